package io.taizhang.customer;

import java.util.UUID;

/** A room that may hold on to a customer, for instance because money is still owed. */
public interface DeletionGuard {

    /** @throws io.taizhang.platform.Refusal 409 with the room's own code when the customer must stay */
    void requireDeletable(UUID customerId);
}
