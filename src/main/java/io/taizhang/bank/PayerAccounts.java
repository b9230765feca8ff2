package io.taizhang.bank;

import io.quarkus.runtime.StartupEvent;
import io.taizhang.protection.BlindIndex;
import io.taizhang.protection.EarlierData;
import io.taizhang.protection.HouseSeal;
import io.taizhang.protection.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From which accounts customers pay: learned with a match, forgotten when nothing says so any more. Of what was
 * learned only the blind index is kept; what a line of a statement tells is kept sealed.
 */
@ApplicationScoped
class PayerAccounts {

    static final String KIND = "seal_bank_lines";
    private static final String MARK = "~";

    /** How long the key of a sealed line is; a plain hash is longer. */
    private static final int SEALED_KEY = 20;

    private static final String PLACE = "bank_line.counterparty_account/";

    private final EntityManager em;
    private final BlindIndex index;
    private final HouseSeal house;
    private final EarlierData earlier;

    PayerAccounts(EntityManager em, BlindIndex index, HouseSeal house, EarlierData earlier) {
        this.em = em;
        this.index = index;
        this.house = house;
        this.earlier = earlier;
    }

    void prepare(@Observes StartupEvent started) {
        sealAll();
    }

    /** Hides the accounts from before they were hidden, before the first request. */
    void sealAll() {
        earlier.seal(KIND, this::sealSome);
    }

    private EarlierData.Part sealSome(UUID after) {
        @SuppressWarnings("unchecked")
        List<Object[]> some = em.createNativeQuery("select id, counterparty_account, dedup from bank_line"
                        + " where id > :after order by id limit 1000 for no key update")
                .setParameter("after", after)
                .getResultList();
        if (some.isEmpty()) {
            return new EarlierData.Part(null, sealLearned());
        }
        var clear = some.stream()
                .filter(line -> ((String) line[2]).length() > SEALED_KEY)
                .toList();
        if (!clear.isEmpty()) {
            sealLines(clear);
        }
        return new EarlierData.Part((UUID) some.get(some.size() - 1)[0], clear.size());
    }

    private void sealLines(List<Object[]> lines) {
        var ids = new UUID[lines.size()];
        var kept = new String[3][lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            var account = (String) lines.get(i)[1];
            ids[i] = (UUID) lines.get(i)[0];
            kept[0][i] = account == null ? null : sealed(ids[i], account);
            kept[1][i] = account == null ? null : payer(account);
            kept[2][i] = LineKeys.kept(index, (String) lines.get(i)[2]);
        }
        em.createNativeQuery("update bank_line b set counterparty_account = n.account, payer = n.payer, dedup = n.dedup"
                        + " from unnest(cast(:ids as uuid[]), cast(:accounts as text[]), cast(:payers as text[]),"
                        + " cast(:keys as text[])) as n (id, account, payer, dedup) where b.id = n.id")
                .setParameter("ids", ids)
                .setParameter("accounts", kept[0])
                .setParameter("payers", kept[1])
                .setParameter("keys", kept[2])
                .executeUpdate();
    }

    private int sealLearned() {
        @SuppressWarnings("unchecked")
        List<String> clear = em.createNativeQuery(
                        "select distinct payer from payer_account where payer not like '" + MARK + "%'", String.class)
                .getResultList();
        if (!clear.isEmpty()) {
            // The same may have been learned under its hash meanwhile.
            em.createNativeQuery("with gone as (delete from payer_account a"
                            + " using unnest(cast(:clear as text[]), cast(:kept as text[])) as n (payer, kept)"
                            + " where a.payer = n.payer returning n.kept, a.customer_id, a.matches, a.last_matched_at)"
                            + " insert into payer_account as known (payer, customer_id, matches, last_matched_at)"
                            + " select kept, customer_id, sum(matches), max(last_matched_at) from gone"
                            + " group by kept, customer_id on conflict (payer, customer_id) do update"
                            + " set matches = known.matches + excluded.matches,"
                            + " last_matched_at = greatest(known.last_matched_at, excluded.last_matched_at)")
                    .setParameter("clear", clear.toArray(String[]::new))
                    .setParameter("kept", clear.stream().map(this::kept).toArray(String[]::new))
                    .executeUpdate();
        }
        return clear.size();
    }

    /** An account as a line keeps it. */
    String sealed(UUID line, String account) {
        return house.seal(PLACE + line, account);
    }

    /** The account that a line tells of, as the bank wrote it. */
    @Nullable
    String account(BankLine line) {
        var kept = line.counterpartyAccount;
        return kept == null ? null : house.open(PLACE + line.id(), kept);
    }

    /** The same, covered but for its ends; null when nobody could be known by it. */
    @Nullable
    String shown(BankLine line) {
        var account = line.payer == null ? null : account(line);
        return account == null ? null : Masks.number(account);
    }

    /** By what an account is known: its letters and digits; null when there are too few, or most are hidden. */
    @Nullable
    String payer(String account) {
        if (account.contains("*")) {
            return null;
        }
        // An openid tells upper from lower case.
        var plain = account.replaceAll("[^A-Za-z0-9_-]", "");
        return plain.length() < 6 ? null : kept(plain);
    }

    /** The mark tells it from one that was written before accounts were hidden. */
    private String kept(String plain) {
        return MARK + index.of(BlindIndex.ACCOUNT, plain);
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
