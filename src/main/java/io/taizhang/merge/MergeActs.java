package io.taizhang.merge;

import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RecordAct;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** A merge that a second person may have to agree to. */
@ApplicationScoped
class MergeActs {

    static final String MERGE = "customer.merge";

    private final MergeService merges;
    private final CustomerFile file;

    MergeActs(MergeService merges, CustomerFile file) {
        this.merges = merges;
        this.file = file;
    }

    /** Who is to be merged, and at which versions they were looked at. */
    record OfVersions(MergeCustomers command, Map<UUID, Long> versions) {}

    static ApprovalSubject subject(CustomerRef survivor) {
        return new ApprovalSubject("customer", survivor.id(), survivor.number(), survivor.id(), survivor.unitId());
    }

    @Produces
    @Singleton
    Approvable<OfVersions> merging() {
        return RecordAct.whole(MERGE, OfVersions.class, "customer:merge", "customer:approve", (id, asked) -> {
            if (!file.versions(asked.versions().keySet()).equals(asked.versions())) {
                throw Refusal.stale(asked.command());
            }
            return Map.of("id", merges.merge(asked.command()).id());
        });
    }
}
