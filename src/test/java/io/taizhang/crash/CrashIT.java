package io.taizhang.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Money survives what kills the product: writers go on paying in and out while the application and its database are
 * killed in turn; at the end nothing that was answered is lost, doubled or changed, and nothing is there that was not
 * answered. {@code -Dcrash.seconds=1200} for the long run, {@code -Dcrash.seed} to repeat one.
 */
class CrashIT {

    private static final int WRITERS = 8;
    private static final int CARDS = 12;
    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("crash.seconds", 60));
    private static final Duration PEACE = Duration.ofSeconds(6);

    /** Cards whose balances are not the sum of their movements, or whose money is below zero. */
    private static final String BALANCES =
            """
            select count(*) from card_account a cross join lateral (
                select coalesce(sum(principal), 0) as p, coalesce(sum(bonus), 0) as b, coalesce(sum(held), 0) as h,
                    count(sequence) as n
                from card_movement where card_id = a.id) m
            where (a.principal, a.bonus, a.held, a.sequence) is distinct from (m.p, m.b, m.h, m.n)
                or a.held > a.principal + a.bonus""";

    /** Movements that do not continue the one before on their card. */
    private static final String CHAINS =
            """
            select count(*) from (
                select m.*, lag(sequence, 1, 0::bigint) over w as sequence_before,
                    lag(principal_after, 1, 0::bigint) over w as principal_before,
                    lag(bonus_after, 1, 0::bigint) over w as bonus_before,
                    lag(held_after, 1, 0::bigint) over w as held_before
                from card_movement m where result = 0 window w as (partition by card_id order by sequence)) m
            where sequence <> sequence_before + 1 or principal_after <> principal_before + principal
                or bonus_after <> bonus_before + bonus or held_after <> held_before + held""";

    /** Holds that do not end once with what was captured of them, or are not what their card holds. */
    private static final String HOLDS =
            """
            select (select count(*) from card_hold h cross join lateral (
                    select count(*) as ends, coalesce(-sum(m.principal + m.bonus), 0) as taken
                    from card_movement m where m.ref_key = h.key and m.kind in (4, 5) and m.result = 0) m
                where m.ends <> case h.status when 1 then 0 else 1 end or m.taken <> h.captured)
            + (select count(*) from card_account a where a.held <> (select coalesce(sum(h.amount), 0)
                from card_hold h where h.card_id = a.id and h.status = 1))""";

    /** Payments of which more came back than went, bucket by bucket, or which were undone twice. */
    private static final String RETURNS =
            """
            select count(*) from card_movement o cross join lateral (
                select coalesce(sum(principal), 0) as p, coalesce(sum(bonus), 0) as b,
                    count(*) filter (where kind = 12) as undone
                from card_movement m where m.ref_key = o.key and m.kind in (6, 12) and m.result = 0) m
            where o.kind = 2 and o.result = 0 and (m.p > -o.principal or m.b > -o.bonus or m.undone > 1)""";

    /** Transfers of which one side is missing or is another amount. */
    private static final String TRANSFERS =
            """
            select count(*) from card_movement m where m.kind = 7 and m.result = 0 and not exists (
                select from card_movement o where o.key = m.ref_key and o.ref_key = m.key
                    and (o.principal, o.bonus) = (-m.principal, -m.bonus))""";

    /** What requests did; the other side of a transfer has a key that no request can have. */
    private static final String MOVEMENTS = "select key, result, principal + bonus from card_movement"
            + " where kind between 1 and 12 and substr(key::text, 15, 1) in ('7', '8')";

    static final long TIER = 5_000;
    static final long TIER_BONUS = 300;

    @TempDir
    Path dir;

    @Test
    void nothing_is_lost_doubled_or_changed() throws Exception {
        System.out.printf("CrashIT: -Dcrash.seed=%d%n", SEED);
        var jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        assertThat(jar).as("the packaged product").exists();
        try (var product = new Product(jar, Files.createDirectories(dir.resolve("data")))) {
            product.awaitReady();
            var session = new Session(product);
            var cards = cards(session);
            var journals = underFire(product, session, cards);
            product.awaitReady();
            try (var database = product.database()) {
                requireBooksInOrder(database);
                requireEveryAnswerKept(database, journals);
            }
            requireSameAnswersAgain(product, session, cards, journals);
        }
    }

    private static List<String> cards(Session session) throws Exception {
        var program = session.post(
                        "/api/v1/card-programs",
                        "{\"code\":\"CRASH\",\"name\":\"储值卡\",\"kind\":\"ANONYMOUS\",\"bonusTiers\":[{\"topUp\":"
                                + "{\"amount\":\"50.00\",\"currency\":\"CNY\"},\"bonus\":{\"amount\":\"3.00\","
                                + "\"currency\":\"CNY\"}}]}")
                .get("id")
                .asText();
        var cards = new ArrayList<String>();
        for (int i = 0; i < CARDS; i++) {
            cards.add(session.post("/api/v1/cards", "{\"programId\":\"" + program + "\"}")
                    .get("id")
                    .asText());
        }
        return cards;
    }

    /** Lets the writers write and kills the application and the database in turn, with some peace in between. */
    private List<Journal> underFire(Product product, Session session, List<String> cards) throws Exception {
        long until = System.nanoTime() + LENGTH.toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            var writers = new ArrayList<Future<Journal>>();
            for (int i = 0; i < WRITERS; i++) {
                var journal = dir.resolve("journal-" + i);
                writers.add(threads.submit(new Writer(product, session, cards, journal, SEED + i, until)));
            }
            int kills = 0;
            while (System.nanoTime() + PEACE.toNanos() < until) {
                LockSupport.parkNanos(PEACE.toNanos());
                if (kills++ % 2 == 0) {
                    product.killDatabase();
                } else {
                    product.killApplication();
                }
            }
            var journals = new ArrayList<Journal>();
            for (var writer : writers) {
                journals.add(writer.get());
            }
            System.out.printf("CrashIT: %d kills%n", kills);
            assertThat(kills).isGreaterThanOrEqualTo(2);
            return journals;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void requireBooksInOrder(Connection database) throws SQLException {
        assertThat(number(database, BALANCES)).as("balances").isZero();
        assertThat(number(database, CHAINS)).as("chains").isZero();
        assertThat(number(database, HOLDS)).as("holds").isZero();
        assertThat(number(database, RETURNS)).as("returns").isZero();
        assertThat(number(database, TRANSFERS)).as("transfers").isZero();
    }

    /** Every answer is in the ledger as it was given, and the ledger holds nothing else. */
    private static void requireEveryAnswerKept(Connection database, List<Journal> journals) throws SQLException {
        var kept = new HashMap<UUID, long[]>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(MOVEMENTS)) {
            while (rows.next()) {
                kept.put(rows.getObject(1, UUID.class), new long[] {rows.getLong(2), rows.getLong(3)});
            }
        }
        var done = new EnumMap<Act, Integer>(Act.class);
        int posted = 0;
        int refused = 0;
        for (var entry :
                journals.stream().flatMap(journal -> journal.entries().stream()).toList()) {
            var movement = kept.remove(entry.key);
            assertThat(movement).as("%s answered %d", entry.key, entry.status).isNotNull();
            if (entry.status == 201) {
                posted++;
                assertThat(movement[0]).as("result of %s", entry.key).isZero();
                assertThat(movement[1])
                        .as("amount of %s, %s", entry.key, entry.act)
                        .isEqualTo(entry.act.effect(entry.amount, entry.about));
                done.merge(entry.act, 1, Integer::sum);
            } else {
                refused++;
                assertThat(movement).as("%s was refused", entry.key).satisfies(row -> assertThat(row[0])
                        .isPositive());
                assertThat(movement[1]).as("amount of %s", entry.key).isZero();
            }
        }
        assertThat(kept).as("movements that nobody was told of").isEmpty();
        System.out.printf("CrashIT: %d posted, %d refused: %s%n", posted, refused, done);
        assertThat(posted).isGreaterThan(100);
    }

    private static void requireSameAnswersAgain(
            Product product, Session session, List<String> cards, List<Journal> journals) throws Exception {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Map<String, String> before = balances(session, cards);
        for (var journal : journals) {
            var entries = journal.entries();
            for (int i = 0; i < entries.size(); i += 1 + entries.size() / 40) {
                var request = Writer.request(product, session, entries.get(i));
                Writer.requireSame(entries.get(i), client.send(request, HttpResponse.BodyHandlers.ofString()));
            }
        }
        assertThat(balances(session, cards)).isEqualTo(before);
    }

    private static Map<String, String> balances(Session session, List<String> cards) throws Exception {
        var balances = new HashMap<String, String>();
        for (var card : cards) {
            balances.put(
                    card,
                    session.get("/api/v1/cards/" + card).at("/balance/amount").asText());
        }
        return balances;
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
