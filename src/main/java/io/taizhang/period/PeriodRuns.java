package io.taizhang.period;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Every query over runs, their steps and what was kept of them. */
@ApplicationScoped
class PeriodRuns implements PanacheRepositoryBase<PeriodRun, UUID> {

    /** The same answer as {@link PeriodStep#state} gives. */
    static final String STATE = "case when e.doneAt is null then 'OPEN' else 'DONE' end";

    /** The same answer as {@link PeriodStep#overdue} gives. */
    static final String OVERDUE = "case when e.doneAt is null and e.dueOn < :today then true else false end";

    private static final String ALONE = "select 1 from pg_advisory_xact_lock(hashtext('taizhang.period'))";

    private final Lists lists;
    private final Rows rows;
    private final BusinessTime time;

    PeriodRuns(Lists lists, Rows rows, BusinessTime time) {
        this.lists = lists;
        this.rows = rows;
        this.time = time;
    }

    /** Waits until nobody else opens a run. */
    void queueUp() {
        getEntityManager().createNativeQuery(ALONE, Integer.class).getSingleResult();
    }

    Page<PeriodRun> page(ListRequest request) {
        return lists.page(PeriodRun.class, PeriodRunView.class, request, "-startsOn", List.of());
    }

    PeriodRun require(UUID id) {
        return rows.require(PeriodRun.class, id, List.of());
    }

    PeriodRun lock(UUID id) {
        return rows.lock(PeriodRun.class, id, List.of());
    }

    Optional<PeriodRun> of(LocalDate month) {
        return find("startsOn", month).firstResultOptional();
    }

    Optional<PeriodRun> lockOf(LocalDate month) {
        return find("startsOn", month).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The latest run of a month before this one. */
    Optional<PeriodRun> before(LocalDate month) {
        return find("startsOn < ?1 order by startsOn desc", month).firstResultOptional();
    }

    /** The runs with these ids. */
    Map<UUID, PeriodRun> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(PeriodRun::id, run -> run));
    }

    /** The steps of runs, each run's in their order. */
    Map<UUID, List<PeriodStep>> steps(Collection<UUID> runIds) {
        return getEntityManager()
                .createQuery("from PeriodStep e where e.runId in :runs", PeriodStep.class)
                .setParameter("runs", runIds)
                .getResultStream()
                .sorted((one, other) -> one.step.compareTo(other.step))
                .collect(Collectors.groupingBy(step -> step.runId));
    }

    List<PeriodStep> steps(PeriodRun run) {
        return steps(List.of(run.id())).getOrDefault(run.id(), List.of());
    }

    Page<PeriodStep> stepPage(ListRequest request) {
        return lists.page(
                PeriodStep.class,
                PeriodStepView.class,
                request,
                "dueOn",
                List.of(
                        Condition.derived("state", STATE, Map.of()),
                        Condition.derived("overdue", OVERDUE, Map.of("today", time.today()))));
    }

    PeriodStep requireStep(UUID id) {
        return rows.require(PeriodStep.class, id, List.of());
    }

    /** Whose step it is; the step itself is not read, because it may have moved by the time the run is locked. */
    UUID runOf(UUID stepId) {
        return getEntityManager()
                .createQuery("select e.runId from PeriodStep e where e.id = :id", UUID.class)
                .setParameter("id", stepId)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("period step"));
    }

    PeriodStep lockStep(UUID id) {
        return rows.lock(PeriodStep.class, id, List.of());
    }

    /** The step that settling does. */
    PeriodStep settlement(PeriodRun run) {
        return steps(run).stream()
                .filter(step -> step.step == PeriodStepKind.SETTLEMENT)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("period step"));
    }

    Page<PeriodSettlement> settlements(UUID runId, ListRequest request) {
        return lists.page(
                PeriodSettlement.class,
                PeriodSettlementView.class,
                request,
                "-number",
                List.of(Condition.of("e.runId = :run", Map.of("run", runId))));
    }

    void keep(Object made) {
        getEntityManager().persist(made);
    }
}
