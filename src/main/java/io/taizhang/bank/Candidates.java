package io.taizhang.bank;

import io.taizhang.account.EntryType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queries for what a line could be. They look at all customers, because a candidate that the caller may not see still
 * makes another one uncertain; who asks leaves those out afterwards.
 */
@ApplicationScoped
class Candidates {

    /** More items of a customer than these are not looked at: nothing could be told from them. */
    static final int MOST = 200;

    private static final String ITEMS = "select i.id, i.customer_id, c.name, e.number, i.reference, i.residual_minor,"
            + " i.opened_on, i.due_on from open_item i join entry e on e.id = i.id join customer c on c.id = i.customer_id"
            + " where i.side = 'DEBIT' and i.residual_minor > 0 and not i.disputed and c.deleted_at is null";
    private static final String LAST = " order by i.due_on, i.id limit " + MOST;

    private final EntityManager em;

    Candidates(EntityManager em) {
        this.em = em;
    }

    /** Something that is owed. */
    record Item(
            UUID id,
            UUID customerId,
            String customerName,
            String number,
            @Nullable String reference,
            long residual,
            LocalDate openedOn,
            LocalDate dueOn) {}

    /** A payment or refund that is recorded and of which no line is known. */
    record Recorded(UUID id, UUID customerId, String customerName, String number, long residual) {}

    /** What is called by one of these numbers: the customer's reference or the entry's number. */
    List<Item> called(Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : items(em.createNativeQuery(
                                ITEMS + " and i.id in (select id from open_item where reference in (:numbers)"
                                        + " union select id from entry where number in (:numbers))" + LAST)
                        .setParameter("numbers", numbers));
    }

    List<Item> withResidual(long minor) {
        return items(em.createNativeQuery(ITEMS + " and i.residual_minor = :minor" + LAST)
                .setParameter("minor", minor));
    }

    List<Item> of(UUID customerId) {
        return items(em.createNativeQuery(ITEMS + " and i.customer_id = :customer" + LAST)
                .setParameter("customer", customerId));
    }

    List<UUID> named(Collection<String> names) {
        var found = new ArrayList<UUID>();
        for (var id : em.createNativeQuery(
                        "select id from customer where name in (:names) and deleted_at is null order by id limit 20",
                        UUID.class)
                .setParameter("names", names)
                .getResultList()) {
            found.add((UUID) id);
        }
        return found;
    }

    /** Payments or refunds of exactly this amount in these days that no line has been matched with. */
    List<Recorded> recorded(EntryType type, long minor, LocalDate from, LocalDate to) {
        var rows = em.createNativeQuery("select e.id, e.customer_id, c.name, e.number, coalesce(i.residual_minor, 0)"
                        + " from entry e join customer c on c.id = e.customer_id"
                        + " left join open_item i on i.id = e.id"
                        + " where e.type = :type and e.status = 'POSTED' and e.reverses is null"
                        + " and e.amount_minor = :minor and e.business_date between :from and :to"
                        + " and e.method in ('TRANSFER', 'WECHAT', 'ALIPAY') and c.deleted_at is null"
                        + " and not exists (select from entry r where r.reverses = e.id)"
                        + " and not exists (select from bank_match m where m.entry_id = e.id and m.reverses is null"
                        + " and not exists (select from bank_match u where u.reverses = m.id))"
                        + " order by e.business_date, e.id limit " + MOST)
                .setParameter("type", type.name())
                .setParameter("minor", minor)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
        var found = new ArrayList<Recorded>();
        for (var each : rows) {
            var row = (Object[]) each;
            found.add(new Recorded(
                    (UUID) row[0], (UUID) row[1], (String) row[2], (String) row[3], ((Number) row[4]).longValue()));
        }
        return found;
    }

    private static List<Item> items(Query query) {
        var found = new ArrayList<Item>();
        for (var each : query.getResultList()) {
            var row = (Object[]) each;
            found.add(new Item(
                    (UUID) row[0],
                    (UUID) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    ((Number) row[5]).longValue(),
                    day(row[6]),
                    day(row[7])));
        }
        return found;
    }

    private static LocalDate day(Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
    }
}
