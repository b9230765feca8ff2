package io.taizhang.billing;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.account.EntryService;
import io.taizhang.account.EntryType;
import io.taizhang.account.PostEntry;
import io.taizhang.account.PostLine;
import io.taizhang.approval.ApprovalService;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bills until they are approved: drafted, changed, discarded, and approved by somebody else. */
@ApplicationScoped
@Transactional
public class BillService {

    static final String SUBJECT = "bill";
    private static final String APPROVE = "bill.approve";

    private final Bills bills;
    private final BillViews views;
    private final EntryService entries;
    private final ApprovalService approvals;
    private final CustomerFile file;
    private final MergePatch patches;
    private final EntityManager em;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;

    BillService(
            Bills bills,
            BillViews views,
            EntryService entries,
            ApprovalService approvals,
            CustomerFile file,
            MergePatch patches,
            EntityManager em,
            AuditTrail audit,
            Caller caller,
            BusinessTime time) {
        this.bills = bills;
        this.views = views;
        this.entries = entries;
        this.approvals = approvals;
        this.file = file;
        this.patches = patches;
        this.em = em;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
    }

    Page<BillView> list(ListRequest request) {
        return bills.page(request).mapAll(views::of);
    }

    BillTotalsView totals(ListRequest request) {
        return bills.totals(request);
    }

    BillView get(UUID id) {
        return views.of(bills.require(id));
    }

    /**
     * Drafts a bill.
     *
     * @throws Refusal 422 {@code customer_unknown}, {@code bill_empty}, {@code bill_item_unknown},
     *     {@code bill_period_wrong}, or what is wrong with a line
     */
    public BillView draft(DraftBill command) {
        file.requireFor(command.customerId(), "/customerId");
        var bill = new Bill(command, lines(command), caller.id(), null);
        bills.persist(bill);
        return recorded("bill.drafted", bill, null);
    }

    /** What a contract has to bill, in the name of whoever started the run; not kept yet. */
    Bill prepared(DraftBill command, Bill.Origin of, UUID maker) {
        return new Bill(command, lines(command), maker, of);
    }

    /** Keeps what has been {@link #prepared}. */
    void draftAll(List<Bill> prepared) {
        bills.persist(prepared);
        em.flush();
        recordAll("bill.drafted", views.of(prepared), null);
    }

    /** Holds the accounts that a run is to charge, all before the first number is taken. */
    void lockAccounts(Collection<UUID> customers) {
        bills.lockAccounts(customers);
    }

    /** Approves what a run has drafted. @return what stands against it, by bill; with those nothing is done */
    Map<UUID, String> approveAll(List<Bill> drafts, UUID approver) {
        var closed = bills.closedAccounts(
                drafts.stream().map(bill -> bill.customerId).collect(toSet()));
        var refusals = new HashMap<UUID, String>();
        for (var bill : drafts) {
            if (approvals.needed(APPROVE, bill.total())) {
                refusals.put(bill.id(), "bill_own_draft");
            } else if (closed.contains(bill.customerId)) {
                refusals.put(bill.id(), "account_closed");
            }
        }
        var sound =
                drafts.stream().filter(bill -> !refusals.containsKey(bill.id())).toList();
        if (!sound.isEmpty()) {
            approved(sound, approver);
        }
        return refusals;
    }

    BillView change(UUID id, Version version, @Nullable JsonNode patch) {
        var bill = bills.lock(id);
        var before = views.of(bill);
        version.requireCurrent(bill.version(), () -> before);
        bill.requireDraft();
        var edit = patches.apply(bill.editable(), patch);
        if (!edit.customerId().equals(bill.customerId)) {
            file.requireFor(edit.customerId(), "/customerId");
        }
        bill.change(edit, lines(edit));
        return recorded("bill.changed", bill, before);
    }

    void discard(UUID id, Version version) {
        var bill = bills.lock(id);
        var before = views.of(bill);
        version.requireCurrent(bill.version(), () -> before);
        bill.requireDraft();
        bill.deletedAt = time.now();
        audit.record("bill.discarded", SUBJECT, id, bill.customerId, before, null);
    }

    BillView restore(UUID id) {
        var bill = bills.lockDiscarded(id);
        bill.deletedAt = null;
        return recorded("bill.restored", bill, null);
    }

    /**
     * Makes a draft a bill: it gets its number, and its new lines are charged to the customer's account. What a contract
     * agreed is charged whatever the credit limit says; the rest is within it. Above the threshold of the policy
     * {@code bill.approve} nobody approves a draft of their own.
     */
    BillView approve(UUID id) {
        var bill = bills.lock(id);
        bill.requireDraft();
        if (bill.createdBy.equals(caller.id()) && approvals.needed(APPROVE, bill.total())) {
            throw Refusal.forbidden("bill_own_draft");
        }
        var today = time.today();
        if (bill.dueOn.isBefore(today)) {
            throw Refusal.conflict("bill_due_before_issue", bill.dueOn.toString(), today.toString());
        }
        bills.lockAccount(bill.customerId);
        requireAsDrafted(bill);
        return approved(List.of(bill), caller.id()).get(0);
    }

    private List<BillView> approved(List<Bill> drafts, UUID approver) {
        var before = views.of(drafts);
        var today = time.today();
        var numbers = bills.nextNumbers(today, drafts.size());
        var charges = charges(drafts, numbers, today, approver);
        var items = new HashMap<UUID, List<UUID>>();
        for (int i = 0; i < drafts.size(); i++) {
            var bill = drafts.get(i);
            var charge = charges.get(bill.id());
            items.put(
                    bill.id(),
                    Stream.concat(bill.lines.stream().map(BillLine::entryId), Stream.of(charge))
                            .filter(Objects::nonNull)
                            .toList());
            bill.approve(numbers.get(i), today, charge, approver, time.now());
        }
        em.flush();
        bills.collect(items);
        var after = views.of(bills.reread(drafts));
        recordAll("bill.approved", after, before);
        return after;
    }

    /** Charges the lines that bills bring themselves. @return the entry, by bill; none for a bill that only collects */
    private Map<UUID, UUID> charges(List<Bill> bills, List<String> numbers, LocalDate on, UUID approver) {
        var charging = new ArrayList<UUID>();
        var documents = new ArrayList<EntryService.Document>();
        for (int i = 0; i < bills.size(); i++) {
            var own = bills.get(i).lines.stream()
                    .filter(line -> line.entryId() == null)
                    .toList();
            if (!own.isEmpty()) {
                charging.add(bills.get(i).id());
                documents.add(new EntryService.Document(
                        charge(bills.get(i), own, numbers.get(i), on), BillTaxes.charged(own)));
            }
        }
        var charges = new HashMap<UUID, UUID>();
        if (!documents.isEmpty()) {
            var posted = entries.postDecided(documents, approver);
            for (int i = 0; i < posted.size(); i++) {
                charges.put(charging.get(i), posted.get(i).id());
            }
        }
        return charges;
    }

    private static PostEntry charge(Bill bill, List<BillLine> own, String number, LocalDate on) {
        return new PostEntry(
                bill.customerId,
                EntryType.CHARGE,
                on,
                Money.fen(own.stream().mapToLong(BillLine::amountMinor).sum()),
                null,
                null,
                number,
                null,
                null,
                own.stream().map(BillService::entryLine).toList(),
                bill.dueOn,
                bill.contractId == null ? null : bill.contractKey);
    }

    private static PostLine entryLine(BillLine line) {
        return new PostLine(
                line.description(),
                null,
                line.quantity().toPlainString(),
                Money.fen(line.unitPriceMinor()),
                Money.fen(line.discountMinor()),
                null);
    }

    /** A debit that was paid, or billed elsewhere, since the draft was made: the draft has to be looked at again. */
    private void requireAsDrafted(Bill bill) {
        var collected =
                bill.lines.stream().filter(line -> line.entryId() != null).toList();
        if (collected.isEmpty()) {
            return;
        }
        var open = bills.unbilled(
                bill.customerId,
                collected.stream()
                        .map(BillLine::entryId)
                        .filter(Objects::nonNull)
                        .toList());
        for (var line : collected) {
            var now = open.get(line.entryId());
            if (now == null || now.residualMinor() != line.amountMinor()) {
                throw Refusal.conflict("bill_outdated", line.description());
            }
        }
    }

    private List<BillLine> lines(DraftBill command) {
        var from = command.periodFrom();
        var to = command.periodTo();
        if (from != null && to != null && to.isBefore(from)) {
            throw Refusal.rule("bill_period_wrong").at("/periodTo");
        }
        var lines = new ArrayList<BillLine>();
        var charged = command.lines() == null ? List.<DraftBill.DraftLine>of() : command.lines();
        for (int i = 0; i < charged.size(); i++) {
            lines.add(BillLine.of(charged.get(i), "/lines/" + i));
        }
        var collect = command.collect() == null ? List.<UUID>of() : command.collect();
        if (!collect.isEmpty()) {
            lines.addAll(collected(command.customerId(), collect));
        }
        var total = lines.stream().mapToLong(BillLine::amountMinor).sum();
        if (total <= 0) {
            throw Refusal.rule("bill_empty").at("/lines");
        }
        if (total > Money.LIMIT) {
            throw Refusal.rule("money_too_large", Money.fen(total).amount()).at("/lines");
        }
        return lines;
    }

    private List<BillLine> collected(UUID customerId, List<UUID> collect) {
        var open = bills.unbilled(customerId, new HashSet<>(collect));
        var lines = new ArrayList<BillLine>();
        for (int i = 0; i < collect.size(); i++) {
            var item = open.remove(collect.get(i));
            if (item == null) {
                throw Refusal.rule("bill_item_unknown").at("/collect/" + i);
            }
            lines.add(BillLine.collected(item.description(), item.residualMinor(), collect.get(i)));
        }
        return lines;
    }

    private BillView recorded(String act, Bill bill, @Nullable BillView before) {
        em.flush();
        em.refresh(bill);
        var view = views.of(bill);
        audit.record(act, SUBJECT, bill.id(), bill.customerId, before, view);
        return view;
    }

    private void recordAll(String act, List<BillView> after, @Nullable List<BillView> before) {
        var changes = new ArrayList<AuditTrail.Change>();
        for (int i = 0; i < after.size(); i++) {
            var view = after.get(i);
            changes.add(
                    new AuditTrail.Change(view.id(), view.customerId(), before == null ? null : before.get(i), view));
        }
        audit.recordAll(act, SUBJECT, changes);
    }
}
