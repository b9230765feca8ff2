package io.taizhang.contract;

import io.taizhang.customer.ProfileSection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The contracts' part of a customer's profile. */
@ApplicationScoped
class ContractProfile implements ProfileSection {

    private final Contracts contracts;

    ContractProfile(Contracts contracts) {
        this.contracts = contracts;
    }

    @Override
    public String name() {
        return "contracts";
    }

    @Override
    public ContractsSection of(UUID customerId) {
        return contracts.figures(customerId);
    }
}
