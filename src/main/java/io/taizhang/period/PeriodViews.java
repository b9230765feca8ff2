package io.taizhang.period;

import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns runs and steps into views, with the names of those concerned. */
@ApplicationScoped
class PeriodViews {

    private final PeriodRuns runs;
    private final StaffDirectory staff;
    private final BusinessTime time;

    PeriodViews(PeriodRuns runs, StaffDirectory staff, BusinessTime time) {
        this.runs = runs;
        this.staff = staff;
        this.time = time;
    }

    /** Runs without what the rooms know about them. */
    List<PeriodRunView> of(List<PeriodRun> some) {
        var steps = runs.steps(some.stream().map(PeriodRun::id).toList());
        var names = names(steps.values().stream().flatMap(List::stream).toList(), some);
        return some.stream()
                .map(run -> view(run, steps.getOrDefault(run.id(), List.of()), List.of(), names))
                .toList();
    }

    PeriodRunView of(PeriodRun run) {
        return of(List.of(run)).get(0);
    }

    /** A run with what its steps show. */
    PeriodRunView of(PeriodRun run, List<StepFigures> figures) {
        var steps = runs.steps(run);
        return view(run, steps, figures, names(steps, List.of(run)));
    }

    List<PeriodStepView> ofSteps(List<PeriodStep> steps) {
        var known = runs.byId(steps.stream().map(step -> step.runId).collect(Collectors.toSet()));
        var names = names(steps, List.of());
        return steps.stream()
                .map(step -> view(step, Objects.requireNonNull(known.get(step.runId)), null, names))
                .toList();
    }

    PeriodStepView of(PeriodStep step, PeriodRun run, @Nullable StepFigures figures) {
        return view(step, run, figures, names(List.of(step), List.of()));
    }

    private Map<UUID, String> names(List<PeriodStep> steps, List<PeriodRun> some) {
        var people = new HashSet<UUID>();
        steps.forEach(step -> {
            people.add(step.ownerId);
            if (step.doneBy != null) {
                people.add(step.doneBy);
            }
        });
        some.forEach(run -> {
            people.add(run.openedBy);
            if (run.decidedBy != null) {
                people.add(run.decidedBy);
            }
        });
        return staff.names(people);
    }

    private PeriodRunView view(
            PeriodRun run, List<PeriodStep> steps, List<StepFigures> figures, Map<UUID, String> names) {
        var known = figures.stream().collect(Collectors.toMap(StepFigures::step, Function.identity()));
        return new PeriodRunView(
                run.id(),
                run.version(),
                run.month(),
                run.startsOn,
                run.endsOn(),
                run.status,
                steps.stream()
                        .map(step -> view(step, run, known.get(step.step), names))
                        .toList(),
                run.openedBy,
                names.get(run.openedBy),
                run.settlements,
                run.decidedBy,
                run.decidedBy == null ? null : names.get(run.decidedBy),
                run.decidedAt,
                run.reason,
                run.createdAt(),
                run.updatedAt());
    }

    private PeriodStepView view(
            PeriodStep step, PeriodRun run, @Nullable StepFigures figures, Map<UUID, String> names) {
        return new PeriodStepView(
                step.id(),
                step.version(),
                step.runId,
                run.month(),
                step.step,
                step.ownerId,
                names.get(step.ownerId),
                step.dueOn,
                step.state(),
                step.overdue(time.today()),
                step.doneBy,
                step.doneBy == null ? null : names.get(step.doneBy),
                step.doneAt,
                figures == null ? null : figures.figures(),
                figures == null ? null : figures.exceptions(),
                step.createdAt(),
                step.updatedAt());
    }
}
