package io.taizhang.period;

import io.taizhang.audit.AuditTrail;
import io.taizhang.billing.BillFigures;
import io.taizhang.billing.BillFigures.Unbilled;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.ledger.LedgerBooks;
import io.taizhang.ledger.PeriodBooks;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opening months and looking at them. */
@ApplicationScoped
@Transactional
class PeriodRunService {

    static final String SUBJECT = "period_run";

    private static final int CONTRACTS = 200;

    private final PeriodRuns runs;
    private final PeriodViews views;
    private final PeriodChecks checks;
    private final PeriodSettings settings;
    private final PeriodBooks books;
    private final LedgerBooks ledger;
    private final BillFigures bills;
    private final StaffDirectory staff;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    PeriodRunService(
            PeriodRuns runs,
            PeriodViews views,
            PeriodChecks checks,
            PeriodSettings settings,
            PeriodBooks books,
            LedgerBooks ledger,
            BillFigures bills,
            StaffDirectory staff,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.runs = runs;
        this.views = views;
        this.checks = checks;
        this.settings = settings;
        this.books = books;
        this.ledger = ledger;
        this.bills = bills;
        this.staff = staff;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<PeriodRunView> list(ListRequest request) {
        ledger.requireCompanyWide();
        return runs.page(request).mapAll(views::of);
    }

    /** With what the rooms know about it now. */
    PeriodRunView get(UUID id) {
        ledger.requireCompanyWide();
        var run = runs.require(id);
        return views.of(run, checks.glance(run));
    }

    Page<PeriodSettlementView> settlements(UUID id, ListRequest request) {
        ledger.requireCompanyWide();
        return runs.settlements(runs.require(id).id(), request).map(PeriodSettlementView::of);
    }

    /** @param cursor of the page before; null for the first */
    Page<Unbilled> unbilled(UUID id, @Nullable String cursor) {
        ledger.requireCompanyWide();
        var run = runs.require(id);
        var batch = bills.unbilled(run.startsOn, run.endsOn(), after(cursor), CONTRACTS);
        var next = batch.next();
        return new Page<>(batch.items(), next == null ? null : next.toString(), null, null);
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.unreadable("cursor_invalid").at("cursor");
        }
    }

    /**
     * Opens the run of a month, also of the one that is not over yet.
     *
     * @throws Refusal 422 {@code period_run_future}; 409 {@code period_run_exists} (member {@code runId}), {@code
     *     period_closed} for a month that the ledger has closed already
     */
    PeriodRunView open(OpenPeriodRun command) {
        ledger.requireCompanyWide();
        var first = command.first();
        if (first.isAfter(time.today())) {
            throw Refusal.rule("period_run_future", command.month()).at("/month");
        }
        runs.queueUp();
        runs.of(first).ifPresent(run -> {
            throw Refusal.conflict("period_run_exists", run.month()).with("runId", run.id());
        });
        if (books.isClosed(first)) {
            throw Refusal.conflict("period_closed", command.month());
        }
        var by = caller.id();
        return opened(first, by, step -> by);
    }

    /**
     * Opens the run of the past month with the people of the run before it, once whatever is retried; where there is none
     * yet, nobody is known who would be responsible, and nothing happens.
     *
     * @return whether it was opened now
     */
    boolean openPastMonth() {
        runs.queueUp();
        var past = time.today().withDayOfMonth(1).minusMonths(1);
        var previous = runs.before(past);
        if (previous.isEmpty() || runs.of(past).isPresent() || books.isClosed(past)) {
            return false;
        }
        var owners =
                runs.steps(previous.get()).stream().collect(Collectors.toMap(step -> step.step, step -> step.ownerId));
        opened(past, caller.id(), step -> present(owners.getOrDefault(step, previous.get().openedBy), previous.get()));
        return true;
    }

    /** Somebody who has left is followed by who opened the run before, if they are still there. */
    private UUID present(UUID owner, PeriodRun previous) {
        return staff.isActive(owner) || !staff.isActive(previous.openedBy) ? owner : previous.openedBy;
    }

    private PeriodRunView opened(LocalDate first, UUID by, Function<PeriodStepKind, UUID> owner) {
        var run = new PeriodRun(first, by);
        runs.persist(run);
        for (var step : PeriodStepKind.values()) {
            var dueOn = run.endsOn().plusDays(settings.dueDays().of(step));
            runs.keep(new PeriodStep(run, step, owner.apply(step), dueOn));
        }
        runs.flush();
        var view = views.of(run);
        audit.record("period_run.opened", SUBJECT, run.id(), null, null, view);
        return view;
    }
}
