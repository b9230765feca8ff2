package io.taizhang.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Customers by what proves that somebody is one: their own phone. Asked where a one-time code or a card's PIN does the
 * proving, and therefore whatever the caller's data scope is; who only looks for customers asks {@link CustomerFile}.
 */
@ApplicationScoped
@Transactional
public class PhoneHolders {

    private static final int MOST_WITH_ONE_PHONE = 20;

    private final EntityManager em;
    private final ContactBooks books;
    private final PhoneNumbers phones;

    PhoneHolders(EntityManager em, ContactBooks books, PhoneNumbers phones) {
        this.em = em;
        this.books = books;
        this.phones = phones;
    }

    /** A customer and their own phone numbers (E.164), the one to call first at the head. */
    public record Holder(UUID id, String name, @Nullable LocalDate birthday, List<String> phones) {}

    /** A phone number as it is kept and compared (E.164); null when what was typed is none. */
    public @Nullable String kept(String typed) {
        return phones.find(typed);
    }

    /** A kept number with its middle covered: 138****8000. */
    public String masked(String kept) {
        var shown = phones.shown(kept);
        int covered = Math.min(4, Math.max(0, shown.length() - 4));
        int from = Math.max(0, shown.length() - 4 - covered);
        return shown.substring(0, from) + "*".repeat(covered) + shown.substring(from + covered);
    }

    /** The customers, not deleted, whose own number this is, at most {@value #MOST_WITH_ONE_PHONE}; as it is kept. */
    public List<Holder> of(String kept) {
        List<?> found = em.createNativeQuery(
                        "select c.* from customer c where c.deleted_at is null and c.id in (select p.customer_id"
                                + " from contact_point p where p.value = :phone and p.type in ('PHONE', 'MOBILE'))"
                                + " order by c.id limit " + MOST_WITH_ONE_PHONE,
                        Customer.class)
                .setParameter("phone", kept)
                .getResultList();
        return found.stream().map(one -> holder((Customer) one)).toList();
    }

    /** A customer who is not deleted; null when there is none. */
    public @Nullable Holder find(UUID customerId) {
        var customer = em.find(Customer.class, customerId);
        return customer == null || customer.deletedAt != null ? null : holder(customer);
    }

    private Holder holder(Customer customer) {
        var book = books.of(customer.id());
        var primary = book.primaryPhone();
        var own = book.contactPoints().stream()
                .filter(point -> point.type().isPhone())
                .map(ContactPoint::value)
                .sorted(Comparator.comparing(value -> !value.equals(primary)))
                .toList();
        return new Holder(customer.id(), customer.name, customer.birthday, own);
    }
}
