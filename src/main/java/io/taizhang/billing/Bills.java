package io.taizhang.billing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.account.EntryTax;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Every query over bills. Those of customers whom the caller may not see do not exist. */
@ApplicationScoped
class Bills implements PanacheRepositoryBase<Bill, UUID> {

    /** The same answer as {@link Bill#status} gives. */
    static final String STATUS = "case when e.voidedAt is not null then 'VOIDED'"
            + " when e.approvedAt is null then 'DRAFT'"
            + " when e.residualMinor = 0 and e.writtenOffMinor > 0 then 'WRITTEN_OFF'"
            + " when e.residualMinor = 0 then 'PAID'"
            + " when e.residualMinor < e.totalMinor then 'PARTLY_PAID'"
            + " when e.sentAt is not null then 'SENT'"
            + " else 'APPROVED' end";

    /** The same answer as {@link Bill#overdue} gives. */
    static final String OVERDUE = "case when e.approvedAt is not null and e.voidedAt is null and e.residualMinor > 0"
            + " and e.nextDueOn < :today then true else false end";

    private static final Condition KEPT = Condition.of("e.deletedAt is null");

    private final Lists lists;
    private final Rows rows;
    private final CustomerFile file;
    private final BusinessTime time;

    Bills(Lists lists, Rows rows, CustomerFile file, BusinessTime time) {
        this.lists = lists;
        this.rows = rows;
        this.file = file;
        this.time = time;
    }

    Page<Bill> page(ListRequest request) {
        return lists.page(Bill.class, BillView.class, request, "-createdAt", conditions(request));
    }

    /** What the list comes to. */
    BillTotalsView totals(ListRequest request) {
        return BillTotalsView.of(
                lists.totals(Bill.class, BillView.class, request, conditions(request), null, BillTotalsView.FIGURES)
                        .get(0));
    }

    private List<Condition> conditions(ListRequest request) {
        var conditions = new ArrayList<>(List.of(
                KEPT,
                visible(),
                Condition.derived("status", STATUS, Map.of()),
                Condition.derived("overdue", OVERDUE, Map.of("today", time.today())),
                Condition.derived("disputed", "case when e.disputedAt is null then false else true end", Map.of())));
        var text = request.search();
        if (text != null) {
            conditions.add(Condition.searchIn("coalesce(e.number, '') || ' ' || coalesce(e.memo, '')", text));
        }
        return conditions;
    }

    Bill require(UUID id) {
        return rows.require(Bill.class, id, List.of(KEPT, visible()));
    }

    Bill lock(UUID id) {
        return rows.lock(Bill.class, id, List.of(KEPT, visible()));
    }

    Bill lockDiscarded(UUID id) {
        return rows.lock(Bill.class, id, List.of(Condition.of("e.deletedAt is not null"), visible()));
    }

    private Condition visible() {
        return file.visible("e.customerId");
    }

    /**
     * The next numbers of a year, such as ZD2026000017. Whoever takes one holds the counter until the transaction ends, so
     * what is taken back leaves no gap.
     */
    List<String> nextNumbers(LocalDate day, int many) {
        var last = ((Number) getEntityManager()
                        .createNativeQuery("insert into bill_counter as c (year, last) values (:year, :many)"
                                + " on conflict (year) do update set last = c.last + :many returning last")
                        .setParameter("year", day.getYear())
                        .setParameter("many", many)
                        .getSingleResult())
                .longValue();
        return LongStream.rangeClosed(last - many + 1, last)
                .mapToObj(number -> "ZD%d%06d".formatted(day.getYear(), number))
                .toList();
    }

    /**
     * Makes debits the items of bills: they are known by their numbers and due with them.
     *
     * @param items of each bill, by its id
     * @throws Refusal 409 {@code bill_item_taken} when one stands on another bill
     */
    void collect(Map<UUID, List<UUID>> items) {
        var all = items.values().stream().flatMap(List::stream).toArray(UUID[]::new);
        var added = getEntityManager()
                .createNativeQuery("insert into bill_item (bill_id, item_id)"
                        + " select * from unnest(cast(:bills as uuid[]), cast(:items as uuid[]))"
                        + " on conflict (item_id) where released_at is null do nothing")
                .setParameter(
                        "bills",
                        items.entrySet().stream()
                                .flatMap(bill -> bill.getValue().stream().map(item -> bill.getKey()))
                                .toArray(UUID[]::new))
                .setParameter("items", all)
                .executeUpdate();
        if (added < all.length) {
            throw Refusal.conflict("bill_item_taken");
        }
        getEntityManager()
                .createNativeQuery(
                        "update open_item i set reference = b.number, due_on = greatest(i.opened_on, b.due_on)"
                                + " from bill_item x join bill b on b.id = x.bill_id"
                                + " where i.id = x.item_id and x.item_id = any (cast(:items as uuid[]))"
                                + " and x.bill_id = any (cast(:bills as uuid[]))")
                .setParameter("items", all)
                .setParameter("bills", items.keySet().toArray(UUID[]::new))
                .executeUpdate();
    }

    /** As they stand after statements that the session knows nothing of; what it held before is let go. */
    List<Bill> reread(List<Bill> bills) {
        var ids = bills.stream().map(Bill::id).toList();
        getEntityManager().flush();
        getEntityManager().clear();
        var found = list("id in ?1", ids).stream().collect(Collectors.toMap(Bill::id, Function.identity()));
        return ids.stream().map(found::get).map(Objects::requireNonNull).toList();
    }

    /** Lets the debits that a bill collected go, so that they can be billed again. */
    void release(Bill bill) {
        getEntityManager()
                .createNativeQuery("update open_item set reference = null where id in (select item_id from bill_item"
                        + " where bill_id = :bill and released_at is null and item_id is distinct from :charge)")
                .setParameter("bill", bill.id())
                .setParameter("charge", bill.chargeId)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("update bill_item set released_at = :now where bill_id = :bill"
                        + " and released_at is null and item_id is distinct from :charge")
                .setParameter("now", time.now())
                .setParameter("bill", bill.id())
                .setParameter("charge", bill.chargeId)
                .executeUpdate();
    }

    /** Tells the items of a bill that they are disputed, or no longer. */
    void dispute(Bill bill, boolean disputed) {
        getEntityManager()
                .createNativeQuery(
                        "update open_item set disputed = :disputed where id in (select item_id from bill_item"
                                + " where bill_id = :bill and released_at is null)")
                .setParameter("disputed", disputed)
                .setParameter("bill", bill.id())
                .executeUpdate();
    }

    /** Due when something else was agreed. */
    void due(Bill bill, LocalDate on) {
        getEntityManager()
                .createNativeQuery("update open_item set due_on = greatest(opened_on, :on) where id in"
                        + " (select item_id from bill_item where bill_id = :bill and released_at is null)")
                .setParameter("on", on)
                .setParameter("bill", bill.id())
                .executeUpdate();
    }

    /**
     * Keeps what is open of customers from moving until the transaction ends; before a number is taken, because whoever
     * has that is waited for by all. Accounts that nobody has used yet are opened, so that there is something to hold.
     */
    void lockAccounts(Collection<UUID> customers) {
        var ids = customers.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        getEntityManager()
                .createNativeQuery("insert into customer_account (customer_id, created_at, updated_at)"
                        + " select id, :now, :now from unnest(cast(:ids as uuid[])) as customer (id) order by id"
                        + " on conflict do nothing")
                .setParameter("now", time.now())
                .setParameter("ids", ids)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("select 1 from customer_account where customer_id = any (cast(:ids as uuid[]))"
                        + " order by customer_id for no key update")
                .setParameter("ids", ids)
                .getResultList();
    }

    void lockAccount(UUID customerId) {
        lockAccounts(List.of(customerId));
    }

    boolean isAccountClosed(UUID customerId) {
        return !closedAccounts(List.of(customerId)).isEmpty();
    }

    /** Those of these customers whose accounts are closed. */
    Set<UUID> closedAccounts(Collection<UUID> customers) {
        return new HashSet<>(getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select customer_id from customer_account where customer_id = any (cast(:ids as uuid[]))"
                                + " and closed_at is not null",
                        UUID.class)
                .setParameter("ids", customers.toArray(UUID[]::new))
                .getResultList());
    }

    /** What is open of the debits that a bill asks for, in 分, the oldest first. */
    Map<UUID, Long> residuals(Bill bill) {
        var found = new LinkedHashMap<UUID, Long>();
        getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select i.id, i.residual_minor from bill_item b join open_item i on i.id = b.item_id"
                                + " where b.bill_id = :bill and b.released_at is null and i.residual_minor > 0"
                                + " order by i.opened_on, i.id",
                        Object[].class)
                .setParameter("bill", bill.id())
                .getResultStream()
                .forEach(row -> found.put((UUID) row[0], ((Number) row[1]).longValue()));
        return found;
    }

    /** What is open of the credit notes that runs made for a bill, in 分, by entry. */
    Map<UUID, Long> freeCredits(Bill bill) {
        var found = new LinkedHashMap<UUID, Long>();
        getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select i.id, i.residual_minor from bill_claim c join open_item i on i.id = c.credit_id"
                                + " where c.bill_id = :bill and i.residual_minor > 0 order by i.id",
                        Object[].class)
                .setParameter("bill", bill.id())
                .getResultStream()
                .forEach(row -> found.put((UUID) row[0], ((Number) row[1]).longValue()));
        return found;
    }

    /** The tax of what a bill charged; none for a bill of the time before it was kept. */
    List<EntryTax> taxes(UUID charge) {
        return taxes("t.entry_id = :charge", charge);
    }

    /** The tax of the credit notes that stand against what a bill charged, whether they settled it or came after. */
    List<EntryTax> creditedTaxes(UUID charge) {
        return taxes(
                "t.entry_id in (select a.credit_id from allocation a where a.debit_id = :charge"
                        + " and a.method = 'CREDIT_NOTE' and a.reverses is null"
                        + " union select c.credit_id from bill_claim c join bill b on b.id = c.bill_id"
                        + " where b.charge_id = :charge)"
                        + " and not exists (select 1 from entry r where r.reverses = t.entry_id)",
                charge);
    }

    private List<EntryTax> taxes(String which, UUID charge) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select t.rate, t.amount_minor, t.tax_minor from entry_tax t where " + which
                                + " order by t.entry_id, t.position",
                        Object[].class)
                .setParameter("charge", charge)
                .getResultStream()
                .map(row ->
                        new EntryTax((BigDecimal) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()))
                .toList();
    }

    /** Whether somebody credited part of a bill, or changed what a run had drafted. */
    boolean isChangedByHand(Bill bill) {
        return (Boolean) getEntityManager()
                .createNativeQuery("select exists (select 1 from bill_item b"
                        + " join allocation a on a.debit_id = b.item_id and a.method = 'CREDIT_NOTE'"
                        + " where b.bill_id = :bill and b.released_at is null and a.reverses is null"
                        + " and not exists (select 1 from allocation r where r.reverses = a.id)"
                        + " and not exists (select 1 from bill_claim c where c.credit_id = a.credit_id))"
                        + " or (select coalesce(sum(amount_minor), 0) from bill_line"
                        + " where bill_id = :bill and entry_id is null)"
                        + " <> (select coalesce(sum(amount_minor), 0) from bill_claim"
                        + " where bill_id = :bill and amount_minor > 0)")
                .setParameter("bill", bill.id())
                .getSingleResult();
    }

    /** What is open of a customer's debits, by entry; only those that stand on no bill. In 分. */
    Map<UUID, Unbilled> unbilled(UUID customerId, Collection<UUID> entries) {
        var found = new HashMap<UUID, Unbilled>();
        getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select i.id, i.residual_minor, e.number, e.memo from open_item i join entry e on e.id = i.id"
                                + " where i.customer_id = :customer and i.side = 'DEBIT' and i.residual_minor > 0"
                                + " and i.id in :ids and not exists (select 1 from bill_item b"
                                + " where b.item_id = i.id and b.released_at is null)",
                        Object[].class)
                .setParameter("customer", customerId)
                .setParameter("ids", entries)
                .getResultStream()
                .forEach(row -> found.put(
                        (UUID) row[0], new Unbilled(((Number) row[1]).longValue(), (String) row[2], (String) row[3])));
        return found;
    }

    /** A debit that stands on no bill. */
    record Unbilled(long residualMinor, String number, @Nullable String memo) {

        String description() {
            return memo == null ? number : number + ' ' + (memo.length() > 150 ? memo.substring(0, 150) : memo);
        }
    }
}
