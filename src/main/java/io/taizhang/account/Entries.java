package io.taizhang.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.TimelineCursor;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queries on entries. What a caller asks for is limited to the customers that they may see. */
@ApplicationScoped
class Entries implements PanacheRepositoryBase<Entry, UUID> {

    private static final int LONGEST_HISTORY = 1_000;

    /** Each a sum of whole numbers, 分 or rows. */
    private static final String FIGURES =
            "count(e.id), sum(case when e.status = io.taizhang.account.EntryStatus.DRAFT then 1L else 0L end),"
                    + " sum(e.amountMinor), sum(case when e.effectMinor > 0 then e.effectMinor else 0L end),"
                    + " sum(case when e.effectMinor < 0 then -e.effectMinor else 0L end)";

    private final CustomerFile file;
    private final Lists lists;

    Entries(CustomerFile file, Lists lists) {
        this.file = file;
        this.lists = lists;
    }

    Page<Entry> page(ListRequest request) {
        return lists.page(Entry.class, EntryView.class, request, "-businessDate", conditions(request));
    }

    /** What the list comes to, type by type. */
    EntryTotalsView totals(ListRequest request) {
        var byType = lists.totals(Entry.class, EntryView.class, request, conditions(request), "e.type", FIGURES);
        return EntryTotalsView.of(
                byType.stream().map(EntryTotalsView.OfType::of).toList());
    }

    private List<Condition> conditions(ListRequest request) {
        var conditions = new ArrayList<>(List.of(Condition.of("e.deletedAt is null"), file.visible("e.customerId")));
        var search = request.search();
        if (search != null) {
            var text = search.toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            conditions.add(Condition.search(
                    "e.number like :qNumber escape '!' or lower(e.memo) like :qMemo escape '!'",
                    Map.of("qNumber", text.toUpperCase(Locale.ROOT) + "%", "qMemo", "%" + text + "%")));
        }
        return conditions;
    }

    /** @throws Refusal 404 when it does not exist, is discarded or lies outside the caller's scope */
    Entry require(UUID id) {
        return one(id, "e.deletedAt is null", LockModeType.NONE);
    }

    /** Like {@link #require}, held until the transaction ends: an entry is posted or corrected by one at a time. */
    Entry lock(UUID id) {
        return one(id, "e.deletedAt is null", LockModeType.PESSIMISTIC_WRITE);
    }

    Entry lockDiscarded(UUID id) {
        return one(id, "e.deletedAt is not null", LockModeType.PESSIMISTIC_WRITE);
    }

    private Entry one(UUID id, String state, LockModeType lock) {
        var visible = file.visible("e.customerId");
        var query = getEntityManager()
                .createQuery(
                        "select e from Entry e where e.id = :id and " + state + " and (" + visible.hql() + ")",
                        Entry.class)
                .setParameter("id", id)
                .setLockMode(lock);
        visible.parameters().forEach(query::setParameter);
        return query.getResultStream().findFirst().orElseThrow(() -> Refusal.notFound("transaction"));
    }

    /** Whether the entry has been taken back; asked after locking it, because the row read then may be older. */
    boolean isReversed(UUID id) {
        return count("reverses", id) > 0;
    }

    /** Everything that one entry has become: the first one, its reversal, what replaced it, and so on. */
    List<Entry> history(Entry entry) {
        var origin = entry.originId == null ? entry.id() : entry.originId;
        return find("id = ?1 or originId = ?1 order by postedAt, id", origin)
                .range(0, LONGEST_HISTORY - 1)
                .list();
    }

    /**
     * Stores an entry. A posting moves the balance in the same statement.
     *
     * @param pointer where the amount stands in the request
     * @throws Refusal 422 {@code credit_limit_exceeded}, 409 {@code account_closed}
     */
    void save(Entry entry, String pointer) {
        saveAll(List.of(entry), pointer);
    }

    /** Stores many as {@link #save} stores one. */
    void saveAll(List<Entry> entries, String pointer) {
        try {
            persist(entries);
            flush();
        } catch (PersistenceException failure) {
            throw AccountRefusal.explained(failure, pointer);
        }
    }

    /**
     * Keeps what came from a stored-value card out of what is paid back; the account is held from here on.
     *
     * @throws Refusal 422 {@code refund_from_card}
     */
    void requireNotOfCard(UUID customerId, Money paidBack, String pointer) {
        getEntityManager()
                .createNativeQuery("select 1 from customer_account where customer_id = :id for no key update")
                .setParameter("id", customerId)
                .getResultList();
        var stays = (Boolean) getEntityManager()
                .createNativeQuery(
                        "select coalesce(sum(i.residual_minor) > 0 and (select coalesce(sum(balance_minor), 0)"
                                + " from customer_account where customer_id = :id) + :paid > -sum(i.residual_minor), false)"
                                + " from open_item i join card_credit c on c.credit_id = i.id where i.customer_id = :id")
                .setParameter("id", customerId)
                .setParameter("paid", paidBack.minor())
                .getSingleResult();
        if (stays) {
            throw Refusal.rule("refund_from_card").at(pointer);
        }
    }

    /** What was posted for a customer, newest first, older than the cursor. */
    List<Entry> timeline(UUID customerId, TimelineCursor after, int limit) {
        return find(
                        "customerId = ?1 and status = ?2 and (occurredAt, id) < (?3, ?4)"
                                + " order by occurredAt desc, id desc",
                        customerId,
                        EntryStatus.POSTED,
                        after.at(),
                        after.id())
                .range(0, limit - 1)
                .list();
    }

    /** The business date of the customer's latest entry that stands. */
    @Nullable
    LocalDate lastEntryOn(UUID customerId) {
        return getEntityManager()
                .createQuery(
                        "select e.businessDate from Entry e where e.customerId = :customer and e.status = :posted"
                                + " and e.standing = true order by e.businessDate desc, e.id desc",
                        LocalDate.class)
                .setParameter("customer", customerId)
                .setParameter("posted", EntryStatus.POSTED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .orElse(null);
    }
}
