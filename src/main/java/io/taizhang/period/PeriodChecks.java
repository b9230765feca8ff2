package io.taizhang.period;

import io.taizhang.account.EntryFigures;
import io.taizhang.bank.BankFigures;
import io.taizhang.billing.BillFigures;
import io.taizhang.ledger.PeriodBooks;
import io.taizhang.notify.MailFigures;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Tally;
import io.taizhang.receivable.OpenItemFigures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the rooms what they know about a month now. Each finding says where its list is: the filter that it counted by. */
@ApplicationScoped
class PeriodChecks {

    private static final String CHECKS = "/api/v1/ledger/checks";
    private static final String EVENTS = "/api/v1/ledger/events";

    private final PeriodRuns runs;
    private final EntryFigures entries;
    private final BillFigures bills;
    private final MailFigures mails;
    private final OpenItemFigures items;
    private final BankFigures bank;
    private final PeriodBooks books;
    private final PeriodSettings settings;
    private final BusinessTime time;

    PeriodChecks(
            PeriodRuns runs,
            EntryFigures entries,
            BillFigures bills,
            MailFigures mails,
            OpenItemFigures items,
            BankFigures bank,
            PeriodBooks books,
            PeriodSettings settings,
            BusinessTime time) {
        this.runs = runs;
        this.entries = entries;
        this.bills = bills;
        this.mails = mails;
        this.items = items;
        this.bank = bank;
        this.books = books;
        this.settings = settings;
        this.time = time;
    }

    /** Of all steps, in their order. */
    List<StepFigures> all(PeriodRun run) {
        return all(run, books.month(run.startsOn));
    }

    /** The same for whoever only looks; by nothing of it anything is decided. */
    List<StepFigures> glance(PeriodRun run) {
        return all(run, books.glance(run.startsOn));
    }

    private List<StepFigures> all(PeriodRun run, PeriodBooks.MonthOfBooks month) {
        return Arrays.stream(PeriodStepKind.values())
                .map(step -> of(run, step, month))
                .toList();
    }

    StepFigures of(PeriodRun run, PeriodStepKind step) {
        return of(run, step, step == PeriodStepKind.SETTLEMENT ? books.glance(run.startsOn) : null);
    }

    /** @param month needed for the settlement only */
    private StepFigures of(PeriodRun run, PeriodStepKind step, PeriodBooks.@Nullable MonthOfBooks month) {
        var sheet = new Sheet(run);
        switch (step) {
            case ENTRY -> entry(sheet);
            case BILLING -> billing(sheet);
            case SENDING -> sending(sheet);
            case TRACKING -> tracking(sheet);
            case RECONCILIATION -> reconciliation(sheet);
            case SETTLEMENT -> settlement(sheet, Objects.requireNonNull(month));
        }
        return new StepFigures(step, List.copyOf(sheet.figures), List.copyOf(sheet.findings));
    }

    private void entry(Sheet sheet) {
        var run = sheet.run;
        sheet.count(PeriodCount.POSTED_ENTRIES, entries.posted(run.startsOn, run.endsOn()));
        sheet.find(
                PeriodCheck.ENTRY_DRAFTS,
                entries.drafts(run.startsOn, run.endsOn()),
                "/api/v1/transactions?status=DRAFT&" + sheet.days("businessDate"));
    }

    private void billing(Sheet sheet) {
        var run = sheet.run;
        sheet.count(PeriodCount.ISSUED_BILLS, bills.issued(run.startsOn, run.endsOn()));
        sheet.find(
                PeriodCheck.BILL_DRAFTS,
                bills.drafts(run.endsOn()),
                "/api/v1/bills?status=DRAFT&createdAt[lt]=" + run.endsOn().plusDays(1));
        sheet.find(
                PeriodCheck.UNBILLED,
                bills.unbilled(run.startsOn, run.endsOn()),
                "/api/v1/period-runs/" + run.id() + "/unbilled");
    }

    private void sending(Sheet sheet) {
        var run = sheet.run;
        var next = run.endsOn().plusDays(1);
        sheet.count(PeriodCount.SENT_BILLS, bills.sent(run.startsOn, run.endsOn()));
        sheet.find(
                PeriodCheck.UNSENT_BILLS,
                bills.unsent(run.startsOn, run.endsOn()),
                "/api/v1/bills?status=APPROVED&" + sheet.days("issueOn"));
        sheet.find(
                PeriodCheck.UNDELIVERED_MAILS,
                mails.undelivered("bill", time.startOf(run.startsOn), time.startOf(next)),
                "/api/v1/mail-deliveries?subjectKind=bill&status[in]=BOUNCED,FAILED&createdAt[gte]=" + run.startsOn
                        + "&createdAt[lt]=" + next);
    }

    private void tracking(Sheet sheet) {
        var last = sheet.run.endsOn();
        var owed = "/api/v1/open-items?side=DEBIT&residual[gt]=0&openedOn[lte]=" + last;
        sheet.count(PeriodCount.OWED, items.owed(last));
        sheet.find(PeriodCheck.OVERDUE, items.overdue(last), owed + "&dueOn[lt]=" + time.today());
        sheet.find(PeriodCheck.DISPUTED, items.disputed(last), owed + "&disputed=true");
        sheet.find(
                PeriodCheck.OPEN_DUNNING,
                bills.openNotices(last),
                "/api/v1/dunning-notices?toDo=true&runOn[lte]=" + last);
    }

    private void reconciliation(Sheet sheet) {
        var run = sheet.run;
        var unmatched = bank.unmatched(run.startsOn, run.endsOn());
        sheet.count(PeriodCount.BANK_STATEMENTS, bank.statements(run.startsOn, run.endsOn()));
        sheet.find(
                PeriodCheck.UNMATCHED_LINES,
                new Tally(unmatched.count(), unmatched.credit().plus(unmatched.debit())),
                "/api/v1/bank-lines?currency=CNY&status[in]=OPEN,PARTLY_MATCHED&" + sheet.days("bookedOn"));
        sheet.find(
                PeriodCheck.UNALLOCATED_CREDITS,
                items.unallocated(run.endsOn()),
                "/api/v1/open-items?side=CREDIT&residual[gt]=0&openedOn[lte]=" + run.endsOn());
    }

    private void settlement(Sheet sheet, PeriodBooks.MonthOfBooks month) {
        var run = sheet.run;
        sheet.count(PeriodCount.VOUCHERS, month.posted());
        var open = runs.steps(run).stream()
                .filter(step -> step.step != PeriodStepKind.SETTLEMENT && step.doneAt == null)
                .count();
        sheet.find(
                PeriodCheck.STEPS_OPEN,
                open,
                "/api/v1/period-steps?runId=" + run.id() + "&state=OPEN&step[ne]=SETTLEMENT");
        sheet.find(PeriodCheck.EVENTS_STUCK, month.stuck(), EVENTS);
        sheet.find(PeriodCheck.ROWS_AHEAD, month.ahead(), EVENTS);
        sheet.find(PeriodCheck.CLEARING_OPEN, month.clearing(), "/api/v1/ledger/trial-balance?month=" + run.month());
        sheet.find(PeriodCheck.SUBLEDGERS_DIFFER, month.differing(), CHECKS);
        sheet.find(PeriodCheck.JOURNAL_BROKEN, month.broken(), CHECKS);
        sheet.find(PeriodCheck.CARD_SALES_UNLINKED, month.unlinked(), CHECKS);
        sheet.find(
                PeriodCheck.LATE_VOUCHERS,
                month.late(),
                "/api/v1/ledger/vouchers?" + sheet.days("businessDate") + "&dated[gt]=" + run.endsOn());
    }

    /** What comes together for a step. */
    private final class Sheet {

        private final PeriodRun run;
        private final List<PeriodFigure> figures = new ArrayList<>();
        private final List<PeriodFinding> findings = new ArrayList<>();

        Sheet(PeriodRun run) {
            this.run = run;
        }

        void count(PeriodCount code, Tally tally) {
            figures.add(new PeriodFigure(code, tally.count(), tally.amount()));
        }

        void count(PeriodCount code, long count) {
            figures.add(new PeriodFigure(code, count, null));
        }

        void find(PeriodCheck code, Tally tally, String path) {
            find(code, tally.count(), tally.amount(), path);
        }

        void find(PeriodCheck code, long count, String path) {
            find(code, count, null, path);
        }

        private void find(PeriodCheck code, long count, @Nullable Money amount, String path) {
            if (count > 0) {
                findings.add(new PeriodFinding(code, settings.blocking().contains(code), count, amount, path));
            }
        }

        /** The filter for the days of the month. */
        String days(String field) {
            return field + "[gte]=" + run.startsOn + "&" + field + "[lte]=" + run.endsOn();
        }
    }
}
