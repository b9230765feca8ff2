package io.taizhang.customer;

import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import io.taizhang.protection.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
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
        var where = where(conditions, typed);
        var hql = "select new " + Member.class.getName()
                + "(e.id, e.version, e.number, e.name, e.kind, e.tier, e.stage, e.ownerId, e.unitId, e.industry, e.tags, e.customFields)"
                + from(where);
        var query = em.createQuery(hql, Member.class).setMaxResults(limit);
        where.forEach(condition -> condition.parameters().forEach(query::setParameter));
        return query.getResultList();
    }

    /**
     * Some of the customers of a set who are alike.
     *
     * @param values what they share, in the order of the fields that were asked for
     * @param size how many they are
     */
    public record Group(List<@Nullable Object> values, int size) {}

    /**
     * The same customers, counted by what they share; the last registered are counted first.
     *
     * @param fields of a customer, as conditions name them; one group of all for none
     * @param limit how many customers are counted at most
     */
    public List<Group> groups(List<Condition> conditions, @Nullable String typed, List<String> fields, int limit) {
        var where = where(conditions, typed);
        var inner = new StringBuilder("e.id as one");
        var outer = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            inner.append(", e.").append(fields.get(i)).append(" as f").append(i);
            outer.append(i == 0 ? "" : ", ").append("m.f").append(i);
        }
        var hql = "select " + outer + (outer.isEmpty() ? "" : ", ") + "count(m.one) from (select " + inner + from(where)
                + " limit " + limit + ") m" + (outer.isEmpty() ? "" : " group by " + outer);
        var query = em.createQuery(hql, Object[].class);
        where.forEach(condition -> condition.parameters().forEach(query::setParameter));
        return query.getResultList().stream()
                .map(row -> new Group(
                        Arrays.asList(row).subList(0, fields.size()), ((Number) row[fields.size()]).intValue()))
                .toList();
    }

    private List<Condition> where(List<Condition> conditions, @Nullable String typed) {
        var where = new ArrayList<>(conditions);
        where.add(customers.inScope());
        where.add(Condition.of("e.deletedAt is null"));
        var sought = typed == null || !Texts.isStorable(typed) ? null : Texts.strippedOrNull(Texts.normalised(typed));
        if (sought != null) {
            where.add(SearchQuery.of(sought, phones, index).condition());
            search.keepToIndexes();
        }
        return where;
    }

    private static String from(List<Condition> where) {
        return " from Customer e where "
                + where.stream().map(condition -> "(" + condition.hql() + ")").collect(Collectors.joining(" and "))
                + " order by e.createdAt desc, e.id desc";
    }
}
