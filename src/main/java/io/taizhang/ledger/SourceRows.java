package io.taizhang.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.ledger.RuleBook.Case;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Every query over what the sub-ledgers tell. */
@ApplicationScoped
class SourceRows {

    /** What {@code shop_id} holds where there is none. */
    static final UUID NO_SHOP = new UUID(0, 0);

    private static final String HORIZON =
            "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";

    private static final String CASES = "select event, method, category, shop_id, business_date, rate,"
            + " cast(count(*) as bigint) as rows, cast(sum(amount) as bigint) as amount from ledger_source"
            + " where xid >= :low and xid < :high and event in (:events)"
            + " and (cast(:shop as uuid) is null or shop_id = cast(:shop as uuid))"
            + " and (cast(:day as date) is null or business_date = cast(:day as date))"
            + " and (cast(:turned as boolean) is null or (amount < 0) = cast(:turned as boolean))"
            + " group by event, method, category, shop_id, business_date, rate"
            + " order by business_date, event, shop_id, method, category, rate";

    /** Taxes are rounded row by row, like {@link Figures#of}, unless the row's document says what its tax is. */
    private static final String FIGURES =
            """
            select c.number, s.customer_id, s.amount < 0 as turned, cast(count(*) as bigint) as rows,
                cast(sum(s.amount) as bigint) as gross, cast(sum(s.bonus) as bigint) as bonus,
                cast(sum(t.tax) as bigint) as tax,
                cast(sum(round(cast(s.amount as numeric) * c.deferred / (10000 + c.deferred))) as bigint) as deferred,
                cast(sum(round((s.amount - t.tax) * c.unused / (10000 - c.unused))) as bigint) as unused
            from ledger_source s
            join jsonb_to_recordset(cast(:cases as jsonb)) as c (number int, event text, method text, category text,
                shop uuid, day date, rate int, vat int, deferred int, unused int)
                on (c.event, c.method, c.category, c.shop, c.day, coalesce(c.rate, -1))
                    = (s.event, s.method, s.category, s.shop_id, s.business_date, coalesce(s.rate, -1))
            cross join lateral (select
                coalesce(s.tax, round(cast(s.amount as numeric) * c.vat / (10000 + c.vat))) as tax) t
            where s.xid >= :low and s.xid < :high and s.event in (:events)
                and (cast(:turned as boolean) is null or (s.amount < 0) = cast(:turned as boolean))
            group by c.number, s.customer_id, s.amount < 0
            """;

    private final Session session;
    private final ObjectMapper json;

    SourceRows(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /**
     * A range of transactions of some events, or of what one voucher is about.
     *
     * @param of null: all shops, days and signs
     */
    record Range(long low, long high, List<String> events, VoucherDraft.@Nullable Key of) {}

    /** How many rows of a case there are, and what they come to in 分. */
    record Counted(Case of, long rows, long amount) {

        LedgerViews.StuckCase stuck(String why) {
            return new LedgerViews.StuckCase(
                    of.event(), of.method(), of.category(), of.businessDate(), why, rows, Money.fen(amount));
        }
    }

    /** The number below which every transaction is finished. */
    long horizon() {
        return session.createNativeQuery(HORIZON, Long.class).getSingleResult();
    }

    List<Counted> cases(Range range) {
        var of = range.of();
        return session.createNativeQuery(CASES, Tuple.class)
                .setParameter("low", range.low())
                .setParameter("high", range.high())
                .setParameter("events", range.events())
                .setParameter("shop", of == null ? null : of.shopId().toString())
                .setParameter("day", of == null ? null : of.businessDate().toString())
                .setParameter("turned", of == null ? null : Boolean.toString(of.turned()))
                .getResultStream()
                .map(row -> new Counted(
                        new Case(
                                row.get("event", String.class),
                                row.get("method", String.class),
                                row.get("category", String.class),
                                row.get("shop_id", UUID.class),
                                day(row.get("business_date")),
                                row.get("rate", Integer.class)),
                        row.get("rows", Long.class),
                        row.get("amount", Long.class)))
                .toList();
    }

    /** Puts the cases of a range together as vouchers, those that come first in time first. */
    List<VoucherDraft> drafts(Range range, List<Case> cases, RuleBook book) {
        var rates = cases.stream().map(of -> rates(of, book)).toList();
        var drafts = new LinkedHashMap<VoucherDraft.Key, VoucherDraft>();
        // In the order of the cases, so that the same rows always give the same numbers to the same vouchers.
        var rows = new ArrayList<>(figures(range, cases, rates));
        rows.sort((a, b) -> Integer.compare(number(a), number(b)));
        for (var row : rows) {
            var of = cases.get(number(row));
            var rate = rates.get(number(row));
            var turned = row.get("turned", Boolean.class);
            var key = new VoucherDraft.Key(of.event(), of.shopId(), of.businessDate(), rate.vat(), turned);
            drafts.computeIfAbsent(key, VoucherDraft::new)
                    .add(book, of, row.get("customer_id", UUID.class), row.get("rows", Long.class), figures(row));
        }
        return drafts.values().stream()
                .filter(draft -> !draft.lines().isEmpty())
                .toList();
    }

    private record Rates(int vat, int deferred, int unused) {}

    private static Rates rates(Case of, RuleBook book) {
        var rule = book.rule(of);
        var taxed = rule != null && rule.isTaxed();
        return new Rates(
                book.vat(of, taxed),
                book.rate(LedgerPolicyKind.DEFERRED_VAT, of),
                book.rate(LedgerPolicyKind.BREAKAGE, of));
    }

    private List<Tuple> figures(Range range, List<Case> cases, List<Rates> rates) {
        if (cases.isEmpty()) {
            return List.of();
        }
        var records = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < cases.size(); i++) {
            var of = cases.get(i);
            var record = new LinkedHashMap<String, Object>();
            record.put("number", i);
            record.put("event", of.event());
            record.put("method", of.method());
            record.put("category", of.category());
            record.put("shop", of.shopId().toString());
            record.put("day", of.businessDate().toString());
            record.put("rate", of.rate());
            record.put("vat", rates.get(i).vat());
            record.put("deferred", rates.get(i).deferred());
            record.put("unused", rates.get(i).unused());
            records.add(record);
        }
        var of = range.of();
        return session.createNativeQuery(FIGURES, Tuple.class)
                .setParameter("cases", write(records))
                .setParameter("low", range.low())
                .setParameter("high", range.high())
                .setParameter("events", range.events())
                .setParameter("turned", of == null ? null : Boolean.toString(of.turned()))
                .getResultList();
    }

    private static int number(Tuple row) {
        return row.get("number", Integer.class);
    }

    private static Figures figures(Tuple row) {
        return new Figures(
                row.get("gross", Long.class),
                row.get("tax", Long.class),
                row.get("deferred", Long.class),
                row.get("unused", Long.class),
                row.get("bonus", Long.class));
    }

    private static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
