package io.taizhang.customer;

import io.taizhang.audit.AuditReach;
import io.taizhang.identity.Caller;
import io.taizhang.identity.ScopeKind;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Customers, as the rooms above ask for them. */
@ApplicationScoped
@Transactional
public class CustomerFile {

    private static final int MOST_WITH_ONE_PHONE = 20;

    private final Customers customers;
    private final CustomerSearch search;
    private final CustomerImport imports;
    private final PhoneNumbers phones;
    private final ContactBooks books;
    private final EntityManager em;

    CustomerFile(
            Customers customers,
            CustomerSearch search,
            CustomerImport imports,
            PhoneNumbers phones,
            ContactBooks books,
            EntityManager em) {
        this.customers = customers;
        this.search = search;
        this.imports = imports;
        this.phones = phones;
        this.books = books;
        this.em = em;
    }

    /** @throws Refusal 404 when the customer does not exist, is deleted or lies outside the caller's scope */
    public CustomerRef require(UUID id) {
        return customers.require(id).ref();
    }

    /** For an id inside a body. @throws Refusal 422 {@code customer_unknown} at the pointer, for the same reasons */
    public CustomerRef requireFor(UUID id, String pointer) {
        return customers
                .findVisible(id)
                .orElseThrow(() -> Refusal.rule("customer_unknown").at(pointer))
                .ref();
    }

    /** Like {@link #requireFor(UUID, String)} for many ids, in one statement. */
    public Map<UUID, CustomerRef> requireFor(Set<UUID> ids, String pointer) {
        var found = customers.visibleRefs(ids).stream().collect(Collectors.toMap(CustomerRef::id, Function.identity()));
        if (found.size() < ids.size()) {
            throw Refusal.rule("customer_unknown").at(pointer);
        }
        return found;
    }

    /** The customers of rows that the caller has already been allowed to see; deleted ones included. */
    public Map<UUID, CustomerRef> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, CustomerRef>();
        if (!ids.isEmpty()) {
            customers.refs(ids).forEach(one -> found.put(one.id(), one));
        }
        return found;
    }

    /** The versions of customers whom the caller has been allowed to see. */
    @SuppressWarnings("unchecked")
    public Map<UUID, Long> versions(Collection<UUID> ids) {
        List<Object[]> rows = em.createNativeQuery(
                        "select id, version from customer where id = any(cast(:ids as uuid[]))", Object[].class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream().collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).longValue()));
    }

    /**
     * The customers within the caller's scope whose own phone number this is, however it is written; those with the
     * latest contact first, at most 20. None when it is no phone number.
     */
    public List<CustomerRef> byPhone(String phone) {
        var kept = phones.find(phone);
        return kept == null
                ? List.of()
                : search.byPhone(kept, MOST_WITH_ONE_PHONE).stream()
                        .map(Customer::ref)
                        .toList();
    }

    /**
     * Registers and changes customers as another system knows them, all in the caller's transaction and within the
     * caller's scope. A row that breaks a rule is refused and the others are done. One audit entry tells of the batch.
     *
     * @param rows at most 1,000
     * @return one outcome for each row, in their order
     */
    public List<ImportOutcome> importBatch(List<ImportedCustomer> rows) {
        return imports.run(rows);
    }

    /**
     * The customers within the caller's scope who are called so elsewhere or here: by external reference or by number.
     *
     * @return by the given references; what is nobody's, or a deleted customer's, is left out
     */
    public Map<String, CustomerRef> byReference(Collection<String> references) {
        var found = new HashMap<String, CustomerRef>();
        if (!references.isEmpty()) {
            customers.byReference(references).forEach(customer -> {
                found.putIfAbsent(customer.ref().number(), customer.ref());
                if (customer.externalRef() != null) {
                    found.put(customer.externalRef(), customer.ref());
                }
            });
            found.keySet().retainAll(references);
        }
        return found;
    }

    /** The mail addresses of a customer whom the caller has been allowed to see: the primary one first, then in order. */
    public List<String> mailAddresses(UUID id) {
        return mails(id)
                .sorted(Comparator.comparing(point -> !point.isPrimary()))
                .map(ContactPoint::value)
                .toList();
    }

    /** Whether one of these mail addresses is written as the customer's and not to be used for marketing. */
    public boolean optedOut(UUID id, Collection<String> addresses) {
        return mails(id).filter(point -> Boolean.TRUE.equals(point.optOut())).anyMatch(point -> addresses.stream()
                .anyMatch(point.value()::equalsIgnoreCase));
    }

    private Stream<ContactPoint> mails(UUID id) {
        return books.of(id).contactPoints().stream().filter(point -> point.type() == ContactPointType.EMAIL);
    }

    /** Rows of another entity whose customer the caller may see; the path is such as {@code e.customerId}. */
    public Condition visible(String customerIdPath) {
        return customers.visible(customerIdPath);
    }

    /** What tells these customers from others, whatever the caller's scope is; deleted ones are left out. */
    public List<CustomerFacts> facts(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : withBooks(customers.present(ids));
    }

    /**
     * The customers who were changed behind a moment and an id (exclusive) and not after another one (inclusive), in the
     * order of both, whatever the caller's scope is; deleted ones are left out.
     */
    public List<CustomerFacts> changedBetween(Instant after, UUID afterId, Instant until, int most) {
        return withBooks(customers
                .find(
                        "deletedAt is null and updatedAt <= ?3 and (updatedAt > ?1 or (updatedAt = ?1 and id > ?2))"
                                + " order by updatedAt, id",
                        after,
                        afterId,
                        until)
                .page(0, most)
                .list());
    }

    private List<CustomerFacts> withBooks(List<Customer> found) {
        var known = books.of(found.stream().map(Customer::id).toList());
        return found.stream()
                .map(customer -> CustomerFacts.of(customer, known.getOrDefault(customer.id(), ContactBook.EMPTY)))
                .toList();
    }

    /** Who does not see the whole house reads of the trail what concerns their customers and what they did themselves. */
    @ApplicationScoped
    static class Audited implements AuditReach {

        private final Customers customers;
        private final Caller caller;

        Audited(Customers customers, Caller caller) {
            this.customers = customers;
            this.caller = caller;
        }

        @Override
        public @Nullable Condition of(String customerPath, String actorPath) {
            if (caller.scope().kind() == ScopeKind.ALL) {
                return null;
            }
            var visible = customers.visible(customerPath);
            var parameters = new HashMap<>(visible.parameters());
            parameters.put("auditReader", caller.id());
            return Condition.of("(" + actorPath + " = :auditReader or " + visible.hql() + ")", parameters);
        }
    }

    /** Notes that there was contact, unless a later one is known. Not a change of the customer: no new version. */
    public void interacted(UUID customerId, Instant at) {
        em.createNativeQuery(
                        "update customer set last_interaction_at = greatest(last_interaction_at, :at) where id = :id")
                .setParameter("at", at)
                .setParameter("id", customerId)
                .executeUpdate();
    }
}
