package io.taizhang.protection;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals what holds personal data and belongs to no single customer: answers that are kept for a repeated request, refused
 * rows of an import. Its key is wrapped like a customer's. Made at the first start; an installation whose master keys do
 * not open it does not start, because it would not be able to read anybody's data.
 */
@Singleton
public class HouseSeal {

    static final UUID HOUSE = new UUID(0, 0);

    private final EntityManager em;
    private final MasterKeys masters;
    private volatile @Nullable FieldKey key;

    HouseSeal(EntityManager em, MasterKeys masters) {
        this.em = em;
        this.masters = masters;
    }

    void prepare(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        key();
    }

    public String seal(String place, String clear) {
        return key().seal(place, clear);
    }

    /** What was sealed. What was stored before anything was sealed comes as it is. */
    public String open(String place, String kept) {
        return FieldKey.isSealed(kept) ? key().open(place, kept) : kept;
    }

    private FieldKey key() {
        var present = key;
        if (present == null) {
            present = QuarkusTransaction.requiringNew().call(this::readOrMake);
            key = present;
        }
        return present;
    }

    private FieldKey readOrMake() {
        var made = PersonalKeys.wrap(HOUSE, FieldKey.random(), masters);
        em.createNativeQuery("insert into house_key (id, master_id, wrapped) values (1, :master, :wrapped)"
                        + " on conflict do nothing")
                .setParameter("master", made.masterId())
                .setParameter("wrapped", Objects.requireNonNull(made.wrapped()))
                .executeUpdate();
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("select master_id, wrapped from house_key", Object[].class)
                .getResultList();
        var row = rows.get(0);
        try {
            return new FieldKey(masters.key((Integer) row[0]).openBytes("personal_key/" + HOUSE, (String) row[1]));
        } catch (IllegalStateException foreign) {
            throw new IllegalStateException(
                    "个人信息密钥文件 personal-keys 与此数据库不符,请从备份恢复 / the keys of personal data (keys/personal-keys) are"
                            + " not those of this database: restore them from the backup",
                    foreign);
        }
    }
}
