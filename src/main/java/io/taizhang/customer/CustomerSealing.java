package io.taizhang.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.taizhang.customer.ContactBook.SealedBook;
import io.taizhang.protection.EarlierData;
import io.taizhang.protection.PersonalFields;
import io.taizhang.protection.PersonalKeys;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Seals the files of customers from before anything was sealed: whoever has no key yet gets one, and what hangs on them is
 * written anew with it. Before the first request. Nothing of it is a change of the customer.
 */
@ApplicationScoped
class CustomerSealing {

    private static final Logger LOG = Logger.getLogger(CustomerSealing.class);
    static final String KIND = "seal_customers";
    private static final int AT_ONCE = 500;

    private final EntityManager em;
    private final EarlierData earlier;
    private final ContactBooks books;
    private final PersonalKeys keys;
    private final ObjectMapper json;

    CustomerSealing(EntityManager em, EarlierData earlier, ContactBooks books, PersonalKeys keys, ObjectMapper json) {
        this.em = em;
        this.earlier = earlier;
        this.books = books;
        this.keys = keys;
        this.json = json;
    }

    void prepare(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started) {
        sealAll();
    }

    /** How many files were sealed. */
    int sealAll() {
        int sealed = earlier.seal(KIND, this::sealAfter);
        if (sealed > 0) {
            LOG.infof("The personal data of %d customers were sealed", sealed);
        }
        return sealed;
    }

    @SuppressWarnings("unchecked")
    private EarlierData.Part sealAfter(UUID last) {
        List<Customer> clear = em.createNativeQuery(
                        "select c.* from customer c where c.id > :last and not exists"
                                + " (select from personal_key k where k.customer_id = c.id)"
                                + " order by c.id limit :most for no key update of c",
                        Customer.class)
                .setParameter("last", last)
                .setParameter("most", AT_ONCE)
                .getResultList();
        var ids = clear.stream().map(Customer::id).toList();
        var known = books.of(ids);
        var whole = new LinkedHashMap<Customer, ContactBook>();
        clear.forEach(one -> whole.put(one, known.getOrDefault(one.id(), ContactBook.EMPTY)));
        books.replace(whole);
        var deleted = clear.stream()
                .filter(one -> one.deletedAt != null)
                .map(Customer::id)
                .toList();
        books.forget(deleted);
        whole.forEach(this::sealFields);
        return new EarlierData.Part(ids.isEmpty() ? null : ids.get(ids.size() - 1), ids.size());
    }

    /** Beside the entity, because this is no new version of it. */
    private void sealFields(Customer customer, ContactBook book) {
        var key = Objects.requireNonNull(keys.of(List.of(customer.id())).get(customer.id()));
        var sealed = PersonalFields.sealed(book.fields(), key, SealedBook.fieldsOf(customer.id()));
        if (!sealed.equals(book.fields())) {
            em.createNativeQuery("update customer set custom_fields = cast(:fields as jsonb) where id = :id")
                    .setParameter("fields", json.valueToTree(sealed).toString())
                    .setParameter("id", customer.id())
                    .executeUpdate();
        }
    }
}
