package io.taizhang.customer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a customer is found: province, city and district by name, and by their six-digit code where it is known. */
public record Address(
        @Nullable @Schema(description = "Send it back to keep the entry; absent for a new one.") UUID id,
        @NotNull AddressType type,
        @Nullable @Pattern(regexp = "[1-9][0-9]{5}") @Schema(description = "GB/T 2260, e.g. 310104") String regionCode,
        @Nullable @Size(max = 60) String province,
        @Nullable @Size(max = 60) String city,
        @Nullable @Size(max = 60) String district,
        @NotBlank @Size(max = 300) String detail,
        @Nullable @Size(max = 12) String postcode,
        @Nullable @Schema(description = "One per type; the first when none is marked.") Boolean primary) {

    boolean isPrimary() {
        return Boolean.TRUE.equals(primary);
    }

    boolean isSamePlaceAs(Address other) {
        return Objects.equals(regionCode, other.regionCode)
                && Objects.equals(province, other.province)
                && Objects.equals(city, other.city)
                && Objects.equals(district, other.district)
                && detail.strip().equals(other.detail);
    }

    Address with(@Nullable UUID newId, boolean nowPrimary) {
        return new Address(newId, type, regionCode, province, city, district, detail.strip(), postcode, nowPrimary);
    }
}
