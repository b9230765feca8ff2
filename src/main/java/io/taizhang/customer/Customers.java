package io.taizhang.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every query on customers, each within the scope of whoever asks. */
@ApplicationScoped
class Customers implements PanacheRepositoryBase<Customer, UUID> {

    private final Caller caller;

    Customers(Caller caller) {
        this.caller = caller;
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

    /** @throws Refusal 404 when it does not exist, is deleted or lies outside the scope */
    Customer require(UUID id) {
        return findVisible(id).orElseThrow(() -> Refusal.notFound("customer"));
    }

    /** Like {@link #require}, holding the row until the transaction ends. */
    Customer lock(UUID id) {
        var customer = lockAny(id);
        if (customer.deletedAt != null) {
            throw Refusal.notFound("customer");
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
    List<Customer> lockByExternalRef(Collection<String> refs) {
        return refs.isEmpty()
                ? List.of()
                : find("externalRef in ?1 order by id", refs)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .list();
    }

    /** Customers, not deleted, with these credit codes. */
    List<Customer> withCreditCode(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : list("creditCode in ?1 and deletedAt is null", codes);
    }

    boolean isVisible(Customer customer) {
        return caller.scope().covers(customer.ownerId, customer.unitId);
    }

    /** The customers in scope with one of these external references or numbers. */
    List<Customer> byReference(Collection<String> references) {
        return find("(externalRef in ?1 or number in ?1) and deletedAt is null", references).stream()
                .filter(this::isVisible)
                .toList();
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
