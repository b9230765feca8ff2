package io.taizhang.notify;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.jpa.SpecHints;

/**
 * Every query over mails. A caller sees what they or somebody within their scope has sent; what the system sends by itself
 * belongs to no unit and is seen by those who see everything.
 */
@ApplicationScoped
class MailDeliveries implements PanacheRepositoryBase<MailDelivery, UUID> {

    private static final int SKIP_LOCKED = -2;
    private static final int AT_ONCE = 100;

    private final Lists lists;
    private final Rows rows;
    private final Caller caller;

    MailDeliveries(Lists lists, Rows rows, Caller caller) {
        this.lists = lists;
        this.rows = rows;
        this.caller = caller;
    }

    Page<MailDelivery> page(ListRequest request) {
        return lists.page(MailDelivery.class, MailDeliveryView.class, request, "-createdAt", List.of(visible()));
    }

    MailDelivery require(UUID id) {
        return rows.require(MailDelivery.class, id, List.of(visible()));
    }

    MailDelivery lock(UUID id) {
        return rows.lock(MailDelivery.class, id, List.of(visible()));
    }

    /** Whoever sent it: for the postman. */
    MailDelivery lockAny(UUID id) {
        return rows.lock(MailDelivery.class, id, List.of());
    }

    /** What waits to be sent to a customer about records of these kinds, held until the transaction ends. */
    List<MailDelivery> lockQueued(UUID customerId, Collection<String> subjectKinds) {
        return find(
                        "customerId = ?1 and subjectKind in ?2 and status = ?3 order by id",
                        customerId,
                        subjectKinds,
                        MailStatus.QUEUED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<MailDelivery> of(String subjectKind, UUID subjectId) {
        return find("subjectKind = ?1 and subjectId = ?2 order by createdAt desc, id desc", subjectKind, subjectId)
                .page(0, AT_ONCE)
                .list();
    }

    /** Lets mails with one key come one after the other, until the transaction ends. */
    Optional<MailDelivery> findByKey(String key) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
                .setParameter("name", "mail " + key)
                .getSingleResult();
        return find("key", key).firstResultOptional();
    }

    /** The next mail whose time has come and that nobody is working on, locked. */
    Optional<MailDelivery> lockDue(Instant now) {
        return find("nextAttemptAt <= ?1 order by nextAttemptAt, id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .firstResultOptional();
    }

    /** Those whose outcome has not been told yet, the oldest first. */
    List<UUID> unannounced() {
        return getEntityManager()
                .createQuery(
                        "select e.id from MailDelivery e where e.announced = false order by e.settledAt", UUID.class)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    void keep(MailAttempt attempt) {
        getEntityManager().persist(attempt);
    }

    void keep(MailAttachment file) {
        getEntityManager().persist(file);
    }

    List<MailAttempt> attempts(UUID deliveryId) {
        return getEntityManager()
                .createQuery(
                        "select a from MailAttempt a where a.deliveryId = :id order by a.at, a.id", MailAttempt.class)
                .setParameter("id", deliveryId)
                .getResultList();
    }

    List<Attachment> files(UUID deliveryId) {
        return getEntityManager()
                .createQuery(
                        "select f from MailAttachment f where f.deliveryId = :id order by f.position",
                        MailAttachment.class)
                .setParameter("id", deliveryId)
                .getResultStream()
                .map(MailAttachment::file)
                .toList();
    }

    /** What is known of the files without reading them, by mail. */
    Map<UUID, List<MailAttachmentView>> fileViews(Collection<UUID> deliveryIds) {
        if (deliveryIds.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "select f.deliveryId, f.name, f.mediaType, f.bytes, f.sha256 from MailAttachment f"
                                + " where f.deliveryId in :ids order by f.position",
                        Object[].class)
                .setParameter("ids", deliveryIds)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        Collectors.mapping(
                                row -> new MailAttachmentView(
                                        (String) row[1], (String) row[2], (Long) row[3], (String) row[4]),
                                Collectors.toList())));
    }

    private Condition visible() {
        return caller.scope().of("e.createdBy", "e.unitId");
    }
}
