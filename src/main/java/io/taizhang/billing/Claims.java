package io.taizhang.billing;

import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The queries on what of contracts stands on bills; whoever calls. A claim whose bill is gone does not count. */
@ApplicationScoped
class Claims {

    /**
     * What of a contract stands on a bill under a key.
     *
     * @param part counts the claims of a key, from 1
     * @param minor what the contract asked for, in 分; negative for what was given back
     * @param dueOn the day on which the contract said to bill it
     */
    record Claim(UUID contractId, UUID billId, String key, int part, long minor, LocalDate dueOn) {}

    private final EntityManager em;
    private final BusinessTime time;

    Claims(EntityManager em, BusinessTime time) {
        this.em = em;
        this.time = time;
    }

    /** By contract, in the order in which they were made. */
    Map<UUID, List<Claim>> of(Collection<UUID> contracts) {
        var found = new HashMap<UUID, List<Claim>>();
        em.unwrap(Session.class)
                .createNativeQuery(
                        "select contract_id, bill_id, contract_key, part, amount_minor, due_on from bill_claim"
                                + " where contract_id = any (cast(:ids as uuid[])) and released_at is null"
                                + " order by created_at, part",
                        Object[].class)
                .setParameter("ids", array(contracts))
                .getResultStream()
                .forEach(row -> found.computeIfAbsent((UUID) row[0], any -> new ArrayList<>())
                        .add(new Claim(
                                (UUID) row[0],
                                (UUID) row[1],
                                (String) row[2],
                                ((Number) row[3]).intValue(),
                                ((Number) row[4]).longValue(),
                                day(row[5]))));
        return found;
    }

    /** The next contracts with claims of these days, by id, after one; null: from the first. */
    List<UUID> contracts(LocalDate from, LocalDate through, @Nullable UUID after, int limit) {
        return em.unwrap(Session.class)
                .createNativeQuery(
                        "select distinct contract_id from bill_claim where released_at is null"
                                + " and due_on between :from and :through and contract_id > :after order by contract_id",
                        UUID.class)
                .setParameter("from", from)
                .setParameter("through", through)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Writes down what bills ask for. */
    void add(List<Claim> asked) {
        insert(asked, null);
    }

    /** Writes down what a credit note gives back. */
    void giveBack(Claim given, UUID creditId) {
        insert(List.of(given), creditId);
    }

    private void insert(List<Claim> made, @Nullable UUID creditId) {
        em.createNativeQuery("insert into bill_claim (bill_id, contract_id, contract_key, part, amount_minor, due_on,"
                        + " credit_id, created_at) select c.*, cast(:credit as uuid), :now"
                        + " from unnest(cast(:bills as uuid[]), cast(:contracts as uuid[]), cast(:keys as text[]),"
                        + " cast(:parts as int[]), cast(:amounts as bigint[]), cast(:days as date[])) as c")
                .setParameter("bills", made.stream().map(Claim::billId).toArray(UUID[]::new))
                .setParameter("contracts", made.stream().map(Claim::contractId).toArray(UUID[]::new))
                .setParameter("keys", made.stream().map(Claim::key).toArray(String[]::new))
                .setParameter("parts", made.stream().map(Claim::part).toArray(Integer[]::new))
                .setParameter("amounts", made.stream().map(Claim::minor).toArray(Long[]::new))
                .setParameter("days", made.stream().map(Claim::dueOn).toArray(LocalDate[]::new))
                .setParameter("credit", creditId == null ? null : creditId.toString())
                .setParameter("now", time.now())
                .executeUpdate();
    }

    private static LocalDate day(Object value) {
        return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
    }

    private static String array(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
