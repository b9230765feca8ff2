package io.taizhang.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number, address or account by which a customer is reached. Phone numbers are kept in E.164 and shown as they are
 * dialled at home: Chinese ones without the country code.
 */
public record ContactPoint(
        @Nullable @Schema(description = "Send it back to keep the entry; absent for a new one.") UUID id,
        @NotNull ContactPointType type,
        @NotBlank @Size(max = 200) String value,
        @Nullable @Size(max = 60) String label,
        @Nullable @Schema(description = "One per type; the first when none is marked.") Boolean primary,
        @Nullable @Schema(description = "Not to be used for marketing.") Boolean optOut,
        @Nullable Instant verifiedAt) {

    boolean isPrimary() {
        return Boolean.TRUE.equals(primary);
    }

    ContactPoint with(UUID newId, String newValue, boolean nowPrimary) {
        return new ContactPoint(newId, type, newValue, label, nowPrimary, Boolean.TRUE.equals(optOut), verifiedAt);
    }
}
