package io.taizhang.bulk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Copy;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.jpa.SpecHints;

/** Every query on changes of many customers: one sees one's own and those of one's scope. */
@ApplicationScoped
class BulkEdits implements PanacheRepositoryBase<BulkEdit, UUID> {

    private static final int SKIP_LOCKED = -2;

    private final Caller caller;
    private final Rows rows;

    BulkEdits(Caller caller, Rows rows) {
        this.caller = caller;
        this.rows = rows;
    }

    Condition inScope() {
        return caller.scope().of("e.createdBy", "e.unitId");
    }

    /** @throws Refusal 404 when it does not exist or lies outside the scope */
    BulkEdit require(UUID id) {
        return rows.require(BulkEdit.class, id, List.of(inScope()));
    }

    /** Like {@link #require}, and keeps it from changing until the transaction ends. */
    BulkEdit lock(UUID id) {
        return rows.lock(BulkEdit.class, id, List.of(inScope()));
    }

    Optional<BulkEdit> running(UUID by) {
        return find("createdBy = ?1 and status = ?2", by, BulkEditStatus.RUNNING)
                .firstResultOptional();
    }

    List<BulkEdit> underWay() {
        return list("status in ?1 order by id", List.of(BulkEditStatus.RUNNING, BulkEditStatus.UNDOING));
    }

    void addRows(List<BulkRow> added) {
        Copy.<BulkRow>into("bulk_edit_row")
                .column("id", row -> row.id)
                .column("edit_id", row -> row.editId)
                .column("position", row -> row.position)
                .column("customer_id", row -> row.customerId)
                .column("version", row -> row.version)
                .column("outcome", row -> row.outcome)
                .write(getEntityManager(), added);
    }

    /** The next rows to work on; another instance may take one of them first. */
    List<UUID> next(BulkEdit edit, int limit) {
        return getEntityManager()
                .createQuery(
                        "select r.id from BulkRow r where r.editId = :edit and r.outcome = :open order by r.position",
                        UUID.class)
                .setParameter("edit", edit.id())
                .setParameter("open", edit.open())
                .setMaxResults(limit)
                .getResultList();
    }

    /** The row, held until the transaction ends; empty when it is not open any more or somebody else works on it. */
    Optional<BulkRow> take(UUID rowId, RowOutcome open) {
        return getEntityManager()
                .createQuery("from BulkRow r where r.id = :row and r.outcome = :open", BulkRow.class)
                .setParameter("row", rowId)
                .setParameter("open", open)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .getResultStream()
                .findFirst();
    }

    /** Counts what has become of the rows. */
    void count(BulkEdit edit) {
        List<Object[]> counts = getEntityManager()
                .createQuery(
                        "select r.outcome, count(r.id) from BulkRow r where r.editId = :edit group by r.outcome",
                        Object[].class)
                .setParameter("edit", edit.id())
                .getResultList();
        var counted = counts.stream()
                .collect(Collectors.toMap(row -> (RowOutcome) row[0], row -> ((Number) row[1]).intValue()));
        edit.changed = of(counted, RowOutcome.CHANGED);
        edit.unchanged = of(counted, RowOutcome.UNCHANGED);
        edit.refused = of(counted, RowOutcome.REFUSED);
        edit.undone = of(counted, RowOutcome.UNDONE);
        edit.kept = of(counted, RowOutcome.KEPT);
    }

    private static int of(Map<RowOutcome, Integer> counted, RowOutcome outcome) {
        return counted.getOrDefault(outcome, 0);
    }
}
