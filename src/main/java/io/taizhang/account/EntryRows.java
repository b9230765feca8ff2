package io.taizhang.account;

import io.taizhang.platform.Copy;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/** The statements of an import: a batch of any size costs the same few. */
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
            select customer_id, balance_minor, case when credit_hold_at is null then credit_limit_minor else 0 end,
                   closed_at is not null, credit_hold_at is not null
            from customer_account
            where customer_id = any(?::uuid[]) order by customer_id for update
            """;

    private static final Copy<NewLine> LINES = Copy.<NewLine>into("entry_line")
            .column("entry_id", NewLine::entryId)
            .column("position", NewLine::position)
            .column("product", row -> row.line().product())
            .column("sku", row -> row.line().sku())
            .column("quantity", row -> row.line().quantity())
            .column("unit_price_minor", row -> row.line().unitPriceMinor())
            .column("discount_minor", row -> row.line().discountMinor())
            .column("amount_minor", row -> row.line().amountMinor());

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
        private final boolean closed;
        private final boolean held;
        private long balance;

        /** @param limit as it is now: zero for an account on hold */
        LockedAccount(long balance, @Nullable Long limit, boolean closed, boolean held) {
            this.balance = balance;
            this.limit = limit;
            this.closed = closed;
            this.held = held;
        }

        /** Adds the effect, unless the account is closed or it gives credit beyond the limit. */
        boolean takes(long effect) {
            var after = Math.addExact(balance, effect);
            if (effect != 0 && (closed || (effect > 0 && limit != null && after > limit))) {
                return false;
            }
            balance = after;
            return true;
        }

        Refusal refusal(long effect) {
            if (closed) {
                return AccountRefusal.closed();
            }
            return held
                    ? AccountRefusal.onHold(balance, effect)
                    : AccountRefusal.limitExceeded(balance, limit == null ? 0 : limit, effect);
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
                            new LockedAccount(
                                    found.getLong(2),
                                    found.getObject(3, Long.class),
                                    found.getBoolean(4),
                                    found.getBoolean(5)));
                }
            }
            return accounts;
        });
    }

    /** Which of these external references are already there, or are numbers of entries of ours: an export names them so. */
    Set<String> known(Collection<String> externalRefs) {
        return work(connection -> {
            try (var query =
                    connection.prepareStatement("select external_ref from entry where external_ref = any(?::text[])"
                            + " union all select number from entry where number = any(?::text[])")) {
                query.setArray(1, connection.createArrayOf("text", externalRefs.toArray()));
                query.setArray(2, connection.createArrayOf("text", externalRefs.toArray()));
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
        entries(staffId, at).write(em, rows);
        LINES.write(em, rows.stream().flatMap(EntryRows::lines).toList());
    }

    private static Stream<NewLine> lines(NewRow row) {
        var lines = row.entry().lines();
        return IntStream.range(0, lines.size())
                .mapToObj(position -> new NewLine(row.id(), position, lines.get(position)));
    }

    private static Copy<NewRow> entries(UUID staffId, Instant at) {
        return Copy.<NewRow>into("entry")
                .column("id", NewRow::id)
                .column("version", row -> 0)
                .column("customer_id", row -> row.content().customerId())
                .column("type", row -> row.content().type())
                .column("status", row -> EntryStatus.POSTED)
                .column("business_date", row -> row.entry().businessDate())
                .column("amount_minor", row -> row.entry().amountMinor())
                .column("effect_minor", row -> row.entry().effectMinor())
                .column("currency", row -> Money.CNY)
                .column("category", row -> Texts.strippedOrNull(row.content().category()))
                .column("method", row -> row.content().method())
                .column("memo", row -> Texts.strippedOrNull(row.content().memo()))
                .column("shop_id", row -> row.content().shopId())
                .column("channel", row -> row.content().channel())
                .column("due_on", row -> row.content().dueOn())
                .column("external_ref", NewRow::externalRef)
                .column("occurred_at", NewRow::occurredAt)
                .column("posted_at", row -> at)
                .column("posted_by", row -> staffId)
                .column("created_by", row -> staffId)
                .column("created_at", row -> at)
                .column("updated_at", row -> at);
    }

    private <T> T work(ReturningWork<T> work) {
        return em.unwrap(Session.class).doReturningWork(work);
    }
}
