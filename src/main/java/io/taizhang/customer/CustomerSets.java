package io.taizhang.customer;

import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import io.taizhang.protection.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets of customers, as rooms above describe them by conditions: who is in it, with what tells them apart. */
@ApplicationScoped
@Transactional
public class CustomerSets {

    private final EntityManager em;
    private final Customers customers;
    private final CustomerSearch search;
    private final PhoneNumbers phones;
    private final BlindIndex index;

    CustomerSets(EntityManager em, Customers customers, CustomerSearch search, PhoneNumbers phones, BlindIndex index) {
        this.em = em;
        this.customers = customers;
        this.search = search;
        this.phones = phones;
        this.index = index;
    }

    /** A customer of a set; fields of the company that tell who somebody is are as they are kept, sealed. */
    public record Member(
            UUID id,
            long version,
            String number,
            String name,
            CustomerKind kind,
            CustomerTier tier,
            CustomerStage stage,
            @Nullable UUID ownerId,
            @Nullable UUID unitId,
            @Nullable String industry,
            List<String> tags,
            Map<String, Object> customFields) {}

    /** @throws Refusal 422 {@code custom_field_invalid} for a name or a value that no customer may have */
    public static void requireCustomFields(Map<String, Object> fields) {
        fields.forEach(Customer::requireField);
    }

    /**
     * The customers within the caller's scope who meet all conditions, the last registered first.
     *
     * @param conditions HQL over the alias {@code e}
     * @param typed a search as people type it; null for none
     * @param limit how many at most
     */
    public List<Member> of(List<Condition> conditions, @Nullable String typed, int limit) {
        var where = new ArrayList<>(conditions);
        where.add(customers.inScope());
        where.add(Condition.of("e.deletedAt is null"));
        var sought = typed == null || !Texts.isStorable(typed) ? null : Texts.strippedOrNull(Texts.normalised(typed));
        if (sought != null) {
            where.add(SearchQuery.of(sought, phones, index).condition());
            search.keepToIndexes();
        }
        var hql = "select new " + Member.class.getName()
                + "(e.id, e.version, e.number, e.name, e.kind, e.tier, e.stage, e.ownerId, e.unitId, e.industry, e.tags, e.customFields) from Customer e where "
                + where.stream().map(condition -> "(" + condition.hql() + ")").collect(Collectors.joining(" and "))
                + " order by e.createdAt desc, e.id desc";
        var query = em.createQuery(hql, Member.class).setMaxResults(limit);
        where.forEach(condition -> condition.parameters().forEach(query::setParameter));
        return query.getResultList();
    }
}
