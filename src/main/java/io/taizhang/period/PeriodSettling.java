package io.taizhang.period;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.ledger.ClosingGuard;
import io.taizhang.ledger.LedgerBooks;
import io.taizhang.ledger.LedgerPeriodReopened;
import io.taizhang.ledger.LedgerPeriodView;
import io.taizhang.ledger.PeriodBooks;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Settling months and opening them again. */
@ApplicationScoped
@Transactional
class PeriodSettling {

    /** Of the checks of a company with a million entries. */
    private static final int LONGEST_SECONDS = 600;

    private final PeriodRuns runs;
    private final PeriodViews views;
    private final PeriodChecks checks;
    private final PeriodBooks books;
    private final LedgerBooks ledger;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    PeriodSettling(
            PeriodRuns runs,
            PeriodViews views,
            PeriodChecks checks,
            PeriodBooks books,
            LedgerBooks ledger,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.runs = runs;
        this.views = views;
        this.checks = checks;
        this.books = books;
        this.ledger = ledger;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    /**
     * Takes what has happened into the journal; then, in one transaction that nobody else writes vouchers beside, looks at
     * every check, closes the month in the ledger, keeps what the steps showed, and settles the run.
     *
     * @throws Refusal 422 {@code period_checks_red} with the {@code exceptions} that block; 409 {@code
     *     period_run_settled}, {@code period_not_over}, {@code period_earlier_open}, {@code ledger_busy}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    PeriodRunView settle(UUID id) {
        var first = QuarkusTransaction.requiringNew().call(() -> month(id));
        books.bringUpToDate(first);
        return QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> settleAlone(id));
    }

    private LocalDate month(UUID id) {
        ledger.requireCompanyWide();
        var run = runs.require(id);
        run.requireUnsettled();
        return run.startsOn;
    }

    private PeriodRunView settleAlone(UUID id) {
        var run = runs.lock(id);
        run.requireUnsettled();
        books.hold();
        var figures = checks.all(run);
        var red = figures.stream()
                .map(StepFigures::blocking)
                .flatMap(List::stream)
                .toList();
        PeriodStepService.requireGreen(run, red);
        var before = views.of(run);
        books.close(run.startsOn);
        var by = caller.id();
        var now = time.now();
        runs.settlement(run).done(by, now);
        run.settle(by, now);
        runs.keep(new PeriodSettlement(run, by, now, figures));
        runs.flush();
        audit.record("period_run.settled", PeriodRunService.SUBJECT, id, null, before, views.of(run));
        return views.of(run, figures);
    }

    /**
     * Opens a settled month again by the ledger's rule.
     *
     * @return the run, or the request that waits for a second person
     * @throws Refusal 409 {@code period_run_not_settled}, {@code period_later_closed}, {@code approval_pending}
     */
    Object reopen(UUID id, ReopenPeriodRun command) {
        ledger.requireCompanyWide();
        // The journal before the run, as whoever opens the month in the ledger does.
        books.hold();
        var run = runs.lock(id);
        run.requireSettled();
        var answer = books.reopen(run.startsOn, command.reason());
        return answer instanceof LedgerPeriodView ? views.of(run) : answer;
    }

    /** The ledger has opened the month again, at once or after a second person agreed. */
    void reopened(@Observes LedgerPeriodReopened period) {
        runs.lockOf(period.month()).filter(PeriodRun::isSettled).ifPresent(run -> {
            var before = views.of(run);
            run.reopen(period.by(), time.now(), period.reason());
            runs.settlement(run).undo();
            runs.flush();
            audit.record("period_run.reopened", PeriodRunService.SUBJECT, run.id(), null, before, views.of(run));
        });
    }

    /** A month with a run is closed by settling that. */
    @ApplicationScoped
    static class BySettlingOnly implements ClosingGuard {

        private final PeriodRuns runs;

        BySettlingOnly(PeriodRuns runs) {
            this.runs = runs;
        }

        @Override
        public void requireMayClose(LocalDate month) {
            runs.of(month).filter(run -> !run.isSettled()).ifPresent(run -> {
                throw Refusal.conflict("period_run_decides", run.month()).with("runId", run.id());
            });
        }
    }
}
