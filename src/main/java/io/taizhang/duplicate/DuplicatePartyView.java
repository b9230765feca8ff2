package io.taizhang.duplicate;

import io.taizhang.customer.CustomerRef;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of a pair. */
public record DuplicatePartyView(
        UUID id, String number, String name, @Nullable UUID ownerId, @Nullable String ownerName) {

    static DuplicatePartyView of(CustomerRef customer, Map<UUID, String> owners) {
        var owner = customer.ownerId();
        return new DuplicatePartyView(
                customer.id(), customer.number(), customer.name(), owner, owner == null ? null : owners.get(owner));
    }
}
