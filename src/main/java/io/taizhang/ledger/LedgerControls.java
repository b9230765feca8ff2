package io.taizhang.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/**
 * Compares the journal with the sub-ledgers, all at one moment. Each query answers with one row: what should be, what is,
 * how many things differ, and the first of them.
 */
@ApplicationScoped
@Transactional
class LedgerControls {

    private static final String SIDES_EQUAL =
            """
            select cast(coalesce(sum(debit), 0) as bigint) as expected, cast(coalesce(sum(credit), 0) as bigint) as actual,
                cast(count(*) filter (where debit <> credit) as bigint) as differing,
                min(cast(voucher_id as text)) filter (where debit <> credit) as first
            from (select voucher_id, sum(debit) as debit, sum(credit) as credit from voucher_line group by voucher_id) v
            """;

    private static final String NUMBERS_GAPLESS =
            """
            select cast(coalesce(sum(p.last_number), 0) as bigint) as expected, cast(coalesce(sum(v.n), 0) as bigint) as actual,
                cast(count(*) filter (where p.last_number <> v.n or v.highest <> v.n) as bigint) as differing,
                cast(min(p.starts_on) filter (where p.last_number <> v.n or v.highest <> v.n) as text) as first
            from gl_period p cross join lateral (
                select count(*) as n, coalesce(max(number), 0) as highest from voucher where period = p.starts_on) v
            """;

    private static final String RANGES_CONTIGUOUS =
            """
            select cast(coalesce(sum(e.upto_xid), 0) as bigint) as expected, cast(coalesce(sum(r.covered), 0) as bigint) as actual,
                cast(count(*) filter (where e.upto_xid <> r.covered or r.highest <> r.covered) as bigint) as differing,
                min(e.code) filter (where e.upto_xid <> r.covered or r.highest <> r.covered) as first
            from gl_event e cross join lateral (
                select coalesce(sum(to_xid - from_xid), 0) as covered, coalesce(max(to_xid), 0) as highest
                from gl_range where event = e.code) r
            """;

    private static final String ROWS_COVERED =
            """
            with told as (
                select e.code, count(s.row_id) as rows from gl_event e
                left join ledger_source s on s.event = e.code and s.xid < e.upto_xid group by e.code),
            kept as (select event, sum(rows) as rows from gl_range group by event)
            select cast(coalesce(sum(t.rows), 0) as bigint) as expected, cast(coalesce(sum(k.rows), 0) as bigint) as actual,
                cast(count(*) filter (where t.rows <> coalesce(k.rows, 0)) as bigint) as differing,
                min(t.code) filter (where t.rows <> coalesce(k.rows, 0)) as first
            from told t left join kept k on k.event = t.code
            """;

    /**
     * What customers owe less what is not derived yet: every event has a mark of its own. Those who were ever merged are
     * looked at together, because a voucher names the customer of its day.
     */
    private static final String CUSTOMERS_AGREE =
            """
            with ahead as (
                select e.customer_id, sum(e.effect_minor) as effect from entry e
                left join (select distinct entry_id from entry_tax) t on t.entry_id = e.id
                left join entry_payment p on p.entry_id = e.id and p.card_movement is not null and e.type = 'PAYMENT'
                join gl_event g on g.code = case when p.entry_id is null
                    then ledger_entry_event(e.type, t.entry_id is not null) else 'CARD_BILL' end
                where e.status = 'POSTED' and e.posted_xid >= g.upto_xid
                    and e.posted_xid >= (select min(upto_xid) from gl_event) group by e.customer_id),
            owed as (
                select coalesce(f.family, a.customer_id) as customer_id,
                    sum(a.balance_minor - coalesce(h.effect, 0)) as amount
                from customer_account a left join ahead h on h.customer_id = a.customer_id
                left join customer_family f on f.customer_id = a.customer_id group by 1),
            posted as (
                select coalesce(f.family, l.customer_id) as customer_id, sum(l.debit - l.credit) as amount
                from voucher_line l left join customer_family f on f.customer_id = l.customer_id
                where split_part(l.account_code, '.', 1) in ('1122', '2203') group by 1),
            both_sides as (
                select coalesce(cast(o.customer_id as text), cast(p.customer_id as text), '?') as customer,
                    coalesce(o.amount, 0) as owed, coalesce(p.amount, 0) as posted
                from owed o full join posted p on p.customer_id = o.customer_id)
            select cast(coalesce(sum(owed), 0) as bigint) as expected, cast(coalesce(sum(posted), 0) as bigint) as actual,
                cast(count(*) filter (where owed <> posted) as bigint) as differing,
                min(customer) filter (where owed <> posted) as first
            from both_sides
            """;

    /** The cards' principal less what is not derived yet; with breakage on, the ledger owes less than the cards hold. */
    private static final String CARDS_AGREE =
            """
            with ahead as (
                select coalesce(sum(case
                    when s.event in ('CARD_LOAD', 'CARD_RETURN', 'CARD_ADJUSTMENT', 'CARD_OTHER') then s.amount
                    when s.event in ('CARD_SPEND', 'CARD_BILL', 'CARD_CASH_OUT', 'CARD_KEPT', 'CARD_FEE') then -s.amount
                    when s.event in ('CARD_TRANSFER', 'CARD_REPLACEMENT')
                        then case s.method when 'OUT' then -s.amount else s.amount end
                    else 0 end), 0) as amount
                from gl_event g join ledger_source s on s.event = g.code and s.ledger = 'card' and s.xid >= g.upto_xid
                where s.xid >= (select min(upto_xid) from gl_event)),
            sides as (
                select (select coalesce(sum(principal), 0) from card_account) - (select amount from ahead) as held,
                    (select coalesce(sum(credit - debit), 0) from voucher_line
                        where split_part(account_code, '.', 1) = '2205' or account_code = '2221.02') as posted,
                    exists (select from gl_policy where kind = 'BREAKAGE' and rate > 0) as unused)
            select cast(held as bigint) as expected, cast(posted as bigint) as actual,
                cast(case when held <> posted and not unused then 1 else 0 end as bigint) as differing,
                case when held <> posted and not unused then '2205' end as first
            from sides
            """;

    private static final String EVENTS_HAVE_RULES =
            """
            select cast(0 as bigint) as expected, cast(count(stuck) as bigint) as actual,
                cast(count(stuck) as bigint) as differing, min(code) filter (where stuck is not null) as first
            from gl_event
            """;

    /** Accounts through which money only passes, as a list in SQL: what stands on one is not explained yet. */
    static final String CLEARING_ACCOUNTS = "('1012.09', '1901', '2241.02', '2241.03')";

    private static final String CLEARING_ZERO =
            """
            select cast(0 as bigint) as expected, cast(coalesce(sum(balance), 0) as bigint) as actual,
                cast(count(*) filter (where balance <> 0) as bigint) as differing,
                min(account_code) filter (where balance <> 0) as first
            from (select account_code, sum(debit - credit) as balance from voucher_line
                where account_code in %s group by account_code) c
            """
                    .formatted(CLEARING_ACCOUNTS);

    /** What was paid with a card that no movement stands behind: a sale without revenue, a payment without money. */
    private static final String CARD_ENTRIES_UNLINKED =
            """
            select cast(0 as bigint) as expected, cast(coalesce(sum(amount), 0) as bigint) as actual,
                cast(count(*) as bigint) as differing, min(cast(row_id as text)) as first
            from ledger_source where ledger = 'entry' and method = 'CARD' and event in ('SALE', 'RETURN', 'PAYMENT')
            """;

    private final Session session;
    private final CompanyWide companyWide;

    LedgerControls(Session session, CompanyWide companyWide) {
        this.session = session;
        this.companyWide = companyWide;
    }

    List<LedgerControlView> all() {
        companyWide.require();
        session.createNativeMutationQuery("set transaction isolation level repeatable read")
                .executeUpdate();
        return each();
    }

    /** The same in a transaction that is under way: each of them at a moment of its own, unless the journal is locked. */
    List<LedgerControlView> each() {
        var controls = new ArrayList<LedgerControlView>();
        controls.add(control("SIDES_EQUAL", SIDES_EQUAL));
        controls.add(control("NUMBERS_GAPLESS", NUMBERS_GAPLESS));
        controls.add(control("RANGES_CONTIGUOUS", RANGES_CONTIGUOUS));
        controls.add(control("ROWS_COVERED", ROWS_COVERED));
        controls.add(control("CUSTOMERS_AGREE", CUSTOMERS_AGREE));
        controls.add(control("CARDS_AGREE", CARDS_AGREE));
        controls.add(control("EVENTS_HAVE_RULES", EVENTS_HAVE_RULES));
        controls.add(control("CLEARING_ZERO", CLEARING_ZERO));
        controls.add(control("CARD_ENTRIES_UNLINKED", CARD_ENTRIES_UNLINKED));
        return controls;
    }

    private LedgerControlView control(String code, String sql) {
        var row = session.createNativeQuery(sql, Tuple.class).getSingleResult();
        return new LedgerControlView(
                code,
                row.get("differing", Long.class) == 0,
                row.get("expected", Long.class),
                row.get("actual", Long.class),
                row.get("first", String.class));
    }
}
