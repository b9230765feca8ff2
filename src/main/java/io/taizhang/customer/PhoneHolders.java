package io.taizhang.customer;

import io.taizhang.protection.BlindIndex;
import io.taizhang.protection.Masks;
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
    private final BlindIndex index;

    PhoneHolders(EntityManager em, ContactBooks books, PhoneNumbers phones, BlindIndex index) {
        this.em = em;
        this.books = books;
        this.phones = phones;
        this.index = index;
    }

    /** A customer and their own phone numbers (E.164), the one to call first at the head. */
    public record Holder(UUID id, String name, @Nullable LocalDate birthday, List<String> phones) {}

    /** A phone number as it is kept and compared (E.164); null when what was typed is none. */
    public @Nullable String kept(String typed) {
        return phones.find(typed);
    }

    /** A kept number with its middle covered: 138****8000. */
    public String masked(String kept) {
        return Masks.phone(phones.shown(kept));
    }

    /** The customers, not deleted, whose own number this is, at most {@value #MOST_WITH_ONE_PHONE}; as it is kept. */
    public List<Holder> of(String kept) {
        List<?> found = em.createNativeQuery(
                        "select c.* from customer c where c.deleted_at is null and c.id in (select p.customer_id"
                                + " from contact_point p where p.value_index = :phone and p.type in ('PHONE', 'MOBILE'))"
                                + " order by c.id limit " + MOST_WITH_ONE_PHONE,
                        Customer.class)
                .setParameter("phone", index.of(BlindIndex.PHONE, kept))
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
