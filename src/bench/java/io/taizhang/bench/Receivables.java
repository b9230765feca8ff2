package io.taizhang.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is owed, at scale: 100,000 open items of 2,000 customers and 10,000 contracts, on a database of its own that is made
 * anew. Proposals for a payment, ageing of everything, a billing run, and one whose server is killed in the middle.
 */
public final class Receivables {

    private static final String PASSWORD = "an administrator of benchmarks";
    private static final int CUSTOMERS = 2_000;
    private static final int ITEMS = 100_000;
    private static final int CONTRACTS = 10_000;
    private static final int REQUESTS = 400;
    private static final int WARM_UP = 200;
    private static final int AGEINGS = 15;

    private final ObjectMapper json = new ObjectMapper();
    private final Path dir = Path.of("target/bench/receivables").toAbsolutePath();
    private final Random random = new Random(42);
    private Server product;
    private String token = "";

    private Receivables() {}

    public static void main(String... none) throws Exception {
        var benchmark = new Receivables();
        try {
            benchmark.run();
        } finally {
            if (benchmark.product != null) {
                benchmark.product.close();
            }
        }
    }

    private void run() throws Exception {
        remove(dir);
        start();
        try (var connection = Database.in(dir).superuser()) {
            load(connection);
        }
        say("%d open items of %d customers, %d contracts", ITEMS, CUSTOMERS, CONTRACTS);
        proposals();
        ageing();
        var month = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).withDayOfMonth(1);
        billed(month);
        killed(month.plusMonths(1));
    }

    private void proposals() throws IOException {
        try (var http = new Http(product.port())) {
            var millis = new double[REQUESTS];
            for (int i = -WARM_UP; i < REQUESTS; i++) {
                var path = "/api/v1/customers/" + customer(random.nextInt(CUSTOMERS)) + "/receivables/proposals?amount="
                        + (100 + random.nextInt(5_000)) + ".00";
                var from = System.nanoTime();
                get(http, path);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - from) / 1e6;
                }
            }
            Arrays.sort(millis);
            say(
                    "proposals for a customer with %d open items: p50 %.1f ms, p95 %.1f ms (aim < 100), p99 %.1f ms",
                    ITEMS / CUSTOMERS, millis[REQUESTS / 2], millis[REQUESTS * 95 / 100], millis[REQUESTS * 99 / 100]);
        }
    }

    private void ageing() throws IOException {
        try (var http = new Http(product.port())) {
            for (var asOf : List.of(
                    "",
                    "?asOf="
                            + LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                                    .minusDays(100))) {
                var millis = new double[AGEINGS];
                for (int i = 0; i < AGEINGS; i++) {
                    var from = System.nanoTime();
                    get(http, "/api/v1/receivables/ageing" + asOf);
                    millis[i] = (System.nanoTime() - from) / 1e6;
                }
                Arrays.sort(millis);
                say(
                        "ageing of everything, %s: median %.0f ms, slowest %.0f ms (aim ≤ 2,000)",
                        asOf.isEmpty() ? "today" : "100 days ago", millis[AGEINGS / 2], millis[AGEINGS - 1]);
            }
        }
    }

    private void billed(LocalDate month) throws Exception {
        var from = System.nanoTime();
        var run = startRun(month);
        var done = awaitDone(run);
        say(
                "billing run over %d contracts, approved at once: %.1f s (aim ≤ 60), %d bills, %d refused",
                CONTRACTS,
                (System.nanoTime() - from) / 1e9,
                done.path("approved").asInt(),
                done.path("refused").asInt());
        requireBills(month);
    }

    private void killed(LocalDate month) throws Exception {
        var from = System.nanoTime();
        var run = startRun(month);
        while (read(run).path("drafted").asInt() < CONTRACTS / 3) {
            Thread.sleep(100);
        }
        product.kill();
        say("killed after %.1f s", (System.nanoTime() - from) / 1e9);
        start();
        var done = awaitDone(run);
        say(
                "the same run goes on after kill -9 and a start: done after %.1f s in all, %d bills",
                (System.nanoTime() - from) / 1e9, done.path("approved").asInt());
        requireBills(month);
    }

    /** One bill for each contract of that month. */
    private void requireBills(LocalDate month) throws Exception {
        try (var connection = Database.in(dir).superuser()) {
            var bills = Database.column(
                    connection,
                    "select count(*) || ' of ' || count(distinct contract_id) from bill where period_from = '" + month
                            + "' and approved_at is not null");
            if (!bills.equals(List.of(CONTRACTS + " of " + CONTRACTS))) {
                throw new IllegalStateException("Bills of " + month + ": " + bills);
            }
        }
    }

    private String startRun(LocalDate day) throws IOException {
        try (var http = new Http(product.port())) {
            var body = "{\"from\":\"" + day + "\",\"through\":\"" + day + "\",\"approve\":true}";
            var status = http.send(Http.Request.post(
                            "/api/v1/bill-runs", token, UUID.randomUUID().toString(), body)
                    .bytes());
            if (status != 201) {
                throw new IOException(status + " " + http.text());
            }
            return json.readTree(http.text()).path("id").asText();
        }
    }

    private JsonNode awaitDone(String run) throws Exception {
        while (true) {
            var state = read(run);
            if (state.path("status").asText().equals("DONE")) {
                return state;
            }
            Thread.sleep(200);
        }
    }

    private JsonNode read(String run) throws IOException {
        try (var http = new Http(product.port())) {
            return get(http, "/api/v1/bill-runs/" + run);
        }
    }

    private JsonNode get(Http http, String path) throws IOException {
        var status = http.send(Http.Request.get(path, token).bytes());
        if (status != 200) {
            throw new IOException(path + ": " + status + " " + http.text());
        }
        return json.readTree(http.text());
    }

    private void start() throws IOException {
        product = Server.start(
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath(),
                List.of(),
                Map.of("TAIZHANG_DATA_DIR", dir.toString(), "TAIZHANG_ADMIN_PASSWORD", PASSWORD),
                dir.resolve("product.log"));
        var signIn = Http.Request.post(
                "/api/v1/auth/login", "", "", "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}");
        product.awaitAnswer(signIn);
        try (var http = new Http(product.port())) {
            http.send(signIn.bytes());
            token = json.readTree(http.text()).path("accessToken").asText();
        }
    }

    private static UUID customer(int n) {
        return People.id(n, 'c');
    }

    /** Rows that the product would write; items are raised by the database from the entries. */
    private void load(Connection connection) throws SQLException {
        var admin = Database.column(connection, "select id from staff where username = 'admin'")
                .get(0);
        var ids = new ArrayList<String>();
        for (int n = 0; n < CUSTOMERS; n++) {
            ids.add("(" + n + ", '" + customer(n) + "'::uuid)");
        }
        Database.run(connection, "create temp table c (n int primary key, id uuid)");
        Database.run(connection, "insert into c values " + String.join(",", ids));
        Database.run(
                connection,
                """
                insert into customer (id, number, kind, name, tier, stage, unit_id, source, version, created_at, updated_at)
                select c.id, 'R' || lpad(c.n::text, 8, '0'), 'ORGANISATION', '客户' || c.n, 'REGULAR', 'ACTIVE',
                    (select id from org_unit where parent_id is null), 'MANUAL', 0, now(), now() from c
                """);
        Database.run(
                connection,
                """
                insert into customer_account (customer_id, balance_minor, created_at, updated_at)
                select id, 0, now(), now() from c
                """);
        Database.run(
                connection,
                """
                with e as (select i, c.id as customer, 20000 + abs(hashint4(i)) %% 10000 as fen,
                                  current_date - 30 - abs(hashint4(i + 7)) %% 400 as day
                           from generate_series(1, %d) i join c on c.n = i %% %d)
                insert into entry (id, version, customer_id, type, status, business_date, due_on, amount_minor, effect_minor,
                    currency, method, occurred_at, posted_at, posted_by, posted_xid, created_by, created_at, updated_at)
                select uuidv7(), 0, customer, 'SALE', 'POSTED', day, day + 30, fen, fen, 'CNY', 'ON_ACCOUNT', day, now(),
                    '%s', pg_current_xact_id()::text::bigint, '%s', now(), now() from e
                """
                        .formatted(ITEMS, CUSTOMERS, admin, admin));
        Database.run(
                connection,
                """
                create temp table k as select uuidv7() as id, i as n, c.id as customer
                from generate_series(1, %d) i join c on c.n = i %% %d
                """
                        .formatted(CONTRACTS, CUSTOMERS));
        Database.run(
                connection,
                """
                insert into contract (id, version, created_at, updated_at, number, customer_id, title, amount, currency,
                    starts_on, signed_on, terms_effective_on, billing_cycle, billing_day, billing_amount, payment_terms_days,
                    tax_rate)
                select id, 0, now(), now(), 'B' || n, customer, '服务', 1200000, 'CNY', date_trunc('month', current_date),
                    current_date, date_trunc('month', current_date), 'MONTHLY', 1, 100000 + n, 15, 6 from k
                """);
        Database.run(
                connection,
                """
                insert into contract_version (id, contract_id, terms_version, title, amount, currency, starts_on, created_at,
                    effective_on, billing_cycle, billing_day, billing_amount, payment_terms_days, tax_rate)
                select uuidv7(), id, 1, '服务', 1200000, 'CNY', date_trunc('month', current_date), now(),
                    date_trunc('month', current_date), 'MONTHLY', 1, 100000 + n, 15, 6 from k
                """);
        Database.run(connection, "vacuum (analyze)");
        var open = Database.column(connection, "select count(*) from open_item where residual_minor > 0")
                .get(0);
        if (!open.equals(String.valueOf(ITEMS))) {
            throw new IllegalStateException(open + " open items");
        }
    }

    private static void remove(Path dir) throws IOException {
        if (Files.exists(dir)) {
            try (Stream<Path> files = Files.walk(dir)) {
                for (var file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void say(String text, Object... figures) {
        System.out.println(text.formatted(figures));
    }
}
