package io.taizhang.interaction;

import io.taizhang.customer.ProfileSection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The contacts' part of a customer's profile. */
@ApplicationScoped
class InteractionProfile implements ProfileSection {

    private final Interactions interactions;

    InteractionProfile(Interactions interactions) {
        this.interactions = interactions;
    }

    @Override
    public String name() {
        return "interactions";
    }

    @Override
    public InteractionsSection of(UUID customerId) {
        return interactions.figures(customerId);
    }
}
