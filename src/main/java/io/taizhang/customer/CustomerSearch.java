package io.taizhang.customer;

import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.protection.BlindIndex;
import io.taizhang.protection.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds customers as people look for them, best first: the exact number or name, names that begin with what was typed,
 * names that hold it, then the rest, short names before long ones. At most {@value #CANDIDATES} hits of the index are
 * looked at, so that a single common letter costs no more than a rare name: the index is in parts, and those behind the
 * one that brought enough are not read. Only those that are answered are read whole.
 */
@ApplicationScoped
class CustomerSearch {

    static final int CANDIDATES = 200;

    /** Above every character that a name may hold. */
    private static final String AFTER_ALL = Character.toString(Character.MAX_CODE_POINT);

    private static final String RANKED =
            """
            with hit as materialized (
                (select c.id, c.number, c.name, c.last_interaction_at from customer c
                    where c.number = :number and c.deleted_at is null and %s)
                union all
                (select c.id, c.number, c.name, c.last_interaction_at from customer c
                    where c.name operator(pg_catalog.~>=~) :name
                    and c.name operator(pg_catalog.~<~) :afterName and c.deleted_at is null and %s
                    order by c.name using operator(pg_catalog.~<~) limit :candidates)
                union all
                (select c.id, c.number, c.name, c.last_interaction_at
                    from (select customer_id from customer_search where terms @@ cast(:atFront as tsquery)
                        union all
                        select customer_id from customer_search where terms @@ cast(:narrow as tsquery)
                            and ts_match_vq(terms, cast(:terms as tsquery))
                            and not ts_match_vq(terms, cast(:atFront as tsquery))) s
                    join customer c on c.id = s.customer_id
                    where c.deleted_at is null and %s limit :candidates)),
            best as materialized (
                select distinct h.id, length(h.name) as length, h.last_interaction_at,
                    case when h.number = :number then 0
                         when h.name = :name then 1
                         when starts_with(h.name, :name) then 2
                         when position(:name in h.name) > 0 then 3
                         else 4 end as kind
                from hit h order by kind, length, h.last_interaction_at desc nulls last, h.id desc limit :limit)
            select c.* from best b join customer c on c.id = b.id
            order by b.kind, b.length, b.last_interaction_at desc nulls last, b.id desc
            """;

    private static final String BY_PHONE =
            """
            select c.* from customer c
            where c.id in (select p.customer_id from contact_point p
                where p.value_index = :phone and p.type in ('PHONE', 'MOBILE'))
                and c.deleted_at is null and %s
            order by c.last_interaction_at desc nulls last, c.id desc
            limit :limit
            """;

    private static final String BY_CREDIT_CODE =
            "select c.* from customer c where c.credit_code = :code and c.deleted_at is null and %s";

    /** Parts of phones are in no index, so they are read and looked for among the first hits of the other words only. */
    private static final String CANDIDATES_BY_NAME =
            """
            with hit as materialized (
                select c.id from customer_search s join customer c on c.id = s.customer_id
                    where s.terms @@ cast(:terms as tsquery) and c.deleted_at is null and %s limit :candidates)
            select c.* from customer c where c.id in (select id from hit)
            order by length(c.name), c.last_interaction_at desc nulls last, c.id desc
            """;

    private static final int PHONE_CANDIDATES = 2_000;
    private static final int READ_AT_ONCE = 250;
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{18}");

    private final EntityManager em;
    private final Caller caller;
    private final PhoneNumbers phones;
    private final ContactBooks books;
    private final BlindIndex index;

    CustomerSearch(EntityManager em, Caller caller, PhoneNumbers phones, ContactBooks books, BlindIndex index) {
        this.em = em;
        this.caller = caller;
        this.phones = phones;
        this.books = books;
        this.index = index;
    }

    /** The best hits within the caller's scope; where there are none, those that may have been meant. */
    List<Customer> best(SearchQuery query, int limit) {
        var found = ranked(query, limit);
        if (found.isEmpty()) {
            found = byCreditCode(query.typed());
        }
        if (found.isEmpty()) {
            found = byPartsOfPhone(query.typed(), limit);
        }
        return found.isEmpty() ? ranked(SearchGuesses.of(query.typed(), phones, index), limit) : found;
    }

    private List<Customer> byCreditCode(String typed) {
        var code = typed.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!CREDIT_CODE.matcher(code).matches()) {
            return List.of();
        }
        var scope = caller.scope().of("c.owner_id", "c.unit_id");
        return statement(BY_CREDIT_CODE.replace("%s", "(" + scope.hql() + ")"), scope)
                .setParameter("code", code)
                .getResultList();
    }

    /** Somebody who is called so and whose phone holds the digits: 张 138. */
    private List<Customer> byPartsOfPhone(String typed, int limit) {
        var parts = SearchGuesses.digits(typed);
        var named = SearchQuery.of(SearchGuesses.withoutDigits(typed), phones, index);
        if (parts.isEmpty() || named.isEmpty()) {
            return List.of();
        }
        var scope = caller.scope().of("c.owner_id", "c.unit_id");
        var candidates = statement(CANDIDATES_BY_NAME.replace("%s", "(" + scope.hql() + ")"), scope)
                .setParameter("terms", named.tsquery())
                .setParameter("candidates", PHONE_CANDIDATES)
                .getResultList();
        var found = new ArrayList<Customer>();
        for (int from = 0; from < candidates.size() && found.size() < limit; from += READ_AT_ONCE) {
            var some = candidates.subList(from, Math.min(candidates.size(), from + READ_AT_ONCE));
            var read = books.of(some.stream().map(Customer::id).toList());
            some.stream()
                    .filter(one -> holds(read.getOrDefault(one.id(), ContactBook.EMPTY), parts))
                    .forEach(found::add);
        }
        return found.subList(0, Math.min(limit, found.size()));
    }

    private boolean holds(ContactBook book, List<String> parts) {
        var known = caller.may("personal:see") ? book.phones() : uncovered(book);
        return parts.stream().allMatch(part -> known.stream().anyMatch(phone -> phone.contains(part)));
    }

    /** What of phones is shown to whoever sees them covered: by what is not, they could try the rest digit by digit. */
    private Set<String> uncovered(ContactBook book) {
        return book.phones().stream()
                .map(phones::shown)
                .map(Masks::phone)
                .flatMap(shown -> Arrays.stream(shown.replaceAll("[^0-9*]", "").split("\\*+")))
                .collect(Collectors.toSet());
    }

    private List<Customer> ranked(SearchQuery query, int limit) {
        if (query.isEmpty()) {
            return List.of();
        }
        var scope = caller.scope().of("c.owner_id", "c.unit_id");
        var statement = statement(RANKED.replace("%s", "(" + scope.hql() + ")"), scope);
        return statement
                .setParameter("atFront", query.atFront())
                .setParameter("narrow", query.narrow())
                .setParameter("terms", query.tsquery())
                .setParameter("number", query.typed().toUpperCase(Locale.ROOT))
                .setParameter("name", query.typed())
                .setParameter("afterName", query.typed() + AFTER_ALL)
                .setParameter("candidates", CANDIDATES)
                .setParameter("limit", limit)
                .getResultList();
    }

    /**
     * Keeps the rest of the transaction to indexes, and to plans that do not depend on what is looked for. PostgreSQL
     * takes the test of a customer's terms for as cheap as a number's and expects a hit in every few hundred rows, so it
     * would rather read a table until enough are found, with workers that take longer to start than the search; of rare
     * names there never are enough.
     */
    void keepToIndexes() {
        em.createNativeQuery("select set_config('enable_seqscan', 'off', true),"
                        + " set_config('max_parallel_workers_per_gather', '0', true),"
                        + " set_config('plan_cache_mode', 'force_generic_plan', true)")
                .getSingleResult();
    }

    /** Whose own phone number this is, within the caller's scope; the number as it is kept. */
    List<Customer> byPhone(String phone, int limit) {
        var scope = caller.scope().of("c.owner_id", "c.unit_id");
        return statement(BY_PHONE.replace("%s", "(" + scope.hql() + ")"), scope)
                .setParameter("phone", index.of(BlindIndex.PHONE, phone))
                .setParameter("limit", limit)
                .getResultList();
    }

    private TypedQuery<Customer> statement(String sql, Condition scope) {
        @SuppressWarnings("unchecked")
        var statement = (TypedQuery<Customer>) em.createNativeQuery(sql, Customer.class);
        scope.parameters().forEach(statement::setParameter);
        return statement;
    }
}
