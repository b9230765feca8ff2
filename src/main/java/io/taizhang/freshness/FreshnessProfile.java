package io.taizhang.freshness;

import io.taizhang.customer.ProfileSection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The freshness of a file in a customer's profile. */
@ApplicationScoped
class FreshnessProfile implements ProfileSection {

    private final FreshnessStates states;

    FreshnessProfile(FreshnessStates states) {
        this.states = states;
    }

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public FreshnessSection of(UUID customerId) {
        var state = states.of(customerId);
        var due = FreshnessStates.due(states.fields(List.of(customerId)).get(customerId));
        return new FreshnessSection(state.completeness, state.due(), due);
    }
}
