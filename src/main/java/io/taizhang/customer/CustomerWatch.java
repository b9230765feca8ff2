package io.taizhang.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room that follows what is written of customers and who looks at them, in the transaction that does it. */
public interface CustomerWatch {

    /**
     * What was written of a customer.
     *
     * @param before as it stood, with the ids of its entries; null for a new customer
     * @param after as it stands now, written in the same way as {@code before}
     */
    record Change(UUID customerId, @Nullable RegisterCustomer before, RegisterCustomer after) {}

    /**
     * Looks at somebody who is about to be registered by hand; every rule about their fields has been kept.
     *
     * @param override why they are to be registered although they may be known; null when nobody has said so
     * @throws io.taizhang.platform.Refusal 409 with the room's own code
     */
    default void beforeRegistering(RegisterCustomer command, @Nullable String override) {}

    /** Whoever {@link #beforeRegistering} looked at is stored. */
    default void registered(UUID customerId, RegisterCustomer command, @Nullable String override) {}

    /** Customers were registered or changed; what was written is in the database already. */
    default void written(List<Change> changes) {}

    /** The caller reads everything about a customer, who may be seen by them. */
    default void seen(UUID customerId) {}
}
