package io.taizhang.ledger;

import io.taizhang.ledger.VoucherDraft.Line;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Copy;
import io.taizhang.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes vouchers into the periods that take them, in the transaction that is under way. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Journal {

    private static final String ALONE = "select 1 from pg_advisory_xact_lock(hashtext('taizhang.ledger'))";
    private static final String ALONE_OR_NOT = "select pg_try_advisory_xact_lock(hashtext('taizhang.ledger'))";

    private static final Copy<Voucher> VOUCHERS = Copy.<Voucher>into("voucher")
            .column("id", voucher -> voucher.id)
            .column("period", voucher -> voucher.period)
            .column("word", voucher -> voucher.word)
            .column("dated", voucher -> voucher.dated)
            .column("business_date", voucher -> voucher.businessDate)
            .column("event", voucher -> voucher.event)
            .column("shop_id", voucher -> voucher.shopId)
            .column("rate", voucher -> voucher.rate)
            .column("turned", voucher -> voucher.turned)
            .column("source", voucher -> voucher.source)
            .column("source_key", voucher -> voucher.sourceKey)
            .column("from_xid", voucher -> voucher.fromXid)
            .column("to_xid", voucher -> voucher.toXid)
            .column("cases", voucher -> voucher.cases)
            .column("accounts", voucher -> voucher.accounts)
            .column("rows", voucher -> voucher.rows)
            .column("total_minor", voucher -> voucher.totalMinor)
            .column("summary", voucher -> voucher.summary)
            .column("reverses", voucher -> voucher.reverses)
            .column("reason", voucher -> voucher.reason)
            .column("run_id", voucher -> voucher.runId)
            .column("created_by", voucher -> voucher.createdBy)
            .column("created_at", voucher -> voucher.createdAt);

    private static final Copy<Placed> LINES = Copy.<Placed>into("voucher_line")
            .column("voucher_id", placed -> placed.voucherId())
            .column("position", placed -> placed.position())
            .column("account_code", placed -> placed.line().account())
            .column("customer_id", placed -> placed.line().customerId())
            .column("debit", placed -> placed.line().debit())
            .column("credit", placed -> placed.line().credit());

    private final EntityManager em;
    private final LedgerPeriods periods;
    private final BusinessTime time;

    Journal(EntityManager em, LedgerPeriods periods, BusinessTime time) {
        this.em = em;
        this.periods = periods;
        this.time = time;
    }

    private record Placed(UUID voucherId, int position, Line line) {}

    /**
     * What is the same for vouchers that are written together.
     *
     * @param reason null for those of a run
     * @param runId null for those that somebody asked for
     */
    record Origin(
            VoucherSource source,
            long fromXid,
            long toXid,
            @Nullable String reason,
            @Nullable UUID reverses,
            @Nullable UUID runId,
            UUID by) {}

    /** A voucher to be written: what it is about, what it is called, and its lines. */
    record Sheet(
            VoucherDraft.Key key, String sourceKey, String title, List<String> cases, long rows, List<Line> lines) {}

    /** Waits until nobody else writes into the journal. */
    void lock() {
        em.createNativeQuery(ALONE, Integer.class).getSingleResult();
    }

    /** Whether nobody else writes into the journal; then nobody will until the transaction ends. */
    boolean tryLock() {
        return (Boolean) em.createNativeQuery(ALONE_OR_NOT, Boolean.class).getSingleResult();
    }

    /** Writes the vouchers in this order and answers with them; their numbers are in the database. */
    List<Voucher> write(List<Sheet> sheets, Origin origin) {
        if (sheets.isEmpty()) {
            return List.of();
        }
        var days = new TreeSet<LocalDate>();
        sheets.forEach(sheet -> days.add(sheet.key().businessDate()));
        var places = periods.places(days);
        var vouchers = new ArrayList<Voucher>();
        var lines = new ArrayList<Placed>();
        for (var sheet : sheets) {
            var voucher = voucher(sheet, origin, places);
            vouchers.add(voucher);
            for (int i = 0; i < sheet.lines().size(); i++) {
                lines.add(new Placed(voucher.id, i, sheet.lines().get(i)));
            }
        }
        em.flush();
        VOUCHERS.write(em, vouchers);
        LINES.write(em, lines);
        return vouchers;
    }

    private Voucher voucher(Sheet sheet, Origin origin, Map<LocalDate, LocalDate> places) {
        var key = sheet.key();
        var dated = places.getOrDefault(key.businessDate(), key.businessDate());
        var accounts = new TreeSet<String>();
        sheet.lines().forEach(line -> accounts.add(line.account()));
        var voucher = new Voucher();
        voucher.id = Ids.next();
        voucher.period = dated.withDayOfMonth(1);
        voucher.dated = dated;
        voucher.businessDate = key.businessDate();
        voucher.event = key.event();
        voucher.shopId = key.shopId();
        voucher.rate = key.rate();
        voucher.turned = key.turned();
        voucher.source = origin.source();
        voucher.sourceKey = sheet.sourceKey();
        voucher.fromXid = origin.fromXid();
        voucher.toXid = origin.toXid();
        voucher.cases = sheet.cases();
        voucher.accounts = List.copyOf(accounts);
        voucher.rows = sheet.rows();
        voucher.totalMinor = VoucherDraft.total(sheet.lines());
        voucher.summary = sheet.title() + (dated.equals(key.businessDate()) ? "" : "（业务日期 " + key.businessDate() + "）");
        voucher.reverses = origin.reverses();
        voucher.reason = origin.reason();
        voucher.runId = origin.runId();
        voucher.createdBy = origin.by();
        voucher.createdAt = time.now();
        return voucher;
    }
}
