package io.taizhang.bench;

import static io.taizhang.bench.People.hash;

import io.taizhang.card.Numbered;
import io.taizhang.customer.Findable;
import io.taizhang.protection.BlindIndex;
import io.taizhang.protection.LoadedKeys;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Fills a database with COPY: constraints of single rows are checked, triggers and foreign keys are not, and indexes
 * are built afterwards.
 */
final class Loader {

    static final int TIMELINE_INTERACTIONS = 5_000;
    static final int TIMELINE_ENTRIES = 3_000;
    static final int TIMELINE_MOVEMENTS = 2_000;
    static final long PRINCIPAL = 500_000;
    static final int SHOPS = 20;

    private static final List<String> TABLES = List.of(
            "customer",
            "personal_key",
            "contact_point",
            "customer_search",
            "card",
            "card_account",
            "card_movement",
            "entry",
            "interaction");

    private final Database database;
    private final long customers;
    private final int movements;
    private final String administrator;
    private final LoadedKeys keys;
    private final UUID program = UUID.fromString("01900000-0000-7000-8000-00000000beac");

    private Loader(Database database, long customers, int movements, String administrator) {
        this.database = database;
        this.customers = customers;
        this.movements = movements;
        this.administrator = administrator;
        this.keys = LoadedKeys.in(database.dir().resolveSibling("keys"));
    }

    /** Writes one row of a COPY. */
    private interface Row {
        void write(Writer out, long n) throws IOException;
    }

    /** Fills the database unless an earlier run did. @param movements of each card */
    static void load(Database database, long customers, int movements) throws SQLException {
        try (var connection = database.superuser()) {
            var administrator = Database.column(connection, "select id from staff where username = 'admin'")
                    .get(0);
            long present = Long.parseLong(Database.column(connection, "select count(*) from card_account")
                    .get(0));
            if (present == 0) {
                new Loader(database, customers, movements, administrator).load(connection);
            }
        }
    }

    /** The customer with the long timeline. */
    static long busiest(long customers) {
        return customers / 2;
    }

    static boolean hasCard(long n) {
        return n % 2 == 0;
    }

    static UUID shop(long n) {
        return People.id(n % SHOPS, 's');
    }

    private void load(Connection connection) throws SQLException {
        Database.run(connection, "set session_replication_role = replica");
        organisation(connection);
        var indexes = dropIndexes(connection);
        var parts = List.of(
                CompletableFuture.runAsync(() -> {
                    copy(
                            "customer (id, number, kind, name, tier, stage, owner_id, unit_id, source, version,"
                                    + " created_at, updated_at)",
                            this::customer);
                    copy("personal_key (customer_id, master_id, wrapped)", this::key);
                    copy(
                            "contact_point (id, customer_id, type, value, value_index, is_primary, opt_out, position)",
                            this::mobile);
                    copy(
                            "card (id, version, created_at, updated_at, number, program_id, terms_id, kind, customer_id,"
                                    + " issued_by)",
                            this::card);
                    copy(
                            "card_account (id, status, spend_order, business_date, principal, sequence, balance_cap,"
                                    + " transaction_limit, daily_limit, moved_at, currency, paid_total, used_total,"
                                    + " used_list_total)",
                            this::account);
                    copy(
                            "card_movement (key, card_id, sequence, principal, bonus, held, principal_after, bonus_after,"
                                    + " held_after, request_hash, xid, moved_at, business_date, kind, result, contra, currency,"
                                    + " operator_id, customer_id, request_id)",
                            this::movements);
                    copy(
                            "entry (id, version, customer_id, type, status, business_date, amount_minor, effect_minor,"
                                    + " currency, method, shop_id, channel, occurred_at, posted_at, posted_by, posted_xid,"
                                    + " created_by, created_at, updated_at)",
                            this::entries);
                    copy(
                            "interaction (id, version, created_at, updated_at, customer_id, staff_id, channel, direction,"
                                    + " occurred_at, content)",
                            this::interactions);
                }),
                CompletableFuture.runAsync(() -> copy("customer_search (customer_id, terms)", this::terms)));
        parts.forEach(CompletableFuture::join);
        Database.run(connection, "set maintenance_work_mem = '1GB'");
        Database.run(
                connection,
                "insert into customer_account (customer_id, balance_minor, created_at, updated_at)"
                        + " select customer_id, sum(effect_minor), now(), now() from entry group by 1");
        Database.run(
                connection,
                "insert into open_item (id, customer_id, side, amount_minor, residual_minor, opened_on, due_on)"
                        + " select id, customer_id, 'DEBIT', amount_minor, amount_minor, business_date, business_date"
                        + " from entry");
        Database.run(connection, "select setval('customer_number', " + customers + ")");
        for (var index : indexes) {
            Database.run(connection, index);
        }
        Database.run(connection, "vacuum (analyze, freeze)");
        Database.run(connection, "checkpoint");
    }

    private void organisation(Connection connection) throws SQLException {
        var company = Database.column(connection, "select id from org_unit where parent_id is null")
                .get(0);
        for (int i = 0; i < SHOPS; i++) {
            Database.run(
                    connection,
                    "insert into org_unit values ('%s', '%s', 'SHOP', 'BENCH%d', '%d号店', 0, now(), now())"
                            .formatted(shop(i), company, i, i + 1));
        }
        Database.run(
                connection,
                ("insert into card_program (id, version, created_at, updated_at, code, name, kind, balance_cap,"
                                + " transaction_limit, daily_limit, spend_order, status, terms_id) values ('%1$s', 0,"
                                + " now(), now(), 'BENCH', '储值卡', 'REGISTERED', %2$d, %2$d, 10000000000,"
                                + " 'BONUS_FIRST', 'ACTIVE', '%1$s')")
                        .formatted(program, PRINCIPAL));
        Database.run(
                connection,
                "insert into card_program_version (id, program_id, number, pin_required, replacement_fee,"
                        + " cash_out_allowed, cash_out_minimum, made_at, made_by) select terms_id, id, 1, false, 0, true,"
                        + " 0, now(), id from card_program where id = '" + program + "'");
    }

    private static List<String> dropIndexes(Connection connection) throws SQLException {
        var tables = "('" + String.join("','", TABLES) + "')";
        var where = " from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid"
                + " where not x.indisunique and t.relname in " + tables;
        var definitions =
                Database.column(connection, "select replace(pg_get_indexdef(i.oid), ' ON ONLY ', ' ON ')" + where);
        for (var name : Database.column(connection, "select i.relname" + where)) {
            Database.run(connection, "drop index " + name);
        }
        return new ArrayList<>(definitions);
    }

    private void copy(String target, Row row) {
        try (var connection = database.superuser()) {
            Database.run(connection, "set session_replication_role = replica");
            try (var out = new Writer(connection, "copy " + target + " from stdin")) {
                for (long n = 1; n <= customers; n++) {
                    row.write(out, n);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(target, e);
        } catch (IOException e) {
            throw new UncheckedIOException(target, e);
        }
    }

    private void customer(Writer out, long n) throws IOException {
        var at = People.createdAt(n);
        out.row(
                People.id(n),
                People.number(n),
                People.isOrganisation(n) ? "ORGANISATION" : "PERSON",
                People.name(n),
                hash(n, 20) % 10 == 0 ? "VIP" : "REGULAR",
                "ACTIVE",
                administrator,
                shop(hash(n, 21)),
                "老客户介绍",
                0,
                at,
                at);
    }

    private void mobile(Writer out, long n) throws IOException {
        var id = People.id(n, 'p');
        var mobile = People.mobile(n);
        out.row(
                id,
                People.id(n),
                "MOBILE",
                keys.seal(People.id(n), "contact_point.value/" + id, mobile),
                keys.index().of(BlindIndex.PHONE, mobile),
                true,
                false,
                0);
    }

    private void key(Writer out, long n) throws IOException {
        out.row(People.id(n), keys.masterId(), keys.wrapped(People.id(n)));
    }

    private void terms(Writer out, long n) throws IOException {
        var terms = Findable.terms(People.number(n), People.name(n), People.mobile(n), keys.index());
        out.row(People.id(n), "'" + String.join("' '", terms) + "'");
    }

    private void card(Writer out, long n) throws IOException {
        if (hasCard(n)) {
            var at = People.createdAt(n);
            out.row(
                    People.id(n, 'k'),
                    0,
                    at,
                    at,
                    Numbered.number(n),
                    program,
                    program,
                    "REGISTERED",
                    People.id(n),
                    administrator);
        }
    }

    private void account(Writer out, long n) throws IOException {
        if (hasCard(n)) {
            var spent = spends(n);
            out.row(
                    People.id(n, 'k'),
                    2,
                    1,
                    "2026-01-01",
                    PRINCIPAL - spent,
                    1 + spent,
                    PRINCIPAL,
                    PRINCIPAL,
                    10_000_000_000L,
                    People.createdAt(n).plusSeconds(spent),
                    "CNY",
                    PRINCIPAL,
                    spent,
                    spent);
        }
    }

    private void movements(Writer out, long n) throws IOException {
        if (hasCard(n)) {
            for (int i = 0; i <= spends(n); i++) {
                movement(out, n, i);
            }
        }
    }

    /** After the card was loaded. */
    private int spends(long n) {
        return n == busiest(customers) ? TIMELINE_MOVEMENTS : movements - 1;
    }

    private void movement(Writer out, long n, int i) throws IOException {
        out.row(
                new UUID(People.id(n, 'm').getMostSignificantBits(), hash(n * 10_000 + i, 'm') | Long.MIN_VALUE),
                People.id(n, 'k'),
                i + 1,
                i == 0 ? PRINCIPAL : -1,
                0,
                0,
                PRINCIPAL - i,
                0,
                0,
                0,
                3,
                People.createdAt(n).plusSeconds(i),
                "2024-01-01",
                i == 0 ? 1 : 2,
                0,
                i == 0 ? 1 : 10,
                "CNY",
                administrator,
                People.id(n),
                "benchmark");
    }

    private void entries(Writer out, long n) throws IOException {
        int count = n == busiest(customers) ? TIMELINE_ENTRIES : 1;
        for (int i = 0; i < count; i++) {
            var at = People.createdAt(n).plusSeconds(i * 600L);
            var amount = 100 + hash(n + i, 30) % 50_000;
            out.row(
                    new UUID(People.id(n, 'e').getMostSignificantBits(), hash(n * 10_000 + i, 'e') | Long.MIN_VALUE),
                    0,
                    People.id(n),
                    "SALE",
                    "POSTED",
                    at.toString().substring(0, 10),
                    amount,
                    amount,
                    "CNY",
                    "ON_ACCOUNT",
                    shop(n + i),
                    "STORE",
                    at,
                    at,
                    administrator,
                    3,
                    administrator,
                    at,
                    at);
        }
    }

    private void interactions(Writer out, long n) throws IOException {
        for (int i = 0; n == busiest(customers) && i < TIMELINE_INTERACTIONS; i++) {
            Instant at = People.createdAt(n).plusSeconds(i * 500L);
            out.row(
                    People.id(n + i, 'i'),
                    0,
                    at,
                    at,
                    People.id(n),
                    administrator,
                    "CALL",
                    "OUTBOUND",
                    at,
                    "电话回访，客户对新品感兴趣，约定下周到店看样，请提前备货。第" + i + "次");
        }
    }

    /** Rows in the text format of COPY; no value holds a tab, a line end or a backslash. */
    private static final class Writer implements AutoCloseable {

        private final BufferedWriter out;

        Writer(Connection connection, String copy) throws SQLException {
            var target = new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy, 1 << 18);
            out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), 1 << 16);
        }

        void row(Object... values) throws IOException {
            for (int i = 0; i < values.length; i++) {
                out.write(String.valueOf(values[i]));
                out.write(i + 1 < values.length ? '\t' : '\n');
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
