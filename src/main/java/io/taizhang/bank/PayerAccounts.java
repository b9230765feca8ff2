package io.taizhang.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** From which accounts customers pay: learned with a match, forgotten when nothing says so any more. */
@ApplicationScoped
class PayerAccounts {

    private final EntityManager em;

    PayerAccounts(EntityManager em) {
        this.em = em;
    }

    /** By what the payer's account of a line is known; null when the line does not tell, or hides most of it. */
    static @Nullable String of(BankLine line) {
        var account = line.counterpartyAccount;
        if (account == null || account.contains("*")) {
            return null;
        }
        // An openid tells upper from lower case.
        var plain = account.replaceAll("[^A-Za-z0-9_-]", "");
        return plain.length() < 6 ? null : plain;
    }

    List<UUID> customers(@Nullable String payer) {
        var found = new ArrayList<UUID>();
        if (payer != null) {
            for (var id : em.createNativeQuery(
                            "select customer_id from payer_account where payer = :payer order by customer_id",
                            UUID.class)
                    .setParameter("payer", payer)
                    .getResultList()) {
                found.add((UUID) id);
            }
        }
        return found;
    }

    void learn(String payer, UUID customerId, Instant at) {
        em.createNativeQuery("insert into payer_account as known (payer, customer_id, matches, last_matched_at)"
                        + " values (:payer, :customer, 1, :at) on conflict (payer, customer_id) do update"
                        + " set matches = known.matches + 1, last_matched_at = excluded.last_matched_at")
                .setParameter("payer", payer)
                .setParameter("customer", customerId)
                .setParameter("at", at)
                .executeUpdate();
    }

    void unlearn(String payer, UUID customerId) {
        var only = em.createNativeQuery(
                        "delete from payer_account where payer = :payer and customer_id = :customer and matches = 1")
                .setParameter("payer", payer)
                .setParameter("customer", customerId)
                .executeUpdate();
        if (only == 0) {
            em.createNativeQuery("update payer_account set matches = matches - 1 where payer = :payer"
                            + " and customer_id = :customer and matches > 1")
                    .setParameter("payer", payer)
                    .setParameter("customer", customerId)
                    .executeUpdate();
        }
    }
}
