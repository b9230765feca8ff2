package io.taizhang.customer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is written of a customer; also what a change edits. Lists are replaced as a whole. */
public record RegisterCustomer(
        @NotNull CustomerKind kind,
        @NotBlank @Size(max = 120) String name,
        @Nullable @Schema(description = "POTENTIAL when absent.") CustomerTier tier,
        @Nullable @Schema(description = "PROSPECT when absent.") CustomerStage stage,
        @Nullable @Schema(description = "Whoever registers, when absent.") UUID ownerId,
        @Nullable @Schema(description = "The owner's unit, when absent.") UUID unitId,
        @Nullable @Size(max = 60) String industry,
        @Nullable @Size(max = 40) @Schema(description = "统一社会信用代码, GB 32100-2015") String creditCode,
        @Nullable Gender gender,
        @Nullable LocalDate birthday,
        @Nullable @Size(max = 60) String source,
        @Nullable @Size(max = 4000) String note,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 30) String> tags,
        @Nullable
                @Size(max = 50)
                @Schema(description = "Texts of at most 500 characters, numbers and booleans by name.")
                Map<String, Object> customFields,
        @Nullable @Size(max = 30) List<@NotNull @Valid ContactPoint> contactPoints,
        @Nullable @Size(max = 30) List<@NotNull @Valid Address> addresses,
        @Nullable @Size(max = 50) List<@NotNull @Valid Contact> contacts,
        @Nullable @Size(max = 120) @Schema(description = "The customer's id in the system that it came from; unique.")
                String externalRef) {

    /** What stands now, as a change starts from it. */
    static RegisterCustomer of(Customer customer, ContactBook shown) {
        return new RegisterCustomer(
                customer.kind,
                customer.name,
                customer.tier,
                customer.stage,
                customer.ownerId,
                customer.unitId,
                customer.industry,
                customer.creditCode,
                customer.gender,
                customer.birthday,
                customer.source,
                customer.note,
                customer.tags,
                customer.customFields,
                shown.contactPoints(),
                shown.addresses(),
                shown.contacts(),
                customer.externalRef);
    }

    List<String> tagList() {
        return tags == null ? List.of() : tags;
    }

    Map<String, Object> fieldMap() {
        return customFields == null ? Map.of() : customFields;
    }

    List<ContactPoint> pointList() {
        return contactPoints == null ? List.of() : contactPoints;
    }

    List<Address> addressList() {
        return addresses == null ? List.of() : addresses;
    }

    List<Contact> contactList() {
        return contacts == null ? List.of() : contacts;
    }
}
