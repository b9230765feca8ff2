package io.taizhang.checkout;

import io.taizhang.card.CardPayments;
import io.taizhang.card.CardPayments.PayingCard;
import io.taizhang.card.CardPinService;
import io.taizhang.card.PaymentCodes;
import io.taizhang.customer.PhoneHolders;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which card is meant by what was shown at the till, and whether it may pay with the PIN that was shown with it. */
@ApplicationScoped
class ShownCard {

    private final CardPayments cards;
    private final PaymentCodes codes;
    private final CardPinService pins;
    private final PhoneHolders holders;
    private final BusinessTime time;

    ShownCard(CardPayments cards, PaymentCodes codes, CardPinService pins, PhoneHolders holders, BusinessTime time) {
        this.cards = cards;
        this.codes = codes;
        this.pins = pins;
        this.holders = holders;
        this.time = time;
    }

    /** A card, or why there is none. */
    record Found(@Nullable PayingCard card, @Nullable Refusal refusal) {

        static Found no(Refusal refusal) {
            return new Found(null, refusal);
        }

        Refusal why() {
            return Objects.requireNonNull(refusal);
        }
    }

    /** One of several cards, as a cashier asks the customer for it. */
    record Choice(UUID cardId, String maskedNumber) {}

    /**
     * A refusal, a PIN that was missed among them, is to be committed.
     *
     * @param part what the card is to pay
     * @param key the movement's, which a payment code is used up for
     */
    Found find(ShowsCard command, Money part, UUID key) {
        var found = meant(command, part, key);
        var card = found.card();
        var missed = card == null ? null : pin(command, card, part);
        return missed == null ? found : Found.no(missed);
    }

    /** Null when no PIN is needed or it is right. */
    private @Nullable Refusal pin(ShowsCard command, PayingCard card, Money part) {
        var pin = command.pin();
        if (pin != null) {
            return pins.check(card.id(), pin, "/pin");
        }
        return command.phone() != null || pins.isNeeded(card.id(), part)
                ? Refusal.rule("card_pin_required").at("/pin")
                : null;
    }

    private Found meant(ShowsCard command, Money part, UUID key) {
        if (command.paymentCode() != null) {
            return byCode(command.paymentCode(), key);
        }
        if (command.phone() != null) {
            return byPhone(command.phone(), command.cardId(), part);
        }
        return cards.byNumber(Objects.requireNonNull(command.cardNumber()))
                .map(card -> new Found(card, null))
                .orElseGet(() -> Found.no(Refusal.rule("checkout_card_unknown").at("/cardNumber")));
    }

    private Found byCode(String code, UUID key) {
        var redeemed = codes.redeem(code, key);
        return redeemed.cardId() == null
                ? new Found(null, redeemed.refusal())
                : new Found(cards.byId(redeemed.cardId()).orElseThrow(), null);
    }

    /** The named card, the only one, or the only one that can pay. A phone that nobody has is like one without cards. */
    private Found byPhone(String phone, @Nullable UUID cardId, Money part) {
        var kept = holders.kept(phone);
        var held = kept == null
                ? List.<PayingCard>of()
                : cards.ofCustomers(
                        holders.of(kept).stream().map(PhoneHolders.Holder::id).toList());
        var meant = held.stream()
                .filter(card -> cardId == null || card.id().equals(cardId))
                .toList();
        if (meant.isEmpty()) {
            return Found.no(Refusal.rule("checkout_card_unknown").at(cardId == null ? "/phone" : "/cardId"));
        }
        if (meant.size() == 1) {
            return new Found(meant.get(0), null);
        }
        var today = time.today();
        var able = meant.stream().filter(card -> card.canPay(part, today)).toList();
        if (able.size() == 1) {
            return new Found(able.get(0), null);
        }
        var choices = (able.isEmpty() ? meant : able)
                .stream()
                        .map(card -> new Choice(card.id(), card.maskedNumber()))
                        .toList();
        return Found.no(Refusal.conflict("checkout_card_ambiguous", choices.size())
                .at("/cardId")
                .with("cards", choices));
    }
}
