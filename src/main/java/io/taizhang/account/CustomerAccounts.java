package io.taizhang.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The queries on accounts. A row appears with the first posting or limit; until then the account is simply empty. */
@ApplicationScoped
class CustomerAccounts implements PanacheRepositoryBase<CustomerAccount, UUID> {

    CustomerAccount of(UUID customerId) {
        return findByIdOptional(customerId).orElseGet(() -> CustomerAccount.untouched(customerId));
    }

    /** How many of the customer's items are not settled. */
    long openItems(UUID customerId) {
        return ((Number) getEntityManager()
                        .createNativeQuery(
                                "select count(*) from open_item where customer_id = :id and residual_minor > 0")
                        .setParameter("id", customerId)
                        .getSingleResult())
                .longValue();
    }

    /** The account's row, made if need be, held until the transaction ends. */
    CustomerAccount lock(UUID customerId, Instant now) {
        getEntityManager()
                .createNativeQuery("insert into customer_account (customer_id, created_at, updated_at)"
                        + " values (:id, :now, :now) on conflict do nothing")
                .setParameter("id", customerId)
                .setParameter("now", now)
                .executeUpdate();
        return Objects.requireNonNull(findById(customerId, LockModeType.PESSIMISTIC_WRITE));
    }
}
