package io.taizhang.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Copy;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every query on customers, each within the scope of whoever asks. */
@ApplicationScoped
class Customers implements PanacheRepositoryBase<Customer, UUID> {

    private static final String REF =
            "select c.id, c.number, c.name, c.owner_id, c.unit_id, c.external_ref from customer c";

    /** Who is called so; of one who was merged, who they are now. */
    private static final String CALLED =
            """
        select c.id, o.number, c.name, c.owner_id, c.unit_id, o.external_ref from customer o
        join customer c on c.id = coalesce(o.merged_into, o.id) and c.deleted_at is null
        """;

    private final Caller caller;
    private final ObjectMapper json;

    Customers(Caller caller, ObjectMapper json) {
        this.caller = caller;
        this.json = json;
    }

    /** The scope as a condition on the alias {@code e} of a customer. */
    Condition inScope() {
        return caller.scope().of("e.ownerId", "e.unitId");
    }

    Optional<Customer> findVisible(UUID id) {
        return findByIdOptional(id)
                .filter(customer -> customer.deletedAt == null)
                .filter(customer -> caller.scope().covers(customer.ownerId, customer.unitId));
    }

    /**
     * @throws Refusal 404 when it does not exist, is deleted or lies outside the scope, 409 {@code customer_merged} when it
     *     is another one now
     */
    Customer require(UUID id) {
        return findVisible(id).orElseThrow(() -> gone(id));
    }

    /** Like {@link #require}, also of one who was merged: they stand there as they were. */
    Customer requireOrMerged(UUID id) {
        return findVisible(id)
                .or(() -> findByIdOptional(id).filter(customer -> customer.mergedInto != null && isVisible(customer)))
                .orElseThrow(() -> Refusal.notFound("customer"));
    }

    /** Why a customer is not there: 409 {@code customer_merged} for one who is another one now, or else 404. */
    private Refusal gone(UUID id) {
        var customer = findById(id);
        return customer == null || customer.mergedInto == null || !isVisible(customer)
                ? Refusal.notFound("customer")
                : Refusal.conflict("customer_merged", customer.number).with("mergedInto", customer.mergedInto);
    }

    /** Like {@link #require}, holding the row until the transaction ends. */
    Customer lock(UUID id) {
        var customer = lockAny(id);
        if (customer.deletedAt != null) {
            throw gone(id);
        }
        return customer;
    }

    /** Like {@link #lock}, also of a deleted customer. */
    Customer lockAny(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(customer -> caller.scope().covers(customer.ownerId, customer.unitId))
                .orElseThrow(() -> Refusal.notFound("customer"));
    }

    /** Whether a customer that is not deleted has this credit code. */
    boolean hasCreditCode(String code) {
        return count("creditCode = ?1 and deletedAt is null", code) > 0;
    }

    /** Whether a customer, deleted or not, came with this id from elsewhere. */
    boolean hasExternalRef(String ref) {
        return count("externalRef", ref) > 0;
    }

    /** Customers that came with these ids from elsewhere, deleted or not, held until the transaction ends. */
    @SuppressWarnings("unchecked")
    List<Customer> lockByExternalRef(Collection<String> refs) {
        return refs.isEmpty()
                ? List.of()
                : getEntityManager()
                        .createNativeQuery(
                                "select * from customer where external_ref = any(cast(:refs as text[])) order by id"
                                        + " for no key update",
                                Customer.class)
                        .setParameter("refs", refs.toArray(String[]::new))
                        .getResultList();
    }

    /** Those of these customers who are not deleted, however many they are. */
    @SuppressWarnings("unchecked")
    List<Customer> present(Collection<UUID> ids) {
        return getEntityManager()
                .createNativeQuery(
                        "select * from customer where id = any(cast(:ids as uuid[])) and deleted_at is null",
                        Customer.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** Customers, not deleted, with these credit codes. */
    List<Customer> withCreditCode(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : list("creditCode in ?1 and deletedAt is null", codes);
    }

    boolean isVisible(Customer customer) {
        return caller.scope().covers(customer.ownerId, customer.unitId);
    }

    /** A customer in short, with what they are called elsewhere. */
    record Known(CustomerRef ref, @Nullable String externalRef) {}

    /** The customers in scope with one of these external references or numbers, which may be of one who was merged. */
    List<Known> byReference(Collection<String> references) {
        var named = references.toArray(String[]::new);
        return known(
                        CALLED + " where o.external_ref = any(cast(:named as text[])) union " + CALLED
                                + " where o.number = any(cast(:named as text[]))",
                        named)
                .filter(one ->
                        caller.scope().covers(one.ref().ownerId(), one.ref().unitId()))
                .toList();
    }

    /** Those of these customers that are in scope and not deleted. */
    List<CustomerRef> visibleRefs(Collection<UUID> ids) {
        return known(
                        REF + " where c.id = any(cast(:named as uuid[])) and c.deleted_at is null",
                        ids.toArray(UUID[]::new))
                .map(Known::ref)
                .filter(one -> caller.scope().covers(one.ownerId(), one.unitId()))
                .toList();
    }

    /** These customers, deleted or not. */
    List<CustomerRef> refs(Collection<UUID> ids) {
        return known(REF + " where c.id = any(cast(:named as uuid[]))", ids.toArray(UUID[]::new))
                .map(Known::ref)
                .toList();
    }

    /** One statement and one plan for any number of values, which lists of parameters are not. */
    @SuppressWarnings("unchecked")
    private Stream<Known> known(String query, Object named) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery(query, Object[].class)
                .setParameter("named", named)
                .getResultList();
        return rows.stream()
                .map(row -> new Known(
                        new CustomerRef((UUID) row[0], (String) row[1], (String) row[2], (UUID) row[3], (UUID) row[4]),
                        (String) row[5]));
    }

    /** Stores new customers, each with their number and moment of birth. */
    void addAll(Collection<Customer> customers, Instant now) {
        Copy.<Customer>into("customer")
                .column("id", Customer::id)
                .column("version", Customer::version)
                .column("number", customer -> customer.number)
                .column("kind", customer -> customer.kind)
                .column("name", customer -> customer.name)
                .column("tier", customer -> customer.tier)
                .column("stage", customer -> customer.stage)
                .column("owner_id", customer -> customer.ownerId)
                .column("unit_id", customer -> customer.unitId)
                .column("industry", customer -> customer.industry)
                .column("credit_code", customer -> customer.creditCode)
                .column("gender", customer -> customer.gender)
                .column("birthday", customer -> customer.birthday)
                .column("source", customer -> customer.source)
                .column("note", customer -> customer.note)
                .column("tags", customer -> customer.tags)
                .column("custom_fields", customer -> json.valueToTree(customer.customFields))
                .column("external_ref", customer -> customer.externalRef)
                .column("created_at", Customer::createdAt)
                .column("updated_at", customer -> now)
                .write(getEntityManager(), customers);
    }

    /** Rows of another entity whose customer may be seen. */
    Condition visible(String customerIdPath) {
        var scope = caller.scope().of("c.ownerId", "c.unitId");
        return Condition.of(
                "exists (select 1 from Customer c where c.id = " + customerIdPath + " and c.deletedAt is null and ("
                        + scope.hql() + "))",
                new HashMap<>(scope.parameters()));
    }
}
