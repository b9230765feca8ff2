package io.taizhang.bank;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The queries on our accounts. They belong to the company: who may read them sees them all. */
@ApplicationScoped
class BankAccounts implements PanacheRepositoryBase<BankAccount, UUID> {

    private final Lists lists;

    BankAccounts(Lists lists) {
        this.lists = lists;
    }

    Page<BankAccount> page(ListRequest request) {
        var conditions = new ArrayList<Condition>();
        if (request.search() != null) {
            conditions.add(Condition.searchIn("e.name || ' ' || e.number", request.search()));
        }
        return lists.page(BankAccount.class, BankAccountView.class, request, "name", conditions);
    }

    BankAccount require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("bank account"));
    }

    BankAccount lock(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.notFound("bank account"));
    }

    /** For an id inside a request. @throws Refusal 422 {@code bank_account_unknown} */
    BankAccount lockFor(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.rule("bank_account_unknown").at("accountId"));
    }

    /** @throws Refusal 409 {@code bank_account_exists} when another account has the number */
    void requireFree(BankAccount account) {
        if (count("plainNumber = ?1 and id <> ?2", account.plainNumber, account.id()) > 0) {
            throw Refusal.conflict("bank_account_exists", account.number).at("/number");
        }
    }

    boolean isUsed(UUID id) {
        return getEntityManager()
                        .createQuery("select count(s.id) from BankStatement s where s.accountId = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()
                > 0;
    }

    Map<UUID, BankAccount> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", List.copyOf(ids)).stream().collect(Collectors.toMap(BankAccount::id, one -> one));
    }
}
