package io.taizhang.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.ledger.LedgerViews.LedgerEventView;
import io.taizhang.ledger.LedgerViews.LedgerRunView;
import io.taizhang.ledger.LedgerViews.StuckCase;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Runs: by the job, or because somebody wants the journal to be up to date now. */
@ApplicationScoped
class LedgerRunService {

    private static final String SUBJECT = "ledger_run";
    private static final TypeReference<List<StuckCase>> CASES = new TypeReference<>() {};
    private static final String EVENTS = "select code, name, reference, upto_xid, cast(stuck as text) as stuck,"
            + " stuck_since from gl_event order by position";

    private final Derivation derivation;
    private final Session session;
    private final Lists lists;
    private final Rows rows;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    LedgerRunService(
            Derivation derivation,
            Session session,
            Lists lists,
            Rows rows,
            ObjectMapper json,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.derivation = derivation;
        this.session = session;
        this.lists = lists;
        this.rows = rows;
        this.json = json;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /**
     * Takes everything that is finished into the journal. Each batch is a transaction of its own: broken off, the next run
     * goes on where it ended.
     *
     * @throws Refusal 409 {@code ledger_busy} when somebody else is writing into the journal
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    LedgerRunView run() {
        return run(Derivation.STEP);
    }

    /** Like {@link #run()} in batches of so many transactions. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    LedgerRunView run(long step) {
        var by = caller.id();
        var id = QuarkusTransaction.requiringNew().call(() -> begin(by));
        long derived = 0;
        long vouchers = 0;
        Derivation.Batch batch;
        do {
            batch = derivation.advance(id, by, step);
            derived += batch.rows();
            vouchers += batch.vouchers();
        } while (batch.more());
        var last = batch;
        var sums = new long[] {derived, vouchers};
        var view = QuarkusTransaction.requiringNew().call(() -> finish(id, last, sums));
        if (!batch.alone()) {
            throw Refusal.conflict("ledger_busy");
        }
        return view;
    }

    @Transactional
    Page<LedgerRunView> list(ListRequest request) {
        return lists.page(LedgerRun.class, LedgerRunView.class, request, "-createdAt", List.of())
                .map(LedgerRunView::of);
    }

    @Transactional
    LedgerRunView get(UUID id) {
        return LedgerRunView.of(rows.require(LedgerRun.class, id, List.of()));
    }

    @Transactional
    List<LedgerEventView> events() {
        return session.createNativeQuery(EVENTS, Tuple.class)
                .getResultStream()
                .map(row -> new LedgerEventView(
                        row.get("code", String.class),
                        row.get("name", String.class),
                        row.get("reference", String.class),
                        row.get("upto_xid", Long.class),
                        cases(row.get("stuck", String.class)),
                        row.get("stuck_since", Instant.class)))
                .toList();
    }

    private UUID begin(UUID by) {
        var run = new LedgerRun(by);
        session.persist(run);
        return run.id();
    }

    private LedgerRunView finish(UUID id, Derivation.Batch last, long[] sums) {
        var run = rows.lock(LedgerRun.class, id, List.of());
        run.finishedAt = time.now();
        run.uptoXid = last.uptoXid();
        run.rows = sums[0];
        run.vouchers = sums[1];
        run.stuck = last.stuck();
        session.flush();
        var view = LedgerRunView.of(run);
        audit.record("ledger.run", SUBJECT, id, null, null, view);
        return view;
    }

    private @Nullable List<StuckCase> cases(@Nullable String stuck) {
        try {
            return stuck == null ? null : json.readValue(stuck, CASES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
