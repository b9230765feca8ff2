package io.taizhang.bank;

import io.quarkus.runtime.StartupEvent;
import io.taizhang.protection.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From which accounts customers pay: learned with a match, forgotten when nothing says so any more. The accounts are not
 * kept, only their blind index.
 */
@ApplicationScoped
class PayerAccounts {

    private static final String MARK = "~";

    private final EntityManager em;
    private final BlindIndex index;

    PayerAccounts(EntityManager em, BlindIndex index) {
        this.em = em;
        this.index = index;
    }

    /** Hides the accounts from before they were hidden, before the first request. */
    @Transactional
    void hide(@Observes StartupEvent started) {
        @SuppressWarnings("unchecked")
        List<String> clear = em.createNativeQuery(
                        "select distinct payer from payer_account where payer not like '" + MARK + "%'", String.class)
                .getResultList();
        if (!clear.isEmpty()) {
            em.createNativeQuery("update payer_account a set payer = n.kept"
                            + " from unnest(cast(:clear as text[]), cast(:kept as text[])) as n (payer, kept)"
                            + " where a.payer = n.payer")
                    .setParameter("clear", clear.toArray(String[]::new))
                    .setParameter("kept", clear.stream().map(this::kept).toArray(String[]::new))
                    .executeUpdate();
        }
    }

    /** By what the payer's account of a line is known; null when the line does not tell, or hides most of it. */
    @Nullable
    String of(BankLine line) {
        var plain = plain(line);
        return plain == null ? null : kept(plain);
    }

    /** An account as it is kept: the mark tells it from one that was written before accounts were hidden. */
    String kept(String plain) {
        return MARK + index.of(BlindIndex.ACCOUNT, plain);
    }

    /** The letters and digits of the payer's account. */
    static @Nullable String plain(BankLine line) {
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
