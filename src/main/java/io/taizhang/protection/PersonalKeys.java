package io.taizhang.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys of customers. A transaction asks for each only once, and who reads customers brings the keys with them
 * ({@link #read}), so that sealing and opening costs no statement of its own. Unwrapped keys are kept by their wrapped form:
 * when that is gone from the database, nobody asks for them any more.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PersonalKeys {

    private static final String KNOWN = PersonalKeys.class.getName();
    private static final int MOST_OPENED = 20_000;

    private final EntityManager em;
    private final MasterKeys masters;
    private final TransactionSynchronizationRegistry transaction;
    private final Cache<String, FieldKey> opened = Caffeine.newBuilder()
            .maximumSize(MOST_OPENED)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    PersonalKeys(EntityManager em, MasterKeys masters, TransactionSynchronizationRegistry transaction) {
        this.em = em;
        this.masters = masters;
        this.transaction = transaction;
    }

    /** A key for a customer who is new in this transaction; whoever adds the customer stores it. */
    public PersonalKey make(UUID customerId) {
        var made = wrap(customerId, FieldKey.random(), masters);
        known().put(customerId, made);
        return made;
    }

    /** A key as a query brought it; null when the customer has none yet. */
    public @Nullable PersonalKey read(UUID customerId, @Nullable Integer masterId, @Nullable String wrapped) {
        var known = known();
        var present = known.get(customerId);
        if (present != null) {
            return present;
        }
        if (masterId == null) {
            return null;
        }
        var read = new PersonalKey(
                customerId,
                masterId,
                wrapped,
                wrapped == null ? null : opened.get(wrapped, any -> unwrap(customerId, masterId, any)),
                true);
        known.put(customerId, read);
        return read;
    }

    /** The keys of these customers as far as they have one. */
    public Map<UUID, PersonalKey> of(Collection<UUID> customerIds) {
        var found = new HashMap<UUID, PersonalKey>();
        var known = known();
        var missing = new ArrayList<UUID>();
        for (var id : customerIds) {
            var present = known.get(id);
            if (present == null) {
                missing.add(id);
            } else {
                found.put(id, present);
            }
        }
        if (!missing.isEmpty()) {
            @SuppressWarnings("unchecked")
            List<Object[]> rows = em.createNativeQuery(
                            "select customer_id, master_id, wrapped from personal_key"
                                    + " where customer_id = any(cast(:ids as uuid[]))",
                            Object[].class)
                    .setParameter("ids", missing.toArray(UUID[]::new))
                    .getResultList();
            for (var row : rows) {
                var id = (UUID) row[0];
                found.put(id, Objects.requireNonNull(read(id, (Integer) row[1], (String) row[2])));
            }
        }
        return found;
    }

    /** The keys of these customers, who are stored already; who has none gets one now. */
    public Map<UUID, PersonalKey> ofEach(Collection<UUID> customerIds) {
        var found = of(customerIds);
        var made = new ArrayList<PersonalKey>();
        for (var id : customerIds) {
            if (!found.containsKey(id)) {
                var key = make(id);
                found.put(id, key);
                made.add(key);
            }
        }
        store(made);
        made.forEach(key -> found.put(key.customerId(), key.nowStored()));
        return found;
    }

    /** Like {@link #ofEach} for one. */
    public PersonalKey of(UUID customerId) {
        var found = ofEach(List.of(customerId)).get(customerId);
        if (found == null) {
            throw new IllegalStateException("No key for customer " + customerId);
        }
        return found;
    }

    /** To be told when the rows of new keys were written by other means. */
    public void stored(Collection<PersonalKey> keys) {
        var known = known();
        keys.forEach(key -> known.put(key.customerId(), key.nowStored()));
    }

    /** To be told that the keys of these customers are gone from the database. */
    public void destroyed(Collection<UUID> customerIds) {
        var known = known();
        customerIds.forEach(id -> known.put(id, new PersonalKey(id, masters.current(), null, null, true)));
    }

    private void store(List<PersonalKey> made) {
        if (made.isEmpty()) {
            return;
        }
        em.createNativeQuery(
                        "insert into personal_key (customer_id, master_id, wrapped)"
                                + " select * from unnest(cast(:ids as uuid[]), cast(:masters as int[]), cast(:wrapped as text[]))")
                .setParameter("ids", made.stream().map(PersonalKey::customerId).toArray(UUID[]::new))
                .setParameter(
                        "masters", made.stream().map(PersonalKey::masterId).toArray(Integer[]::new))
                .setParameter("wrapped", made.stream().map(PersonalKey::wrapped).toArray(String[]::new))
                .executeUpdate();
        stored(made);
    }

    static PersonalKey wrap(UUID customerId, byte[] key, MasterKeys masters) {
        var master = masters.current();
        return wrap(customerId, key, master, masters.key(master));
    }

    static PersonalKey wrap(UUID customerId, byte[] key, int masterId, FieldKey master) {
        var wrapped = master.sealBytes(place(customerId), key);
        return new PersonalKey(customerId, masterId, wrapped, new FieldKey(key), false);
    }

    /** The wrapped form under the present master key. */
    static String rewrapped(UUID customerId, int from, String wrapped, int to, MasterKeys masters) {
        var key = masters.key(from).openBytes(place(customerId), wrapped);
        return masters.key(to).sealBytes(place(customerId), key);
    }

    private FieldKey unwrap(UUID customerId, int masterId, String wrapped) {
        return new FieldKey(masters.key(masterId).openBytes(place(customerId), wrapped));
    }

    private static String place(UUID customerId) {
        return "personal_key/" + customerId;
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, PersonalKey> known() {
        var known = (Map<UUID, PersonalKey>) transaction.getResource(KNOWN);
        if (known == null) {
            known = new HashMap<>();
            transaction.putResource(KNOWN, known);
        }
        return known;
    }
}
