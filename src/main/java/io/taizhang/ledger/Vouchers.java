package io.taizhang.ledger;

import io.taizhang.ledger.VoucherViews.VoucherLineView;
import io.taizhang.ledger.VoucherViews.VoucherSourceView;
import io.taizhang.ledger.VoucherViews.VoucherView;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Every query over the journal. */
@ApplicationScoped
class Vouchers {

    private static final String LINES = "select l.position, l.account_code, a.name, l.customer_id, l.debit, l.credit"
            + " from voucher_line l join gl_account a on a.code = l.account_code where l.voucher_id = :voucher"
            + " order by l.position";

    private static final String SOURCES =
            """
            select s.ledger, s.row_id, s.part, s.event, s.method, s.category, s.business_date, s.customer_id, s.amount,
                s.bonus
            from ledger_source s
            where s.xid >= :low and s.xid < :high and s.event = :event and s.shop_id = :shop and s.business_date = :day
                and (s.amount < 0) = :turned and (s.rate is null or s.rate = :rate) and s.method || '|' || s.category in (:cases)
                and (s.row_id, s.part) > (:row, :part)
            order by s.row_id, s.part limit :limit
            """;

    private static final Pattern CURSOR = Pattern.compile("([0-9a-f-]{36})\\|(-?[0-9]{1,5})");
    private static final String BEFORE_ALL = SourceRows.NO_SHOP + "|-1";

    private final Session session;
    private final Lists lists;
    private final Rows rows;

    Vouchers(Session session, Lists lists, Rows rows) {
        this.session = session;
        this.lists = lists;
        this.rows = rows;
    }

    Page<Voucher> page(ListRequest request) {
        return lists.page(Voucher.class, VoucherView.class, request, "-dated,-number", List.of());
    }

    /** @throws Refusal 404 */
    Voucher require(UUID id) {
        return rows.require(Voucher.class, id, List.of());
    }

    List<Voucher> all(Collection<UUID> ids) {
        return session.createQuery("from Voucher where id in :ids order by period, number", Voucher.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    @Nullable
    UUID reversalOf(UUID id) {
        return session.createQuery("select id from Voucher where reverses = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }

    List<VoucherLineView> lines(UUID voucherId) {
        return session.createNativeQuery(LINES, Tuple.class)
                .setParameter("voucher", voucherId)
                .getResultStream()
                .map(row -> new VoucherLineView(
                        row.get("position", Integer.class),
                        row.get("account_code", String.class),
                        row.get("name", String.class),
                        row.get("customer_id", UUID.class),
                        Money.fen(row.get("debit", Long.class)),
                        Money.fen(row.get("credit", Long.class))))
                .toList();
    }

    /** The rows behind a voucher. @throws Refusal 400 {@code cursor_invalid} */
    Page<VoucherSourceView> sources(Voucher voucher, ListRequest request) {
        var from = CURSOR.matcher(request.cursor == null ? BEFORE_ALL : decoded(request.cursor));
        if (!from.matches()) {
            throw invalid();
        }
        var limit = request.pageSize();
        var found = session.createNativeQuery(SOURCES, Tuple.class)
                .setParameter("low", voucher.fromXid)
                .setParameter("high", voucher.toXid)
                .setParameter("event", voucher.event)
                .setParameter("shop", voucher.shopId)
                .setParameter("day", voucher.businessDate)
                .setParameter("turned", voucher.turned)
                .setParameter("rate", voucher.rate)
                .setParameter("cases", voucher.cases)
                .setParameter("row", uuid(from.group(1)))
                .setParameter("part", Integer.parseInt(from.group(2)))
                .setParameter("limit", limit + 1)
                .getResultStream()
                .map(Vouchers::source)
                .toList();
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var last = found.size() > limit ? shown.get(limit - 1) : null;
        return new Page<>(shown, last == null ? null : encoded(last.rowId() + "|" + last.part()), null, null);
    }

    private static VoucherSourceView source(Tuple row) {
        var category = row.get("category", String.class);
        var bonus = row.get("bonus", Long.class);
        var day = row.get("business_date");
        return new VoucherSourceView(
                row.get("ledger", String.class),
                row.get("row_id", UUID.class),
                row.get("part", Integer.class),
                row.get("event", String.class),
                row.get("method", String.class),
                category.isEmpty() ? null : category,
                day instanceof Date date ? date.toLocalDate() : (java.time.LocalDate) day,
                row.get("customer_id", UUID.class),
                Money.fen(row.get("amount", Long.class)),
                bonus == 0 ? null : Money.fen(bonus));
    }

    private static String encoded(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw invalid();
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return Refusal.unreadable("cursor_invalid").at("cursor");
    }
}
