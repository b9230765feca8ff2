package io.taizhang.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.SpecHints;

/**
 * All queries for requests. One's own are always seen; others within the scope, when the caller may ask for or decide
 * that act, or watches over the house ({@code audit:read}). Of everything else nothing exists.
 */
@ApplicationScoped
class ApprovalRequests implements PanacheRepositoryBase<ApprovalRequest, UUID> {

    /** How many rows the jobs take at once. */
    static final int BATCH = 100;

    private static final String NEWS =
            "case when e.maker = :reader and e.status in :tellable and e.seenAt is null then true else false end";
    private static final List<ApprovalStatus> TELLABLE =
            List.of(ApprovalStatus.APPROVED, ApprovalStatus.REJECTED, ApprovalStatus.EXPIRED);

    private static final int SKIP_LOCKED = -2;

    private final Lists lists;
    private final Rows rows;
    private final Caller caller;
    private final Acts acts;
    private final Mandates mandates;

    ApprovalRequests(Lists lists, Rows rows, Caller caller, Acts acts, Mandates mandates) {
        this.lists = lists;
        this.rows = rows;
        this.caller = caller;
        this.acts = acts;
        this.mandates = mandates;
    }

    Page<ApprovalRequest> page(ListRequest request) {
        var rights = Mandates.condition("decides", mandates.ofCaller());
        var parameters = new HashMap<>(rights.parameters());
        parameters.put("open", ApprovalStatus.PENDING);
        parameters.put("decider", caller.id());
        var mayDecide = Condition.derived(
                "mayDecide",
                "case when e.status = :open and e.maker <> :decider and " + rights.hql() + " then true else false end",
                parameters);
        var news = Condition.derived("news", NEWS, Map.of("reader", caller.id(), "tellable", TELLABLE));
        return lists.page(
                ApprovalRequest.class,
                ApprovalRequestView.class,
                request,
                "-createdAt",
                List.of(visible(), mayDecide, news));
    }

    ApprovalRequest require(UUID id) {
        return rows.require(ApprovalRequest.class, id, List.of(visible()));
    }

    ApprovalRequest lock(UUID id) {
        return rows.lock(ApprovalRequest.class, id, List.of(visible()));
    }

    /** Whoever calls: for going on with what has been decided. */
    ApprovalRequest lockAny(UUID id) {
        return rows.lock(ApprovalRequest.class, id, List.of());
    }

    /**
     * Lets the requests for one act on one record come one after the other, until the transaction ends.
     *
     * @param action or the kind of record, for all acts on it together
     */
    void queueUp(String action, UUID subjectId) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
                .setParameter("name", "approval " + action + " " + subjectId)
                .getSingleResult();
    }

    Optional<ApprovalRequest> findByKey(UUID key) {
        return find("executedKey", key).firstResultOptional();
    }

    Optional<ApprovalRequest> lockPending(String action, UUID subjectId) {
        return find("action = ?1 and subjectId = ?2 and status = ?3", action, subjectId, ApprovalStatus.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The one that lets no other of its kind wait beside it. */
    Optional<ApprovalRequest> lockPendingAlone(ApprovalSubject subject) {
        return find(
                        "subjectType = ?1 and subjectId = ?2 and alone = true and status = ?3",
                        subject.type(),
                        subject.id(),
                        ApprovalStatus.PENDING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Those that wait for a decision, by the record that they are about. */
    Map<UUID, UUID> pending(String action, Collection<UUID> subjectIds, Instant now) {
        var pending = new HashMap<UUID, UUID>();
        find(
                        "action = ?1 and subjectId in ?2 and status = ?3 and expiresAt > ?4",
                        action,
                        subjectIds,
                        ApprovalStatus.PENDING,
                        now)
                .stream()
                .forEach(request -> pending.put(request.subjectId, request.id()));
        return pending;
    }

    /** @throws Refusal 409 {@code approval_payload_changed} when the row does not say any more what was asked for */
    void requireUntouched(ApprovalRequest request) {
        var untouched = getEntityManager()
                .createNativeQuery(
                        "select payload_hash = approval_hash(r) from approval_request r where id = :id", Boolean.class)
                .setParameter("id", request.id())
                .getSingleResult();
        if (!Boolean.TRUE.equals(untouched)) {
            throw Refusal.conflict("approval_payload_changed");
        }
    }

    /** Pending requests whose time is over and that nobody is working on, locked. */
    List<ApprovalRequest> lockOverdue(Instant now) {
        return find("status = ?1 and expiresAt <= ?2 order by expiresAt", ApprovalStatus.PENDING, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .page(0, BATCH)
                .list();
    }

    /** Approved before the moment, and neither done nor refused. */
    List<UUID> unfinished(Instant decidedBefore) {
        return getEntityManager()
                .createQuery(
                        "select e.id from ApprovalRequest e where e.status = :approved and e.executedAt is null"
                                + " and e.decidedAt < :before order by e.decidedAt",
                        UUID.class)
                .setParameter("approved", ApprovalStatus.APPROVED)
                .setParameter("before", decidedBefore)
                .setMaxResults(BATCH)
                .getResultList();
    }

    private Condition visible() {
        var scope = caller.scope().of("e.maker", "e.unitId");
        var parameters = new HashMap<>(scope.parameters());
        parameters.put("own", caller.id());
        var delegated = mandates.ofCaller().stream()
                .filter(mandate -> mandate.of() != null)
                .toList();
        var also = "";
        if (!delegated.isEmpty()) {
            var rights = Mandates.condition("delegated", delegated);
            parameters.putAll(rights.parameters());
            also = " or " + rights.hql();
        }
        if (caller.may("audit:read")) {
            return Condition.of("(e.maker = :own or " + scope.hql() + also + ")", parameters);
        }
        parameters.put("acts", acts.visible());
        return Condition.of("(e.maker = :own or (e.action in :acts and " + scope.hql() + ")" + also + ")", parameters);
    }
}
