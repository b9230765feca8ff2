package io.taizhang.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads one row under the conditions of its list, so that what a caller may not see does not exist for them. */
@ApplicationScoped
public class Rows {

    private final EntityManager em;

    Rows(EntityManager em) {
        this.em = em;
    }

    /** @throws Refusal 404 when no row has the id and meets the conditions (HQL over the alias {@code e}) */
    public <T> T require(Class<T> entity, UUID id, List<Condition> conditions) {
        return read(entity, id, conditions, LockModeType.NONE);
    }

    /** Like {@link #require}, and keeps the row from changing until the transaction ends. */
    public <T> T lock(Class<T> entity, UUID id, List<Condition> conditions) {
        return read(entity, id, conditions, LockModeType.PESSIMISTIC_WRITE);
    }

    private <T> T read(Class<T> entity, UUID id, List<Condition> conditions, LockModeType lock) {
        var where = conditions.stream()
                .map(condition -> " and (" + condition.hql() + ")")
                .collect(Collectors.joining());
        var query = em.createQuery("select e from " + entity.getName() + " e where e.id = :id" + where, entity)
                .setParameter("id", id)
                .setLockMode(lock);
        conditions.forEach(condition -> condition.parameters().forEach(query::setParameter));
        return query.getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(entity.getSimpleName().toLowerCase(java.util.Locale.ROOT)));
    }
}
