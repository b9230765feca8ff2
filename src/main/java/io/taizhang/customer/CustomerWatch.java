package io.taizhang.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room that follows what is written of customers and who looks at them, in the transaction that does it. */
public interface CustomerWatch {

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
    default void written(List<CustomerChange> changes) {}

    /** The caller reads everything about a customer, who may be seen by them. */
    default void seen(UUID customerId) {}
}
