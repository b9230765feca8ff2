package io.taizhang.account;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/** The statements of an import: each takes arrays, so that a batch of any size costs the same few round trips. */
@ApplicationScoped
class EntryRows {

    private static final String OPEN_ACCOUNTS =
            """
            insert into customer_account (customer_id, created_at, updated_at)
            select id, ?, ? from unnest(?::uuid[]) as customer (id) order by id
            on conflict do nothing
            """;

    private static final String LOCK_ACCOUNTS =
            """
            select customer_id, balance_minor, credit_limit_minor from customer_account
            where customer_id = any(?::uuid[]) order by customer_id for update
            """;

    private static final String INSERT_ENTRIES =
            """
            insert into entry (id, version, customer_id, type, status, business_date, amount_minor, effect_minor, currency,
                               category, method, memo, shop_id, channel, external_ref, occurred_at,
                               posted_at, posted_by, created_by, created_at, updated_at)
            select id, 0, customer_id, type, 'POSTED', business_date, amount, effect, 'CNY',
                   category, method, memo, shop_id, channel, external_ref, occurred_at,
                   now.at, now.staff, now.staff, now.at, now.at
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::text[], ?::text[],
                        ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                 as given (id, customer_id, type, business_date, amount, effect, category, method,
                         memo, shop_id, channel, external_ref, occurred_at),
                 (select ?::timestamptz as at, ?::uuid as staff) as now
            """;

    private static final String INSERT_LINES =
            """
            insert into entry_line (entry_id, position, product, sku, quantity, unit_price_minor, discount_minor,
                                    amount_minor)
            select * from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::numeric[], ?::bigint[], ?::bigint[],
                                 ?::bigint[])
            """;

    private final EntityManager em;

    EntryRows(EntityManager em) {
        this.em = em;
    }

    /** An entry that is to be posted. */
    record NewRow(UUID id, @Nullable String externalRef, CheckedEntry entry, Instant occurredAt) {

        PostEntry content() {
            return entry.content();
        }
    }

    private record NewLine(UUID entryId, int position, EntryLine line) {}

    /** A locked account, as it stands after the entries that it has taken; in 分. */
    static final class LockedAccount {

        private final @Nullable Long limit;
        private long balance;

        LockedAccount(long balance, @Nullable Long limit) {
            this.balance = balance;
            this.limit = limit;
        }

        /** Adds the effect, unless it gives credit beyond the limit. */
        boolean takes(long effect) {
            var after = Math.addExact(balance, effect);
            if (effect > 0 && limit != null && after > limit) {
                return false;
            }
            balance = after;
            return true;
        }

        Refusal refusal(long effect) {
            return CreditLimit.exceeded(balance, limit == null ? 0 : limit, effect);
        }
    }

    /** Locks the accounts of these customers, and opens those that are not there yet. */
    Map<UUID, LockedAccount> lockAccounts(SortedSet<UUID> customers, Instant at) {
        return work(connection -> {
            var ids = connection.createArrayOf("uuid", customers.toArray());
            try (var open = connection.prepareStatement(OPEN_ACCOUNTS)) {
                open.setObject(1, at.atOffset(ZoneOffset.UTC));
                open.setObject(2, at.atOffset(ZoneOffset.UTC));
                open.setArray(3, ids);
                open.executeUpdate();
            }
            var accounts = new HashMap<UUID, LockedAccount>();
            try (var lock = connection.prepareStatement(LOCK_ACCOUNTS)) {
                lock.setArray(1, ids);
                var found = lock.executeQuery();
                while (found.next()) {
                    accounts.put(
                            found.getObject(1, UUID.class),
                            new LockedAccount(found.getLong(2), found.getObject(3, Long.class)));
                }
            }
            return accounts;
        });
    }

    /** Which of these external references are already there. */
    Set<String> known(Collection<String> externalRefs) {
        return work(connection -> {
            try (var query =
                    connection.prepareStatement("select external_ref from entry where external_ref = any(?::text[])")) {
                query.setArray(1, connection.createArrayOf("text", externalRefs.toArray()));
                return texts(query.executeQuery());
            }
        });
    }

    private static Set<String> texts(ResultSet rows) throws SQLException {
        var texts = new HashSet<String>();
        while (rows.next()) {
            texts.add(rows.getString(1));
        }
        return texts;
    }

    /** Posts entries with their lines; the balances move with them. */
    void insert(List<NewRow> rows, UUID staffId, Instant at) {
        if (rows.isEmpty()) {
            return;
        }
        work(connection -> {
            try (var insert = connection.prepareStatement(INSERT_ENTRIES)) {
                bindEntries(insert, rows);
                insert.setObject(14, at.atOffset(ZoneOffset.UTC));
                insert.setObject(15, staffId);
                return insert.executeUpdate();
            }
        });
        var lines = rows.stream().flatMap(EntryRows::lines).toList();
        work(connection -> {
            try (var insert = connection.prepareStatement(INSERT_LINES)) {
                bindLines(insert, lines);
                return insert.executeUpdate();
            }
        });
    }

    private static Stream<NewLine> lines(NewRow row) {
        var lines = row.entry().lines();
        return IntStream.range(0, lines.size())
                .mapToObj(position -> new NewLine(row.id(), position, lines.get(position)));
    }

    private static void bindEntries(PreparedStatement insert, List<NewRow> rows) throws SQLException {
        bind(insert, 1, "uuid", rows, NewRow::id);
        bind(insert, 2, "uuid", rows, row -> row.content().customerId());
        bind(insert, 3, "text", rows, row -> row.content().type());
        bind(insert, 4, "date", rows, row -> row.entry().businessDate());
        bind(insert, 5, "bigint", rows, row -> row.entry().amountMinor());
        bind(insert, 6, "bigint", rows, row -> row.entry().effectMinor());
        bind(insert, 7, "text", rows, row -> Texts.strippedOrNull(row.content().category()));
        bind(insert, 8, "text", rows, row -> row.content().method());
        bind(insert, 9, "text", rows, row -> Texts.strippedOrNull(row.content().memo()));
        bind(insert, 10, "uuid", rows, row -> row.content().shopId());
        bind(insert, 11, "text", rows, row -> row.content().channel());
        bind(insert, 12, "text", rows, NewRow::externalRef);
        bind(insert, 13, "timestamptz", rows, NewRow::occurredAt);
    }

    private static void bindLines(PreparedStatement insert, List<NewLine> lines) throws SQLException {
        bind(insert, 1, "uuid", lines, NewLine::entryId);
        bind(insert, 2, "int", lines, NewLine::position);
        bind(insert, 3, "text", lines, row -> row.line().product());
        bind(insert, 4, "text", lines, row -> row.line().sku());
        bind(insert, 5, "numeric", lines, row -> row.line().quantity().toPlainString());
        bind(insert, 6, "bigint", lines, row -> row.line().unitPriceMinor());
        bind(insert, 7, "bigint", lines, row -> row.line().discountMinor());
        bind(insert, 8, "bigint", lines, row -> row.line().amountMinor());
    }

    /** One column of the rows as an array parameter; PostgreSQL reads the values as text of the type. */
    private static <R> void bind(
            PreparedStatement statement, int parameter, String type, List<R> rows, Function<R, @Nullable Object> column)
            throws SQLException {
        var values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            var value = column.apply(rows.get(i));
            values[i] = value == null ? null : value.toString();
        }
        statement.setArray(parameter, statement.getConnection().createArrayOf(type, values));
    }

    private <T> T work(ReturningWork<T> work) {
        return em.unwrap(Session.class).doReturningWork(work);
    }
}
