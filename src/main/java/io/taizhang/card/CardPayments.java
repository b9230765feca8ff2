package io.taizhang.card;

import io.taizhang.cardprogram.CardKind;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.RequestContext;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Paying with a card as a part of something larger, in one transaction with it: both happen or neither. The card's row
 * stays locked until that transaction ends, so it should end soon. Cards are found whatever the caller's data scope,
 * because a chain's card is good in each of its shops.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CardPayments {

    private final Cards cards;
    private final CardLedger ledger;
    private final Caller caller;
    private final CallersUnit unit;
    private final RequestContext context;

    CardPayments(Cards cards, CardLedger ledger, Caller caller, CallersUnit unit, RequestContext context) {
        this.cards = cards;
        this.ledger = ledger;
        this.caller = caller;
        this.unit = unit;
        this.context = context;
    }

    /** A card that may pay; the last four digits are what others may see of its number. */
    public record PayingCard(
            UUID id,
            String number,
            CardKind kind,
            @Nullable UUID customerId,
            CardStatus status,
            Money available,
            @Nullable LocalDate expiresOn) {

        static PayingCard of(Card card) {
            return new PayingCard(
                    card.id(),
                    card.number,
                    card.kind,
                    card.customerId,
                    card.status,
                    Money.of(card.available, card.currency),
                    card.expiresOn);
        }

        /** The number with all but its last four digits covered. */
        public String maskedNumber() {
            return "**** **** **** " + number.substring(number.length() - 4);
        }

        /** Whether it would pay this amount on this day, as far as can be told without its limits. */
        public boolean canPay(Money amount, LocalDate day) {
            return status == CardStatus.ACTIVE
                    && (expiresOn == null || !expiresOn.isBefore(day))
                    && available.compareTo(amount) >= 0;
        }
    }

    /** A payment: {@code key} names its movement and is new; of a bill, or else of something that is sold. */
    public record Payment(
            UUID key,
            Money amount,
            @Nullable UUID shopId,
            @Nullable String terminal,
            @Nullable String memo,
            @Nullable UUID billId) {}

    /**
     * All that paid a bill, to be given back.
     *
     * @param key names the new movement
     * @param shopId where it was paid, so that a shop's day shows both
     * @param maker who asked for it
     */
    public record BillPaidBack(
            UUID key,
            UUID cardId,
            UUID movement,
            Money amount,
            @Nullable UUID shopId,
            UUID maker,
            String memo,
            @Nullable UUID approval) {}

    /** The movement of a payment, or why the card declined it. */
    public record Paid(@Nullable CardPosting posting, @Nullable Refusal refusal) {

        /** The movement of a payment that was not declined. */
        public CardPosting made() {
            return Objects.requireNonNull(posting);
        }
    }

    /** @throws Refusal 422 {@code card_number_invalid} when it cannot be a card's number at all */
    public Optional<PayingCard> byNumber(String typed) {
        var number = CardNumber.normalised(typed);
        if (!CardNumber.isValid(number)) {
            throw Refusal.rule("card_number_invalid").at("/cardNumber");
        }
        return cards.findAnyByNumber(number).map(PayingCard::of);
    }

    public Optional<PayingCard> byId(UUID id) {
        return cards.findByIdOptional(id).map(PayingCard::of);
    }

    /** The cards of customers who are known by something of theirs, such as their phone; without dead ones. */
    public List<PayingCard> ofCustomers(Collection<UUID> customerIds) {
        return cards.ofCustomers(customerIds).stream()
                .filter(card -> card.status != CardStatus.REPLACED && card.status != CardStatus.CLOSED)
                .map(PayingCard::of)
                .toList();
    }

    /**
     * The shop that the caller sells in: the one that they name, if they reach it, or their own unit.
     *
     * @throws Refusal 422 {@code org_unit_unknown}
     */
    public @Nullable UUID shop(@Nullable UUID named) {
        return unit.orOwn(named, "/shopId");
    }

    /**
     * Pays. A decline is recorded as a movement and returned, not thrown: it is to be committed like a payment.
     *
     * @throws Refusal 422 {@code org_unit_unknown} without such a shop
     */
    public Paid pay(UUID cardId, Payment payment) {
        var request = new CardLedger.Request(
                payment.key(),
                0,
                cardId,
                caller.id(),
                payment.shopId(),
                Texts.strippedOrNull(payment.memo()),
                context.requestId());
        var answer = ledger.spend(
                request, new CardLedger.Payment(payment.amount().minor(), null, payment.terminal(), payment.billId()));
        return answer.result() == 0
                ? new Paid(answer.posting(), null)
                : new Paid(null, CardRefusal.of(answer.result()).of(payment.amount(), answer.bound()));
    }

    /**
     * Gives back what paid a bill, to the card that stands for the paying one now; for whoever takes the payment of the
     * bill back in the same transaction.
     *
     * @throws Refusal 422 {@code card_cap_exceeded}, 409 {@code card_closed}, {@code card_not_active}
     */
    public CardPosting giveBack(BillPaidBack back) {
        var request = new CardLedger.Request(
                back.key(), 0, back.cardId(), back.maker(), back.shopId(), back.memo(), context.requestId());
        var answer =
                ledger.giveBackWithBill(request, back.movement(), back.amount().minor(), back.approval());
        return CardRequests.posted(request, back.amount(), answer);
    }

    /** Which of these payments of bills were given back. */
    public Set<UUID> givenBack(Collection<UUID> movements) {
        return cards.returned(movements);
    }
}
