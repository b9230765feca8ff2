package io.taizhang.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.TimelineCursor;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All queries for cards and their movements. A registered card is seen by whoever sees its customer, an anonymous one by
 * whoever issued it or reaches its unit; what lies outside does not exist, except where a method says otherwise.
 */
@ApplicationScoped
class Cards implements PanacheRepositoryBase<Card, UUID> {

    /** Walks each card's newest movements by its own index, so that a busy card does not slow the page. */
    private static final String TIMELINE = "select m.* from card c cross join lateral ("
            + " select * from card_movement m where m.card_id = c.id and m.sequence is not null"
            + " and (m.moved_at, m.key) < (:at, :id) order by m.sequence desc limit :size) m"
            + " where c.customer_id = :customer order by m.moved_at desc, m.key desc limit :size";

    private final Lists lists;
    private final CustomerFile customers;
    private final Caller caller;

    Cards(Lists lists, CustomerFile customers, Caller caller) {
        this.lists = lists;
        this.customers = customers;
        this.caller = caller;
    }

    Page<Card> page(ListRequest request) {
        var conditions = new ArrayList<>(List.of(visible()));
        var search = request.search();
        if (search != null) {
            conditions.add(Condition.search(
                    "e.number = :cardNumber or right(e.number, 4) = :cardNumber",
                    Map.of("cardNumber", CardNumber.normalised(search))));
        }
        return lists.page(Card.class, CardView.class, request, "-issuedAt", conditions);
    }

    /** @throws Refusal 404 when it does not exist or lies outside the caller's scope */
    Card require(UUID id) {
        return visible("e.id = :wanted", id).stream().findFirst().orElseThrow(() -> Refusal.notFound("card"));
    }

    Optional<Card> findByNumber(String number) {
        return visible("e.number = :wanted", number).stream().findFirst();
    }

    /** The card of exactly this number, whoever may see it: for those who sell. */
    Optional<Card> findAnyByNumber(String number) {
        return find("number", number).firstResultOptional();
    }

    /** Whether a payment asks for the PIN, where the house lets so much pass without it; amounts in 分. */
    boolean asksPin(UUID cardId, long free, long amount) {
        return (Boolean) getEntityManager()
                .createNativeQuery("select card_pin_asked(a, :free, :amount) from card_account a where a.id = :id")
                .setParameter("free", free)
                .setParameter("amount", amount)
                .setParameter("id", cardId)
                .getSingleResult();
    }

    /** The cards of customers that the caller has already been allowed to see, newest first. */
    List<Card> ofCustomers(Collection<UUID> customerIds) {
        return customerIds.isEmpty() ? List.of() : list("customerId in ?1 order by id desc", customerIds);
    }

    /** A card's statement. The caller has checked that the card may be seen. */
    Page<CardMovement> statement(UUID cardId, ListRequest request) {
        var ofCard = Condition.of("e.cardId = :cardId and e.sequence is not null", Map.of("cardId", cardId));
        return lists.page(CardMovement.class, CardMovementView.class, request, "-sequence", List.of(ofCard));
    }

    /** The movements of a customer's cards that are older than the cursor, newest first. */
    List<CardMovement> timeline(UUID customerId, TimelineCursor after, int limit) {
        return getSession()
                .createNativeQuery(TIMELINE, CardMovement.class)
                .setParameter("customer", customerId)
                .setParameter("at", after.at())
                .setParameter("id", after.id())
                .setParameter("size", limit)
                .getResultList();
    }

    /** A movement of a card, by the key that it was asked for under or by its reference; refused ones are not there. */
    Optional<CardMovement> findMovement(UUID cardId, Set<UUID> keys) {
        return getSession()
                .createQuery(
                        "from CardMovement e where e.cardId = :card and e.id in :keys and e.sequence is not null",
                        CardMovement.class)
                .setParameter("card", cardId)
                .setParameter("keys", keys)
                .getResultStream()
                .findFirst();
    }

    /** Those of these payments of which something was returned. */
    Set<UUID> returned(Collection<UUID> movements) {
        return movements.isEmpty()
                ? Set.of()
                : Set.copyOf(getSession()
                        .createQuery(
                                "select distinct e.refKey from CardMovement e where e.refKey in :movements"
                                        + " and e.kind = :kind and e.sequence is not null",
                                UUID.class)
                        .setParameter("movements", movements)
                        .setParameter("kind", CardMovementKind.RETURN)
                        .getResultList());
    }

    Optional<CardHold> findHold(UUID id) {
        return Optional.ofNullable(getSession().find(CardHold.class, id));
    }

    /** The numbers of a batch, in the order of the cards. */
    List<String> numbers(UUID batchId) {
        return getSession()
                .createQuery("select e.number from Card e where e.batchId = :batch order by e.id", String.class)
                .setParameter("batch", batchId)
                .getResultList();
    }

    private List<Card> visible(String condition, Object wanted) {
        var visible = visible();
        var parameters = new HashMap<>(visible.parameters());
        parameters.put("wanted", wanted);
        return find("from Card e where " + condition + " and " + visible.hql(), parameters)
                .list();
    }

    private Condition visible() {
        var ofCustomer = customers.visible("e.customerId");
        var ofUnit = caller.scope().of("e.issuedBy", "e.unitId");
        var parameters = new HashMap<>(ofCustomer.parameters());
        parameters.putAll(ofUnit.parameters());
        return Condition.of(
                "(" + ofCustomer.hql() + " or (e.customerId is null and " + ofUnit.hql() + "))", parameters);
    }
}
