package io.taizhang.care;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.TimelineCursor;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every query over tasks. Those of customers whom the caller may not see do not exist. */
@ApplicationScoped
class Tasks implements PanacheRepositoryBase<Task, UUID> {

    /** Whether a task is overdue on {@code :today}; the same answer as {@link Task#isOverdue} gives. */
    private static final String OVERDUE =
            "case when e.status = io.taizhang.care.TaskStatus.OPEN and e.dueOn < :today then true else false end";

    private final Lists lists;
    private final Rows rows;
    private final CustomerFile file;
    private final BusinessTime time;

    Tasks(Lists lists, Rows rows, CustomerFile file, BusinessTime time) {
        this.lists = lists;
        this.rows = rows;
        this.file = file;
        this.time = time;
    }

    Page<Task> page(ListRequest request) {
        var conditions = new ArrayList<>(
                List.of(visible(), Condition.derived("overdue", OVERDUE, Map.of("today", time.today()))));
        var text = request.search();
        if (text != null) {
            conditions.add(Condition.searchIn("e.title", text));
        }
        return lists.page(Task.class, TaskView.class, request, "dueOn", conditions);
    }

    Task require(UUID id) {
        return rows.require(Task.class, id, List.of(visible()));
    }

    Task lock(UUID id) {
        return rows.lock(Task.class, id, List.of(visible()));
    }

    /** The plan that a task belongs to, read without the task itself, so that the plan can be locked first. */
    Optional<UUID> planOf(UUID id) {
        return getEntityManager()
                .createQuery("select e.planId from Task e where e.id = :id and e.planId is not null", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The one open task of a plan whose lock the caller holds. */
    Optional<Task> openOf(UUID planId) {
        return find("planId = ?1 and status = ?2", planId, TaskStatus.OPEN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Whether a contract has an open task. */
    boolean isAskedFor(UUID contractId) {
        return count("contractId = ?1 and status = ?2", contractId, TaskStatus.OPEN) > 0;
    }

    /** The last day in a plan's rhythm that people have dealt with: done, or cancelled with a reason. */
    Optional<Task> lastDealtWith(UUID planId) {
        return find(
                        "planId = ?1 and (status = ?2 or (status = ?3 and cancelReason is not null))"
                                + " order by occurrenceOn desc, closedAt desc",
                        planId,
                        TaskStatus.DONE,
                        TaskStatus.CANCELLED)
                .firstResultOptional();
    }

    /** The days on which the open tasks of plans are due, by plan. */
    Map<UUID, LocalDate> nextDue(Collection<UUID> planIds) {
        var days = new HashMap<UUID, LocalDate>();
        if (!planIds.isEmpty()) {
            find("planId in ?1 and status = ?2", planIds, TaskStatus.OPEN).stream()
                    .forEach(task -> days.put(task.planId, task.dueOn));
        }
        return days;
    }

    List<Task> doneBefore(UUID customerId, TimelineCursor cursor, int limit) {
        return find(
                        "customerId = ?1 and status = ?2 and (closedAt, id) < (?3, ?4) order by closedAt desc, id desc",
                        customerId,
                        TaskStatus.DONE,
                        cursor.at(),
                        cursor.id())
                .page(0, limit)
                .list();
    }

    TasksSection figures(UUID customerId) {
        return getEntityManager()
                .createQuery(
                        "select count(e.id), sum(case when e.dueOn < :today then 1L else 0L end), min(e.dueOn)"
                                + " from Task e where e.customerId = :customer and e.status = :open",
                        Object[].class)
                .setParameter("today", time.today())
                .setParameter("customer", customerId)
                .setParameter("open", TaskStatus.OPEN)
                .getResultStream()
                .map(row -> new TasksSection((Long) row[0], row[1] == null ? 0 : (Long) row[1], (LocalDate) row[2]))
                .findFirst()
                .orElseThrow();
    }

    private Condition visible() {
        return file.visible("e.customerId");
    }
}
