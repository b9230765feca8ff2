package io.taizhang.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A person whom one speaks to at a customer. */
public record Contact(
        @Nullable @Schema(description = "Send it back to keep the entry; absent for a new one.") UUID id,
        @NotBlank @Size(max = 60) String name,
        @Nullable @Size(max = 60) String position,
        @Nullable @Size(max = 60) String phone,
        @Nullable @Size(max = 200) String email,
        @Nullable @Size(max = 500) String note,
        @Nullable @Schema(description = "One of all; the first when none is marked.") Boolean primary) {

    boolean isPrimary() {
        return Boolean.TRUE.equals(primary);
    }

    Contact with(UUID newId, @Nullable String newPhone, boolean nowPrimary) {
        return new Contact(newId, name.strip(), position, newPhone, email, note, nowPrimary);
    }

    Contact shown(@Nullable String shownPhone) {
        return new Contact(id, name, position, shownPhone, email, note, primary);
    }
}
