package io.taizhang.period;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.ledger.LedgerBooks;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose a step is, and whether it is done. The run is locked first: nothing moves while it is settled. */
@ApplicationScoped
@Transactional
class PeriodStepService {

    private final PeriodRuns runs;
    private final PeriodViews views;
    private final PeriodChecks checks;
    private final LedgerBooks ledger;
    private final StaffDirectory staff;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    PeriodStepService(
            PeriodRuns runs,
            PeriodViews views,
            PeriodChecks checks,
            LedgerBooks ledger,
            StaffDirectory staff,
            MergePatch patches,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.runs = runs;
        this.views = views;
        this.checks = checks;
        this.ledger = ledger;
        this.staff = staff;
        this.patches = patches;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<PeriodStepView> list(ListRequest request) {
        ledger.requireCompanyWide();
        return runs.stepPage(request).mapAll(views::ofSteps);
    }

    /** With what the rooms know about it now. */
    PeriodStepView get(UUID id) {
        ledger.requireCompanyWide();
        var step = runs.requireStep(id);
        var run = runs.require(step.runId);
        return views.of(step, run, checks.of(run, step.step));
    }

    /** @throws Refusal 409 {@code period_run_settled}; 422 {@code staff_unknown}, {@code period_due_out_of_range} */
    PeriodStepView assign(UUID id, Version version, @Nullable JsonNode patch) {
        var run = lockRun(id);
        var step = runs.lockStep(id);
        var before = views.of(step, run, null);
        version.requireCurrent(step.version(), () -> before);
        var command = patches.apply(step.editable(), patch);
        if (!command.ownerId().equals(step.ownerId)) {
            staff.requireActive(command.ownerId(), "/ownerId");
        }
        step.assign(command, run);
        return recorded("period_step.assigned", step, run, before);
    }

    /**
     * Notes that a step is done.
     *
     * @throws Refusal 422 {@code period_checks_red} with the {@code exceptions} that block; 409 {@code
     *     period_step_settles}, {@code period_step_done}, {@code period_run_settled}
     */
    PeriodStepView done(UUID id) {
        var run = lockRun(id);
        var step = runs.lockStep(id);
        step.requireByHand();
        step.requireOpen();
        requireGreen(run, checks.of(run, step.step).blocking());
        var before = views.of(step, run, null);
        step.done(caller.id(), time.now());
        return recorded("period_step.done", step, run, before);
    }

    /** @throws Refusal 409 {@code period_step_settles}, {@code period_step_open}, {@code period_run_settled} */
    PeriodStepView undo(UUID id) {
        var run = lockRun(id);
        var step = runs.lockStep(id);
        step.requireByHand();
        var before = views.of(step, run, null);
        step.undo();
        return recorded("period_step.undone", step, run, before);
    }

    /** @throws Refusal 422 {@code period_checks_red} naming what is red */
    static void requireGreen(PeriodRun run, List<PeriodFinding> red) {
        if (!red.isEmpty()) {
            var codes = red.stream().map(finding -> finding.code().name()).collect(Collectors.joining(", "));
            throw Refusal.rule("period_checks_red", run.month(), codes).with("exceptions", red);
        }
    }

    private PeriodRun lockRun(UUID stepId) {
        ledger.requireCompanyWide();
        var run = runs.lock(runs.runOf(stepId));
        run.requireUnsettled();
        return run;
    }

    private PeriodStepView recorded(String action, PeriodStep step, PeriodRun run, PeriodStepView before) {
        runs.flush();
        var after = views.of(step, run, null);
        audit.record(action, "period_step", step.id(), null, before, after);
        return after;
    }
}
