package io.taizhang.card;

import io.taizhang.approval.ApprovalService;
import io.taizhang.audit.AuditTrail;
import io.taizhang.cardprogram.CardProgramDirectory;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cards that another system has sold: each is issued anew and gets what was on it as one movement of the sub-ledger, an
 * adjustment that names the old number. Its key is made of that number, so an old card can be taken over only once,
 * whatever is tried again and by whom, unless that was taken back. All in the caller's transaction.
 */
@ApplicationScoped
@Transactional
public class CardOpenings {

    /** Whose threshold says how much one person may put on a card alone. */
    private static final String WITHOUT_SECOND_PERSON = "card.top_up";

    private static final CardLifeLedger.Change CLOSE =
            CardLifeLedger.Change.of(CardStatus.ACTIVE, CardStatus.CLOSED, CardMovementKind.CLOSING);

    private static final Money NOTHING = Money.fen(0);

    private final Cards cards;
    private final CardProgramDirectory programs;
    private final CardLedger ledger;
    private final CardLifeLedger life;
    private final CustomerFile customers;
    private final ApprovalService approvals;
    private final Caller caller;
    private final RequestContext context;
    private final BusinessTime time;
    private final AuditTrail audit;
    private final EntityManager em;

    CardOpenings(
            Cards cards,
            CardProgramDirectory programs,
            CardLedger ledger,
            CardLifeLedger life,
            CustomerFile customers,
            ApprovalService approvals,
            Caller caller,
            RequestContext context,
            BusinessTime time,
            AuditTrail audit,
            EntityManager em) {
        this.cards = cards;
        this.programs = programs;
        this.ledger = ledger;
        this.life = life;
        this.customers = customers;
        this.approvals = approvals;
        this.caller = caller;
        this.context = context;
        this.time = time;
        this.audit = audit;
        this.em = em;
    }

    /** What all cards hold together, principal and bonus. */
    public Money total() {
        var sum = (Number) em.createNativeQuery("select coalesce(sum(principal + bonus), 0) from card_account")
                .getSingleResult();
        return Money.fen(sum.longValue());
    }

    /**
     * Issues the card, active, with what was on the old one.
     *
     * @return the card
     * @throws Refusal 422 {@code card_program_unknown}, {@code customer_unknown}, {@code card_customer_required},
     *     {@code card_customer_not_allowed}, {@code card_opening_negative}, {@code card_opening_expired},
     *     {@code card_cap_exceeded}, {@code second_person_needed} for more than one person may put on a card; 409
     *     {@code card_program_retired}, {@code card_opened_already}
     */
    public UUID open(OpenCard command) {
        var terms = programs.forNewCard(command.program());
        if (cards.findAnyByNumber(CardNumber.normalised(command.oldNumber())).isPresent()) {
            throw Refusal.conflict("card_opened_already", command.oldNumber()).at("/oldNumber");
        }
        Card.requireHolder(terms.kind(), command.customerId());
        if (command.customerId() != null) {
            customers.requireFor(command.customerId(), "/customerId");
        }
        requireAmounts(command);
        var issue = new Card.Issue(CardNumber.random(), caller.unitId(), caller.id(), time.today(), time.now());
        var card = new Card(terms, command.customerId(), issue);
        if (command.expiresOn() != null) {
            if (command.expiresOn().isBefore(time.today())) {
                throw Refusal.rule("card_opening_expired", command.expiresOn().toString())
                        .at("/expiresOn");
            }
            card.expiresOn = command.expiresOn();
        }
        cards.persistAndFlush(card);
        life.changeStatus(
                request(Ids.next(), card, null),
                CardLifeLedger.Change.of(CardStatus.ISSUED, CardStatus.ACTIVE, CardMovementKind.ACTIVATION));
        putOn(card, command);
        audit.record("card.opened", CardService.SUBJECT, card.id(), card.customerId, null, command);
        return card.id();
    }

    /**
     * Takes back a card that was opened, as long as nothing has happened to it since: what was put on it leaves it, and it is
     * closed for ever. What one person could put on alone they take away alone. The old card may be brought in again.
     *
     * @throws Refusal 404, or 409 {@code import_card_stays}: its money is moved by hand then, with a second person
     */
    public void takeBack(UUID id) {
        var card = cards.require(id);
        var held = (Object[]) em.createNativeQuery(
                        "select principal, bonus from card_account where id = :id for no key update", Object[].class)
                .setParameter("id", id)
                .getSingleResult();
        if (!isUntouched(id)) {
            throw Refusal.conflict("import_card_stays");
        }
        long principal = ((Number) held[0]).longValue();
        long bonus = ((Number) held[1]).longValue();
        if (principal + bonus != 0) {
            var answer = ledger.adjust(request(takenBack(id), card, "撤销期初余额"), -principal, -bonus, null);
            if (answer.result() != 0) {
                throw Refusal.conflict("import_card_stays");
            }
        }
        if (!life.changeStatus(request(Ids.next(), card, null), CLOSE)) {
            throw Refusal.conflict("import_card_stays");
        }
        audit.record("card.opening_taken_back", CardService.SUBJECT, id, card.customerId, null, null);
    }

    /** Whether it is as the transaction that opened it has left it. */
    private boolean isUntouched(UUID id) {
        var acts = (Number)
                em.createNativeQuery("select count(distinct xid) from card_movement where card_id = :id and result = 0")
                        .setParameter("id", id)
                        .getSingleResult();
        return acts.intValue() == 1;
    }

    /** The key of the movement that takes an opening back. */
    private static UUID takenBack(UUID card) {
        return MovementKey.of("opening taken back of card " + card);
    }

    /** The first key of an old card under which nothing was opened that still stands; that of what stands where one does. */
    private UUID opening(String oldNumber) {
        var key = MovementKey.of("opening of card " + oldNumber);
        for (int again = 2; ; again++) {
            var card = em.createNativeQuery("select card_id from card_movement where key = :key", UUID.class)
                    .setParameter("key", key)
                    .getResultList();
            if (card.isEmpty() || !isMoved(takenBack((UUID) card.get(0)))) {
                return key;
            }
            key = MovementKey.of("opening " + again + " of card " + oldNumber);
        }
    }

    private boolean isMoved(UUID key) {
        return !em.createNativeQuery("select 1 from card_movement where key = :key and result = 0")
                .setParameter("key", key)
                .getResultList()
                .isEmpty();
    }

    private void requireAmounts(OpenCard command) {
        if (command.principal().isNegative()) {
            throw Refusal.rule("card_opening_negative", command.principal().amount())
                    .at("/principal");
        }
        if (command.bonus().isNegative()) {
            throw Refusal.rule("card_opening_negative", command.bonus().amount())
                    .at("/bonus");
        }
        var all = command.principal().plus(command.bonus());
        if (approvals.needed(WITHOUT_SECOND_PERSON, all)) {
            throw Refusal.rule("second_person_needed").at("/principal");
        }
    }

    /** A card with nothing on it has no movement of money, and its old number is known to whoever brought it only. */
    private void putOn(Card card, OpenCard command) {
        var all = command.principal().plus(command.bonus());
        if (all.equals(NOTHING)) {
            return;
        }
        var answer = ledger.adjust(
                request(opening(command.oldNumber()), card, "期初余额 " + command.oldNumber()),
                command.principal().minor(),
                command.bonus().minor(),
                null);
        if (!answer.posting().cardId().equals(card.id())) {
            throw Refusal.conflict("card_opened_already", command.oldNumber()).at("/oldNumber");
        }
        if (answer.result() != 0) {
            throw CardRefusal.of(answer.result()).of(all, answer.bound()).at("/principal");
        }
    }

    private CardLedger.Request request(UUID key, Card card, @Nullable String memo) {
        return new CardLedger.Request(key, 0, card.id(), caller.id(), caller.unitId(), memo, context.requestId());
    }
}
