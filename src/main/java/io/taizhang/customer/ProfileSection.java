package io.taizhang.customer;

import java.util.UUID;

/** A room's part of the one-screen profile of a customer. */
public interface ProfileSection {

    /** The section's name in the profile, such as {@code account}; part of the contract. */
    String name();

    /** The section's figures, as a record that becomes JSON. The caller has checked that the customer may be seen. */
    Object of(UUID customerId);
}
