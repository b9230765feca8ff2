package io.taizhang.customer;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer with everything that is written of them. */
public record CustomerView(
        @Filterable UUID id,
        long version,
        @Filterable(sort = true) String number,
        @Filterable CustomerKind kind,
        @Filterable(sort = true) String name,
        @Filterable CustomerTier tier,
        @Filterable CustomerStage stage,
        @Filterable @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Filterable @Nullable UUID unitId,
        @Nullable String unitName,
        @Filterable @Nullable String industry,
        @Filterable @Nullable @Schema(description = "统一社会信用代码, GB 32100-2015") String creditCode,
        @Filterable @Nullable Gender gender,
        @Filterable @Nullable LocalDate birthday,
        @Filterable @Nullable String source,
        @Nullable String note,
        @Filterable List<String> tags,
        Map<String, Object> customFields,
        List<ContactPoint> contactPoints,
        List<Address> addresses,
        List<Contact> contacts,
        @Nullable @Schema(description = "The number to call first: the primary mobile, or else phone.") String phone,
        @Filterable @Nullable Instant lastInteractionAt,
        @Filterable @Nullable String externalRef,
        @Filterable(sort = true) Instant createdAt,
        @Filterable(sort = true) Instant updatedAt,
        @Filterable
                @Nullable
                @Schema(description = "When it was deleted; lists show deleted customers only when filtered by this.")
                Instant deletedAt,
        @Filterable
                @Nullable
                @Schema(description = "Who this customer is since they were merged; their number is never given again.")
                UUID mergedInto)
        implements Versioned {

    static CustomerView of(
            Customer customer, ContactBook shown, @Nullable String primaryPhone, Map<UUID, String> names) {
        return new CustomerView(
                customer.id(),
                customer.version(),
                customer.number,
                customer.kind,
                customer.name,
                customer.tier,
                customer.stage,
                customer.ownerId,
                names.get(customer.ownerId),
                customer.unitId,
                names.get(customer.unitId),
                customer.industry,
                customer.creditCode,
                customer.gender,
                customer.birthday,
                customer.source,
                customer.note,
                customer.tags,
                shown.fields(),
                shown.contactPoints(),
                shown.addresses(),
                shown.contacts(),
                primaryPhone,
                customer.lastInteractionAt,
                customer.externalRef,
                customer.createdAt(),
                customer.updatedAt(),
                customer.deletedAt,
                customer.mergedInto);
    }
}
