package io.taizhang.bulk;

import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RecordAct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/** A change of many customers that a second person may have to agree to. */
@ApplicationScoped
class BulkActs {

    static final String EDIT = "customer.bulk_edit";

    private final BulkEditService edits;

    BulkActs(BulkEditService edits) {
        this.edits = edits;
    }

    static ApprovalSubject subject(UUID id, int customers) {
        return new ApprovalSubject("bulk_edit", id, Integer.toString(customers), null, null);
    }

    @Produces
    @Singleton
    Approvable<EditInBulk> editing() {
        return RecordAct.whole(
                EDIT,
                EditInBulk.class,
                "customer:bulk-edit",
                "customer:approve",
                (id, command) -> Map.of("id", edits.start(command).id()));
    }
}
