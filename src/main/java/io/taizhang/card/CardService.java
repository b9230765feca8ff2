package io.taizhang.card;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.RequestContext;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be done with cards besides moving their money, which is {@link CardMoneyService}. */
@ApplicationScoped
@Transactional
public class CardService {

    private static final String SUBJECT = "card";

    /** The changes of status that people make, each a movement and an entry of the audit trail. */
    private enum Change {
        ACTIVATE(CardStatus.ISSUED, CardStatus.ACTIVE, CardMovementKind.ACTIVATION, "card.activated"),
        FREEZE(CardStatus.ACTIVE, CardStatus.FROZEN, CardMovementKind.FREEZE, "card.frozen"),
        UNFREEZE(CardStatus.FROZEN, CardStatus.ACTIVE, CardMovementKind.UNFREEZE, "card.unfrozen");

        private final CardStatus from;
        private final CardStatus to;
        private final CardMovementKind kind;
        private final String action;

        Change(CardStatus from, CardStatus to, CardMovementKind kind, String action) {
            this.from = from;
            this.to = to;
            this.kind = kind;
            this.action = action;
        }
    }

    private final Cards cards;
    private final CardPrograms programs;
    private final CardLedger ledger;
    private final CustomerFile customers;
    private final StaffDirectory staff;
    private final OrgDirectory units;
    private final CallersUnit unit;
    private final Caller caller;
    private final BusinessTime time;
    private final RequestContext context;
    private final AuditTrail audit;

    CardService(
            Cards cards,
            CardPrograms programs,
            CardLedger ledger,
            CustomerFile customers,
            StaffDirectory staff,
            OrgDirectory units,
            CallersUnit unit,
            Caller caller,
            BusinessTime time,
            RequestContext context,
            AuditTrail audit) {
        this.cards = cards;
        this.programs = programs;
        this.ledger = ledger;
        this.customers = customers;
        this.staff = staff;
        this.units = units;
        this.unit = unit;
        this.caller = caller;
        this.time = time;
        this.context = context;
        this.audit = audit;
    }

    Page<CardView> list(ListRequest request) {
        return cards.page(request).mapAll(this::views);
    }

    CardView get(UUID id) {
        return view(cards.require(id));
    }

    /**
     * Issues a card, active at once unless the command says otherwise.
     *
     * @throws Refusal 422 {@code card_program_unknown}, {@code customer_unknown}, {@code org_unit_unknown},
     *     {@code card_customer_required}, {@code card_customer_not_allowed}; 409 {@code card_program_retired}
     */
    public CardView issue(IssueCard command) {
        var program = programs.findByIdOptional(command.programId())
                .orElseThrow(() -> Refusal.rule("card_program_unknown").at("/programId"));
        program.requireActive();
        Card.requireHolder(program, command.customerId());
        if (command.customerId() != null) {
            customers.requireFor(command.customerId(), "/customerId");
        }
        units.require(command.unitId(), "/unitId");
        var issue = new Card.Issue(
                CardNumber.random(), unit.orOwn(command.unitId(), "/unitId"), caller.id(), time.today(), time.now());
        var card = new Card(program, command.customerId(), issue);
        cards.persistAndFlush(card);
        if (!Boolean.FALSE.equals(command.activate())) {
            move(card, Change.ACTIVATE, null);
        }
        cards.getEntityManager().refresh(card);
        var view = view(card);
        audit.record("card.issued", SUBJECT, card.id(), card.customerId, null, view);
        return view;
    }

    /** Lets an issued card be used. @throws Refusal 409 {@code card_already_activated} */
    public CardView activate(UUID id, @Nullable ChangeCardStatus command) {
        return change(id, Change.ACTIVATE, command);
    }

    /** Stops a card. @throws Refusal 409 {@code card_frozen} or {@code card_not_active} */
    public CardView freeze(UUID id, @Nullable ChangeCardStatus command) {
        return change(id, Change.FREEZE, command);
    }

    /** Lets a frozen card be used again. @throws Refusal 409 {@code card_not_frozen} */
    public CardView unfreeze(UUID id, @Nullable ChangeCardStatus command) {
        return change(id, Change.UNFREEZE, command);
    }

    Page<CardMovementView> statement(UUID id, ListRequest request) {
        cards.require(id);
        return cards.statement(id, request).mapAll(this::movementViews);
    }

    /**
     * The card of a number, or the cards of the customers with a phone. Whoever may sell finds every card by its exact
     * number, because a chain's card is good in each of its shops; a phone finds customers inside the caller's scope.
     *
     * @throws Refusal 400 {@code card_lookup_one}, 422 {@code card_number_invalid}
     */
    CardLookupView lookup(@Nullable String number, @Nullable String phone) {
        if (number != null && phone == null) {
            return new CardLookupView(views(byNumber(CardNumber.normalised(number))));
        }
        if (number == null && phone != null) {
            var holders = customers.byPhone(phone).stream().map(CustomerRef::id).toList();
            return new CardLookupView(views(cards.ofCustomers(holders)));
        }
        throw Refusal.unreadable("card_lookup_one");
    }

    private List<Card> byNumber(String number) {
        if (!CardNumber.isValid(number)) {
            throw Refusal.rule("card_number_invalid").at("number");
        }
        var found = caller.may("card:sell") ? cards.findAnyByNumber(number) : cards.findByNumber(number);
        return found.stream().toList();
    }

    private CardView change(UUID id, Change change, @Nullable ChangeCardStatus command) {
        var card = cards.require(id);
        card.require(change.from);
        var before = view(card);
        move(card, change, command == null ? null : Texts.strippedOrNull(command.reason()));
        cards.getEntityManager().refresh(card);
        var after = view(card);
        audit.record(change.action, SUBJECT, id, card.customerId, before, after);
        return after;
    }

    private void move(Card card, Change change, @Nullable String reason) {
        var request = new CardLedger.Request(
                Ids.next(), 0, card.id(), caller.id(), caller.unitId(), reason, context.requestId());
        if (!ledger.changeStatus(request, change.from, change.to, change.kind)) {
            throw Refusal.conflict("changed_meanwhile");
        }
    }

    private CardView view(Card card) {
        return views(List.of(card)).get(0);
    }

    private List<CardView> views(List<Card> shown) {
        var names = programs.names(shown.stream().map(card -> card.programId).collect(Collectors.toSet()));
        var holders = customers.find(shown.stream()
                .map(card -> card.customerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return shown.stream()
                .map(card -> {
                    var holder = card.customerId == null ? null : holders.get(card.customerId);
                    return CardView.of(
                            card,
                            Objects.requireNonNull(names.get(card.programId)),
                            holder == null ? null : holder.name());
                })
                .toList();
    }

    private List<CardMovementView> movementViews(List<CardMovement> movements) {
        var names = staff.names(
                movements.stream().map(movement -> movement.operatorId).collect(Collectors.toSet()));
        return movements.stream()
                .map(movement -> CardMovementView.of(movement, names.get(movement.operatorId)))
                .toList();
    }
}
