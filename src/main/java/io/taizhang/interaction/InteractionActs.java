package io.taizhang.interaction;

import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RecordAct;
import io.taizhang.customer.CustomerRef;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** What a second person may have to agree to of the log of contacts. */
@ApplicationScoped
class InteractionActs {

    static final String DELETE = "interaction.delete";

    private final InteractionService interactions;

    InteractionActs(InteractionService interactions) {
        this.interactions = interactions;
    }

    /** Which version is to be taken out of the log. */
    record Removal(long version) {}

    static ApprovalSubject subject(UUID id, CustomerRef customer) {
        return new ApprovalSubject("interaction", id, customer.number(), customer.id(), customer.unitId());
    }

    @Produces
    @Singleton
    Approvable<Removal> deleting() {
        return RecordAct.whole(DELETE, Removal.class, "interaction:write", "customer:approve", (id, asked) -> {
            interactions.delete(id, new Version(asked.version()));
            return Map.of();
        });
    }
}
