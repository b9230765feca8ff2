package io.taizhang.merge;

import io.taizhang.customer.CustomerRef;
import java.util.UUID;

/** A customer of a merge. */
public record MergePartyView(UUID id, String number, String name) {

    static MergePartyView of(CustomerRef customer) {
        return new MergePartyView(customer.id(), customer.number(), customer.name());
    }
}
