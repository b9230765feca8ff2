package io.taizhang.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A room that looks at who is registered by hand, before and after, in the transaction of the registration. */
public interface RegistrationWatch {

    /**
     * Looks at somebody who is not stored yet; every rule about their fields has been kept.
     *
     * @param override why they are to be registered although they may be known; null when nobody has said so
     * @throws io.taizhang.platform.Refusal 409 with the room's own code
     */
    void beforeRegistering(RegisterCustomer command, @Nullable String override);

    /** The customer is stored. */
    void registered(UUID customerId, RegisterCustomer command, @Nullable String override);
}
