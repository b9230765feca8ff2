package io.taizhang.duplicate;

import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of pairs by what is done elsewhere: customers who were merged, or parted again. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class DuplicateVerdicts {

    private final DuplicatePairs pairs;
    private final Caller caller;
    private final BusinessTime time;

    DuplicateVerdicts(DuplicatePairs pairs, Caller caller, BusinessTime time) {
        this.pairs = pairs;
        this.caller = caller;
        this.time = time;
    }

    /** Keeps for every pair among these customers, also for those never proposed, that they are one or are not. */
    public void decideAmong(List<UUID> customers, DuplicateStatus status, @Nullable String note) {
        pairs.decideAmong(customers, status, note, caller.id(), time.now());
    }
}
