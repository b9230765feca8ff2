package io.taizhang.privacy;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerService;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import io.taizhang.protection.PersonalKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Erases a person and keeps the books (《个人信息保护法》第四十七条): what accounting and prepaid-card law wants kept stays
 * under the customer's number, and nothing says any more whose it was. Whatever was sealed with the person's key is lost with
 * it, in the audit trail and in every backup that does not hold the key.
 */
@ApplicationScoped
@Transactional
class ErasureService {

    private final EntityManager em;
    private final CustomerService customers;
    private final PersonalKeys keys;
    private final AuditTrail audit;
    private final BusinessTime time;

    ErasureService(
            EntityManager em, CustomerService customers, PersonalKeys keys, AuditTrail audit, BusinessTime time) {
        this.em = em;
        this.customers = customers;
        this.keys = keys;
        this.audit = audit;
        this.time = time;
    }

    /**
     * @throws Refusal 404 outside the scope, 412 when somebody has changed the customer, 409 {@code erasure_money} while the
     *     account does not stand at zero or cards hold money, {@code customer_erased} for the second time
     */
    ErasureView erase(UUID id, Version version, EraseCustomer command) {
        var customer = customers.held(id, version);
        if (keys.of(id).isDestroyed()) {
            throw Refusal.conflict("customer_erased");
        }
        var together = together(id);
        requireSettled(id);
        var now = time.now();
        em.flush();
        var everybody = new ArrayList<>(together);
        everybody.add(id);
        em.createNativeQuery("select cast(erase_customers(cast(:ids as uuid[]), :at) as text)")
                .setParameter("ids", everybody.toArray(UUID[]::new))
                .setParameter("at", now)
                .getSingleResult();
        keys.destroyed(everybody);
        em.clear();
        for (var one : everybody) {
            audit.record("customer.erased", "customer", one, one, null, Map.of("reason", command.reason()));
        }
        return new ErasureView(id, customer.number(), now, together);
    }

    /** Whoever was merged into them, also through another one. */
    @SuppressWarnings("unchecked")
    private List<UUID> together(UUID id) {
        return em.createNativeQuery(
                        "with recursive one as (select id from customer where merged_into = :id union"
                                + " select c.id from customer c join one on c.merged_into = one.id) select id from one",
                        UUID.class)
                .setParameter("id", id)
                .getResultList();
    }

    private void requireSettled(UUID id) {
        var row = (Object[]) em.createNativeQuery(
                        "select coalesce((select balance_minor from customer_account where customer_id = :id), 0),"
                                + " coalesce((select sum(h.principal + h.bonus) from card k join card_account h"
                                + " on h.id = k.id where k.customer_id = :id), 0)",
                        Object[].class)
                .setParameter("id", id)
                .getSingleResult();
        var owed = ((Number) row[0]).longValue();
        var held = ((Number) row[1]).longValue();
        if (owed != 0 || held != 0) {
            throw Refusal.conflict(
                            "erasure_money",
                            Money.fen(owed).amount(),
                            Money.fen(held).amount())
                    .with("balance", Money.fen(owed))
                    .with("onCards", Money.fen(held));
        }
    }
}
