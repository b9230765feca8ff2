package io.taizhang.bank;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.bankfile.ReadLine;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Copy;
import io.taizhang.platform.Ids;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queries on movements. */
@ApplicationScoped
class BankLines implements PanacheRepositoryBase<BankLine, UUID> {

    private static final Copy<NewLine> INSERT = Copy.<NewLine>into("bank_line")
            .column("id", line -> line.id)
            .column("statement_id", line -> line.statement.id)
            .column("account_id", line -> line.statement.accountId)
            .column("source_line", line -> line.read.number())
            .column("booked_on", line -> line.read.bookedOn())
            .column("value_on", line -> line.read.valueOn())
            .column("amount_minor", line -> line.read.amountMinor())
            .column("currency", line -> line.statement.currency)
            .column("balance_minor", line -> line.read.balanceMinor())
            .column("reference", line -> line.read.reference())
            .column("end_to_end_id", line -> line.read.endToEndId())
            .column("counterparty_name", line -> line.read.counterpartyName())
            .column("counterparty_account", line -> line.account)
            .column("payer", line -> line.payer)
            .column("counterparty_bank", line -> line.read.counterpartyBank())
            .column("remark", line -> line.read.remark())
            .column("dedup", line -> line.key)
            .column("created_at", line -> line.at)
            .column("updated_at", line -> line.at);

    private final Lists lists;
    private final BankAccounts accounts;
    private final PayerAccounts payers;
    private final Caller caller;

    BankLines(Lists lists, BankAccounts accounts, PayerAccounts payers, Caller caller) {
        this.lists = lists;
        this.accounts = accounts;
        this.payers = payers;
        this.caller = caller;
    }

    /** A line that no earlier file told of. */
    record NewLine(
            UUID id,
            BankStatement statement,
            ReadLine read,
            String key,
            @Nullable String account,
            @Nullable String payer,
            Instant at) {}

    /**
     * A line as it will be kept.
     *
     * @param key by what it is known again
     */
    NewLine line(BankStatement statement, ReadLine read, String key, Instant at) {
        var id = Ids.next();
        var account = read.counterpartyAccount();
        return new NewLine(
                id,
                statement,
                read,
                key,
                account == null ? null : payers.sealed(id, account),
                account == null ? null : payers.payer(account),
                at);
    }

    Page<BankLineView> page(ListRequest request) {
        var conditions = new ArrayList<Condition>();
        if (request.search() != null) {
            conditions.add(found(request.search()));
        }
        return lists.page(BankLine.class, BankLineView.class, request, "-bookedOn", conditions)
                .mapAll(this::views);
    }

    /** By a part of what it says, or by the whole account that it was paid from for those who may see it. */
    private Condition found(String sought) {
        var parameters = new HashMap<String, Object>();
        parameters.put("sought", Condition.containing(sought));
        // Whoever sees the ends of an account only could try the rest.
        var payer = caller.may("personal:see") ? payers.payer(sought) : null;
        if (payer != null) {
            parameters.put("payer", payer);
        }
        return Condition.search(
                "(lower(coalesce(e.counterpartyName, '') || ' ' || coalesce(e.remark, '') || ' ' ||"
                        + " coalesce(e.reference, '')) like :sought escape '!'"
                        + (payer == null ? ")" : " or e.payer = :payer)"),
                parameters);
    }

    BankLine require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("bank line"));
    }

    /** A line is matched by one at a time. */
    BankLine lock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.notFound("bank line"));
    }

    /** Lines of a statement that are not matched in full, in yuan, in the order of their ids. */
    List<UUID> open(UUID statementId, UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select e.id from BankLine e where e.statementId = :statement and e.id > :after"
                                + " and e.status in (io.taizhang.bank.BankLineStatus.OPEN,"
                                + " io.taizhang.bank.BankLineStatus.PARTLY_MATCHED) and e.currency = 'CNY' order by e.id",
                        UUID.class)
                .setParameter("statement", statementId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    List<BankLineView> views(List<BankLine> lines) {
        var named = accounts.byId(lines.stream().map(line -> line.accountId).collect(Collectors.toSet()));
        return lines.stream()
                .map(line -> BankLineView.of(
                        line, Objects.requireNonNull(named.get(line.accountId)).name, payers.account(line)))
                .toList();
    }

    /** By what the lines of an account are known that were booked in these days. */
    Set<String> keys(UUID accountId, LocalDate from, LocalDate to) {
        var keys = new HashSet<String>();
        for (var key : getEntityManager()
                .createNativeQuery(
                        "select dedup from bank_line where account_id = :account and booked_on between :from and :to")
                .setParameter("account", accountId)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()) {
            keys.add((String) key);
        }
        return keys;
    }

    void add(List<NewLine> lines) {
        INSERT.write(getEntityManager(), lines);
    }

    /** What is matched with nothing in full, of accounts in yuan, by the day of booking. */
    UnmatchedLines unmatched(LocalDate from, LocalDate to) {
        var row = (Object[]) getEntityManager()
                .createNativeQuery(
                        "select count(*), coalesce(sum(greatest(amount_minor - matched_minor, 0)), 0)::bigint,"
                                + " coalesce(sum(greatest(matched_minor - amount_minor, 0)), 0)::bigint from bank_line"
                                + " where status in ('OPEN', 'PARTLY_MATCHED') and currency = 'CNY'"
                                + " and booked_on between :from and :to",
                        Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
        return new UnmatchedLines(
                ((Number) row[0]).longValue(),
                Money.fen(((Number) row[1]).longValue()),
                Money.fen(((Number) row[2]).longValue()));
    }
}
