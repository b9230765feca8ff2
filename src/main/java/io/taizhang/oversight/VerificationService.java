package io.taizhang.oversight;

import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The records of checks: begun, finished, or found abandoned. */
@ApplicationScoped
@Transactional
class VerificationService {

    private static final String SUBJECT = "verification";

    private final EntityManager em;
    private final Lists lists;
    private final Rows rows;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    VerificationService(EntityManager em, Lists lists, Rows rows, AuditTrail audit, Caller caller, BusinessTime time) {
        this.em = em;
        this.lists = lists;
        this.rows = rows;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<VerificationView> list(ListRequest request) {
        return lists.page(Verification.class, VerificationView.class, request, "-createdAt", List.of())
                .map(VerificationView::of);
    }

    VerificationView get(UUID id) {
        return VerificationView.of(rows.require(Verification.class, id, List.of()));
    }

    /** @throws Refusal 422 {@code verified_card_unknown} */
    void requireCard(UUID cardId) {
        var known = em.createNativeQuery("select count(*) from card where id = :id", Long.class)
                .setParameter("id", cardId)
                .getSingleResult();
        if (((Number) known).longValue() == 0) {
            throw Refusal.rule("verified_card_unknown").at("/cardId");
        }
    }

    /** Writes down that a check begins. Whoever calls is the only one at it, so one that still runs was abandoned. */
    VerificationView begin(VerificationKind kind, @Nullable UUID cardId) {
        em.createQuery("from Verification where status = :running", Verification.class)
                .setParameter("running", VerificationStatus.RUNNING)
                .getResultList()
                .forEach(abandoned -> abandoned.breakOff(time.now()));
        var verification = new Verification(kind, cardId, caller.id());
        em.persist(verification);
        em.flush();
        var view = VerificationView.of(verification);
        audit.record("verification.started", SUBJECT, verification.id(), null, null, view);
        return view;
    }

    VerificationView finish(UUID id, VerificationFigures figures, @Nullable Finding finding) {
        var verification = rows.lock(Verification.class, id, List.of());
        verification.finish(figures, finding, time.now());
        return finished(verification);
    }

    VerificationView breakOff(UUID id) {
        var verification = rows.lock(Verification.class, id, List.of());
        verification.breakOff(time.now());
        return finished(verification);
    }

    private VerificationView finished(Verification verification) {
        em.flush();
        var view = VerificationView.of(verification);
        audit.record("verification.finished", SUBJECT, verification.id(), null, null, view);
        return view;
    }
}
