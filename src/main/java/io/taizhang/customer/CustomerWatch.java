package io.taizhang.customer;

import java.util.List;
import java.util.UUID;

/** A room that follows what is written of customers and who looks at them, in the transaction that does it. */
public interface CustomerWatch {

    /** Customers were registered or changed; what was written is in the database already. */
    default void written(List<CustomerChange> changes) {}

    /** The caller reads everything about a customer, who may be seen by them. */
    default void seen(UUID customerId) {}
}
