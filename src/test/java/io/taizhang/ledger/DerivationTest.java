package io.taizhang.ledger;

import static io.taizhang.ledger.GivenLedger.act;
import static io.taizhang.ledger.GivenLedger.actOnBill;
import static io.taizhang.ledger.GivenLedger.bill;
import static io.taizhang.ledger.GivenLedger.card;
import static io.taizhang.ledger.GivenLedger.entry;
import static io.taizhang.ledger.GivenLedger.execute;
import static io.taizhang.ledger.GivenLedger.payByCard;
import static io.taizhang.ledger.GivenLedger.reverse;
import static io.taizhang.ledger.GivenLedger.run;
import static io.taizhang.ledger.GivenLedger.spend;
import static io.taizhang.ledger.GivenLedger.superuser;
import static io.taizhang.ledger.GivenLedger.text;
import static io.taizhang.ledger.GivenLedger.topUp;
import static io.taizhang.ledger.GivenLedger.undoCardPayment;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.Refusal;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Whatever happened and however it is cut into batches, the journal is the same and is the sum of the sub-ledgers. */
@QuarkusTest
class DerivationTest {

    private static final List<String> METHODS = List.of("CASH", "WECHAT", "ALIPAY", "TRANSFER", "OTHER");

    /** What every account says of every customer, shop and business day. */
    private static final String JOURNAL =
            """
            select coalesce(string_agg(line, chr(10) order by line), '') from (
                select concat_ws(' ', v.event, v.shop_id, v.business_date, v.rate, v.turned, l.account_code, l.customer_id,
                    sum(l.debit), sum(l.credit)) as line
                from voucher v join voucher_line l on l.voucher_id = v.id
                group by v.event, v.shop_id, v.business_date, v.rate, v.turned, l.account_code, l.customer_id) lines""";

    @Inject
    DataSource dataSource;

    @Inject
    LedgerRunService runs;

    @Inject
    RuleBooks books;

    @Test
    void any_history_in_any_batches_gives_the_same_journal() throws SQLException {
        var seed = Long.getLong("ledger.seed", System.nanoTime());
        var random = new Random(seed);
        happen(random, 60);
        forget();
        run();
        var whole = text(dataSource, JOURNAL);
        assertThat(sums(whole)).as("seed %d", seed).isEqualTo(computed());
        long horizon = Long.parseLong(text(dataSource, "select max(upto_xid) from gl_event"));
        for (int batches : List.of(2, 7, 23)) {
            forget();
            inBatches(horizon / batches + random.nextInt(50));
            assertThat(text(dataSource, JOURNAL))
                    .as("seed %d, %d batches", seed, batches)
                    .isEqualTo(whole);
        }
        contiguous();
    }

    @Test
    void runs_at_the_same_time_double_nothing_and_lose_nothing() {
        happen(new Random(5), 20);
        forget();
        run();
        var whole = text(dataSource, JOURNAL);
        long horizon = Long.parseLong(text(dataSource, "select max(upto_xid) from gl_event"));
        forget();
        Parallel.forEach(List.of(1, 2, 3, 4), any -> {
            try {
                inBatches(horizon / 15);
            } catch (Refusal busy) {
                assertThat(busy.code()).isEqualTo("ledger_busy");
            }
        });
        run();
        assertThat(text(dataSource, JOURNAL)).isEqualTo(whole);
        contiguous();
    }

    @Test
    void what_a_demonstration_was_derived_into_goes_with_it_unless_it_was_handed_out() throws SQLException {
        var entry = entry(Given.customer(), "SALE", "CASH", "10.00");
        run();
        var taken = "delete from entry where id = '" + entry + "'";
        try (var connection = superuser(dataSource);
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            asRemovalOfDemonstration(sql, "'OPEN', decided_by = null, decided_at = null, reason = null");
            sql.execute(taken);
            assertThat(read(sql, "select count(*) from voucher")).isEqualTo("0");
            assertThat(read(sql, "select max(upto_xid) from gl_event")).isEqualTo("0");
            connection.rollback();
            asRemovalOfDemonstration(sql, "'CLOSED', decided_by = id, decided_at = now(), reason = null");
            assertThatThrownBy(() -> sql.execute(taken)).hasMessageContaining("handed out or closed");
            connection.rollback();
        }
    }

    /** Makes all periods so, and what follows the owner's removal of a demonstration. */
    private static void asRemovalOfDemonstration(Statement sql, String periods) throws SQLException {
        sql.execute("set local session_replication_role = replica");
        sql.execute("delete from gl_export_file");
        sql.execute("delete from gl_export");
        sql.execute("update gl_period set status = " + periods);
        sql.execute("set local session_replication_role = origin");
        sql.execute("set local role "
                + read(sql, "select pg_get_userbyid(relowner) from pg_class where oid = 'entry'::regclass"));
        sql.execute("set local taizhang.removing_demo = 'on'");
    }

    private static String read(Statement sql, String query) throws SQLException {
        try (var row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @ActivateRequestContext
    void inBatches(long step) {
        runs.run(step);
    }

    /** The journal and its marks are taken away, and the periods stay. */
    private void forget() {
        execute(
                dataSource,
                "set session_replication_role = replica",
                "delete from gl_export_file",
                "delete from gl_export",
                "delete from voucher_line",
                "delete from voucher",
                "delete from gl_range",
                "update gl_event set upto_xid = 0, stuck = null, stuck_since = null",
                "update gl_period set last_number = 0");
    }

    private void contiguous() {
        assertThat(text(
                        dataSource,
                        "select count(*) from gl_event e where e.upto_xid <> (select sum(to_xid - from_xid) from gl_range"
                                + " where event = e.code) or e.upto_xid <> (select max(to_xid) from gl_range where"
                                + " event = e.code)"))
                .isEqualTo("0");
        assertThat(text(
                        dataSource,
                        "select count(*) from gl_period p where last_number <> (select count(*) from voucher"
                                + " where period = p.starts_on)"))
                .isEqualTo("0");
    }

    /** Every row of the sub-ledgers, one by one, by the rules: debit less credit of each account, in 分. */
    private Map<String, Long> computed() throws SQLException {
        var book = QuarkusTransaction.requiringNew().call(books::current);
        var sums = new TreeMap<String, Long>();
        try (var connection = dataSource.getConnection();
                var sql = connection.createStatement();
                var row = sql.executeQuery("select event, method, category, shop_id, business_date, amount, bonus,"
                        + " rate, tax from ledger_source")) {
            while (row.next()) {
                var of = new RuleBook.Case(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getObject(5, LocalDate.class),
                        row.getObject(8, Integer.class));
                var deferred = book.rate(LedgerPolicyKind.DEFERRED_VAT, of);
                var unused = book.rate(LedgerPolicyKind.BREAKAGE, of);
                var figures = of.rate() == null
                        ? Figures.of(
                                row.getLong(6), row.getLong(7), book.rate(LedgerPolicyKind.VAT, of), deferred, unused)
                        : Figures.withTax(row.getLong(6), row.getLong(7), row.getLong(9), deferred, unused);
                for (var leg : book.rule(of).legs) {
                    var amount = leg.side() == LedgerSide.DEBIT ? leg.of(figures) : -leg.of(figures);
                    sums.merge(book.account(leg, of.method()).code, amount, Long::sum);
                }
            }
        }
        sums.values().removeIf(amount -> amount == 0);
        return sums;
    }

    private static Map<String, Long> sums(String journal) {
        var sums = new TreeMap<String, Long>();
        for (var line : journal.split("\n")) {
            var words = line.split(" ");
            var amount = Long.parseLong(words[words.length - 2]) - Long.parseLong(words[words.length - 1]);
            sums.merge(words[5], amount, Long::sum);
        }
        sums.values().removeIf(amount -> amount == 0);
        return sums;
    }

    private static void happen(Random random, int times) {
        var customers = List.of(Given.customer(), Given.customer());
        var cards = new ArrayList<String>();
        customers.forEach(customer -> {
            var card = card(customer);
            topUp(card, "2000.00", "CASH");
            cards.add(card);
        });
        var entries = new ArrayList<String>();
        for (int i = 0; i < times; i++) {
            var customer = customers.get(random.nextInt(2));
            var card = cards.get(random.nextInt(2));
            var amount = "%d.%02d".formatted(random.nextInt(20), 1 + random.nextInt(99));
            var method = METHODS.get(random.nextInt(METHODS.size()));
            var day = Map.<String, Object>of(
                    "businessDate", "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9));
            switch (random.nextInt(12)) {
                case 0, 1 -> entries.add(entry(customer, "SALE", "ON_ACCOUNT", amount, day));
                case 2 -> entries.add(entry(customer, "SALE", method, amount, day));
                case 3 -> entries.add(entry(customer, "PAYMENT", method, amount, day));
                case 4 -> entries.add(entry(customer, "RETURN", random.nextBoolean() ? method : "CARD", amount));
                case 5 -> entries.add(entry(customer, "CHARGE", null, amount));
                case 6 -> topUp(card, amount, method.equals("OTHER") ? "BANK_CARD" : method);
                case 7 -> {
                    var movement = spend(card, amount);
                    if (random.nextBoolean()) {
                        act(card, "returns", Map.of("movement", movement, "amount", yuan("0.01")))
                                .statusCode(201);
                    } else {
                        act(card, "reversals", Map.of("movement", movement)).statusCode(201);
                    }
                }
                case 8 -> spend(card, amount);
                case 9 -> {
                    var bill = bill(customer, amount + "@13", "1.00@6");
                    actOnBill(bill, "credit-notes", Map.of("reason", "少收", "amount", yuan("0.77")))
                            .statusCode(201);
                    if (random.nextBoolean()) {
                        actOnBill(bill, "void", Map.of("reason", "开错")).statusCode(201);
                    }
                }
                case 10 -> {
                    var bill = bill(customer, amount + "@9", "0.05@13", "0.05@13");
                    var payment = payByCard(bill, card);
                    if (random.nextBoolean()) {
                        undoCardPayment(bill, payment);
                    }
                }
                default -> {
                    if (!entries.isEmpty()) {
                        reverse(entries.remove(random.nextInt(entries.size())));
                    }
                }
            }
        }
    }
}
