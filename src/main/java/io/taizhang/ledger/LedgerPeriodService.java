package io.taizhang.ledger;

import io.quarkus.arc.All;
import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalRequestRef;
import io.taizhang.approval.ApprovalService;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.RequestApproval;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.ledger.LedgerCommands.ReopenLedgerPeriod;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Closing months in their order, and opening the last one again. */
@ApplicationScoped
@Transactional
class LedgerPeriodService {

    private static final String REOPEN = "ledger.reopen_period";
    private static final String SUBJECT = "ledger_period";

    private final LedgerPeriods periods;
    private final LedgerRunService runs;
    private final Journal journal;
    private final ApprovalService approvals;
    private final List<ClosingGuard> guards;
    private final Event<LedgerPeriodReopened> reopened;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    LedgerPeriodService(
            LedgerPeriods periods,
            LedgerRunService runs,
            Journal journal,
            ApprovalService approvals,
            @All List<ClosingGuard> guards,
            Event<LedgerPeriodReopened> reopened,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.periods = periods;
        this.runs = runs;
        this.journal = journal;
        this.approvals = approvals;
        this.guards = guards;
        this.reopened = reopened;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<LedgerPeriodView> list(ListRequest request) {
        return periods.page(request).map(LedgerPeriodView::of);
    }

    /** Also of a month that nothing was posted in. */
    LedgerPeriodView get(String month) {
        var first = LedgerPeriods.month(month);
        return LedgerPeriodView.of(periods.of(first).orElseThrow(() -> Refusal.notFound("ledger period")));
    }

    /**
     * Closes a month after everything that is finished has been posted in it; what comes later is posted in the next one.
     *
     * @throws Refusal 409 {@code period_closed}, {@code period_not_over}, {@code period_earlier_open},
     *     {@code period_event_stuck}, {@code ledger_busy}, and what a {@link ClosingGuard} says
     */
    LedgerPeriodView close(String month) {
        var first = LedgerPeriods.month(month);
        requireOver(first);
        guards.forEach(guard -> guard.requireMayClose(first));
        runs.run();
        journal.lock();
        return closeAlone(first);
    }

    /** @throws Refusal 409 {@code period_not_over} */
    void requireOver(LocalDate first) {
        if (!first.plusMonths(1).isBefore(time.today().plusDays(1))) {
            throw Refusal.conflict("period_not_over", LedgerPeriods.shown(first));
        }
    }

    /** The closing itself, by whoever has locked the journal and may close. */
    LedgerPeriodView closeAlone(LocalDate first) {
        if (periods.hasOpenBefore(first)) {
            throw Refusal.conflict("period_earlier_open", LedgerPeriods.shown(first));
        }
        requireNothingStuck(first);
        periods.ensure(first);
        var period = periods.lock(first);
        var before = LedgerPeriodView.of(period);
        period.close(caller.id(), time.now());
        return recorded("ledger_period.closed", period, before);
    }

    private void requireNothingStuck(LocalDate first) {
        var next = first.plusMonths(1);
        runs.events().stream()
                .map(event -> event.stuck())
                .filter(Objects::nonNull)
                .flatMap(cases -> cases.stream())
                .filter(stuck -> stuck.businessDate().isBefore(next))
                .findFirst()
                .ifPresent(stuck -> {
                    throw Refusal.conflict("period_event_stuck", stuck.event(), stuck.businessDate());
                });
    }

    /**
     * Opens the last closed month again, by the policies with a second person.
     *
     * @return the period, or the request for a second person
     * @throws Refusal 409 {@code period_not_closed}, {@code period_later_closed}, {@code approval_pending}
     */
    Object reopen(String month, ReopenLedgerPeriod command) {
        var period = periods.of(LedgerPeriods.month(month)).orElseThrow(() -> Refusal.notFound("ledger period"));
        requireReopenable(period.startsOn);
        if (approvals.needed(REOPEN, null)) {
            var subject = new ApprovalSubject(SUBJECT, period.id(), month, null, null);
            return approvals.request(new RequestApproval(REOPEN, subject, command, command.reason(), null));
        }
        return reopen(period.startsOn, caller.id(), command.reason());
    }

    void requireReopenable(LocalDate first) {
        periods.of(first).orElseThrow(() -> Refusal.notFound("ledger period")).requireClosed();
        if (!first.equals(periods.lastClosed())) {
            throw Refusal.conflict("period_later_closed", LedgerPeriods.shown(first));
        }
    }

    LedgerPeriodView reopen(LocalDate first, UUID by, String reason) {
        journal.lock();
        var period = periods.lock(first);
        requireReopenable(first);
        var before = LedgerPeriodView.of(period);
        period.reopen(by, time.now(), reason);
        var view = recorded("ledger_period.reopened", period, before);
        reopened.fire(new LedgerPeriodReopened(first, by, reason));
        return view;
    }

    private LedgerPeriodView recorded(String action, LedgerPeriod period, LedgerPeriodView before) {
        periods.flush();
        var after = LedgerPeriodView.of(period);
        audit.record(action, SUBJECT, period.id(), null, before, after);
        return after;
    }

    /** The opening again as a second person decides it. */
    @ApplicationScoped
    static class Reopening implements Approvable<ReopenLedgerPeriod> {

        private final LedgerPeriodService service;
        private final LedgerPeriods periods;

        Reopening(LedgerPeriodService service, LedgerPeriods periods) {
            this.service = service;
            this.periods = periods;
        }

        @Override
        public String action() {
            return REOPEN;
        }

        @Override
        public Class<ReopenLedgerPeriod> payloadType() {
            return ReopenLedgerPeriod.class;
        }

        @Override
        public String permissionToMake() {
            return "ledger:close";
        }

        @Override
        public String permissionToDecide() {
            return "ledger:close";
        }

        @Override
        public void validate(ApprovalRequestRef request, ReopenLedgerPeriod command) {
            service.requireReopenable(month(request));
        }

        @Override
        public Object execute(ApprovalRequestRef request, ReopenLedgerPeriod command) {
            return service.reopen(month(request), request.maker(), command.reason());
        }

        @Override
        public @Nullable Object current(ApprovalRequestRef request, ReopenLedgerPeriod command) {
            return periods.of(month(request)).map(LedgerPeriodView::of).orElse(null);
        }

        private static LocalDate month(ApprovalRequestRef request) {
            return LedgerPeriods.month(request.subject().label());
        }
    }
}
