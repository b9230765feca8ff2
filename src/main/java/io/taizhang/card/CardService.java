package io.taizhang.card;

import io.taizhang.audit.AuditTrail;
import io.taizhang.cardprogram.CardProgramDirectory;
import io.taizhang.cardprogram.CardTerms;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Issuing cards and looking at them. Their money is {@link CardMoneyService} and {@link CardDesk}, their life
 * {@link CardLifeService}.
 */
@ApplicationScoped
@Transactional
public class CardService {

    static final String SUBJECT = "card";

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final Cards cards;
    private final CardProgramDirectory programs;
    private final CardLifeLedger life;
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
            CardProgramDirectory programs,
            CardLifeLedger life,
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
        this.life = life;
        this.customers = customers;
        this.staff = staff;
        this.units = units;
        this.unit = unit;
        this.caller = caller;
        this.time = time;
        this.context = context;
        this.audit = audit;
    }

    /** What the caller may see of what a list asks for. */
    public Page<CardView> list(ListRequest request) {
        return cards.page(request).mapAll(this::views);
    }

    CardView get(UUID id) {
        return view(cards.require(id));
    }

    /** A card whoever may see it, for other parts of the house; null when there is none. */
    @Nullable
    CardView find(UUID id) {
        return cards.findByIdOptional(id).map(this::view).orElse(null);
    }

    /** What a card promises besides its limits. @throws Refusal 404 without such a card; no scope is applied */
    public CardTerms terms(UUID id) {
        return programs.terms(cards.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("card")).termsId);
    }

    /**
     * Issues a card, active at once unless the command says otherwise.
     *
     * @throws Refusal 422 {@code card_program_unknown}, {@code customer_unknown}, {@code org_unit_unknown},
     *     {@code card_customer_required}, {@code card_customer_not_allowed}; 409 {@code card_program_retired}
     */
    public CardView issue(IssueCard command) {
        var terms = programs.forNewCard(command.programId());
        Card.requireHolder(terms.kind(), command.customerId());
        if (command.customerId() != null) {
            customers.requireFor(command.customerId(), "/customerId");
        }
        units.require(command.unitId(), "/unitId");
        var issue = new Card.Issue(
                CardNumber.random(), unit.orOwn(command.unitId(), "/unitId"), caller.id(), time.today(), time.now());
        var card = new Card(terms, command.customerId(), issue);
        cards.persistAndFlush(card);
        if (!Boolean.FALSE.equals(command.activate())) {
            var request = new CardLedger.Request(
                    Ids.next(), 0, card.id(), caller.id(), caller.unitId(), null, context.requestId());
            life.changeStatus(
                    request,
                    CardLifeLedger.Change.of(CardStatus.ISSUED, CardStatus.ACTIVE, CardMovementKind.ACTIVATION));
        }
        cards.getEntityManager().refresh(card);
        var view = view(card);
        audit.record("card.issued", SUBJECT, card.id(), card.customerId, null, view);
        return view;
    }

    Page<CardMovementView> statement(UUID id, ListRequest request) {
        cards.require(id);
        return cards.statement(id, request).mapAll(this::movementViews);
    }

    /**
     * One movement of a card, by its reference or the Idempotency-Key that it was asked for under.
     *
     * @throws Refusal 404 when there is none, or the request was refused
     */
    CardMovementView movement(UUID id, String key) {
        cards.require(id);
        var keys = new HashSet<>(Set.of(MovementKey.of(key)));
        if (UUID_TEXT.matcher(key).matches()) {
            keys.add(UUID.fromString(key));
        }
        return movementViews(cards.findMovement(id, keys).stream().toList()).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("movement"));
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

    CardView view(Card card) {
        return views(List.of(card)).get(0);
    }

    private List<CardView> views(List<Card> shown) {
        var names = programs.names(shown.stream().map(card -> card.programId).collect(Collectors.toSet()));
        var holders = customers.find(shown.stream()
                .map(card -> card.customerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var numbers =
                programs.versionNumbers(shown.stream().map(card -> card.termsId).collect(Collectors.toSet()));
        return shown.stream()
                .map(card -> {
                    var holder = card.customerId == null ? null : holders.get(card.customerId);
                    return CardView.of(
                            card,
                            Objects.requireNonNull(names.get(card.programId)),
                            Objects.requireNonNull(numbers.get(card.termsId)),
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
