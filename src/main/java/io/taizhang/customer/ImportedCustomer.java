package io.taizhang.customer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer as another system knows them. With an {@code externalRef} that is known, that customer is changed: what is
 * null stays, custom fields are added, phone, e-mail and address become the primary ones. Without one, or with one that
 * is new, a customer is registered.
 *
 * @param createdOn the business day since when they are a customer; today when null
 */
public record ImportedCustomer(
        @Nullable String externalRef,
        @Nullable CustomerKind kind,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable CustomerTier tier,
        @Nullable List<String> tags,
        @Nullable UUID ownerId,
        @Nullable UUID unitId,
        @Nullable Address address,
        @Nullable String industry,
        @Nullable String creditCode,
        @Nullable String note,
        @Nullable Map<String, Object> customFields,
        @Nullable LocalDate createdOn) {}
