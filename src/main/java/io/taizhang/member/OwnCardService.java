package io.taizhang.member;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.card.CardPinService;
import io.taizhang.card.OwnCards;
import io.taizhang.card.PaymentCodes;
import io.taizhang.customer.PhoneHolders;
import io.taizhang.identity.Caller;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member does with their own cards; another's card does not exist. It holds its transactions itself, because a
 * wrong PIN counts although the request is refused.
 */
@ApplicationScoped
class OwnCardService {

    private final OwnCards cards;
    private final CardPinService pins;
    private final PaymentCodes paymentCodes;
    private final OneTimeCodes codes;
    private final CodePost post;
    private final PhoneHolders holders;
    private final Caller caller;
    private final MemberSettings settings;

    OwnCardService(
            OwnCards cards,
            CardPinService pins,
            PaymentCodes paymentCodes,
            OneTimeCodes codes,
            CodePost post,
            PhoneHolders holders,
            Caller caller,
            MemberSettings settings) {
        this.cards = cards;
        this.pins = pins;
        this.paymentCodes = paymentCodes;
        this.codes = codes;
        this.post = post;
        this.holders = holders;
        this.caller = caller;
        this.settings = settings;
    }

    List<OwnCardView> list() {
        return cards.of(member()).stream()
                .map(card -> OwnCardView.of(card, pins.state(card.id())))
                .toList();
    }

    OwnCardView get(UUID cardId) {
        return OwnCardView.of(cards.require(member(), cardId), pins.state(cardId));
    }

    Page<OwnMovementView> movements(UUID cardId, ListRequest request) {
        return cards.movements(member(), cardId, request).map(OwnMovementView::of);
    }

    OwnCardView reportLoss(UUID cardId) {
        return OwnCardView.of(cards.reportLoss(member(), cardId), pins.state(cardId));
    }

    OwnPaymentCodeView paymentCode(UUID cardId) {
        cards.require(member(), cardId);
        return OwnPaymentCodeView.of(QuarkusTransaction.requiringNew().call(() -> paymentCodes.show(cardId)));
    }

    /** @throws Refusal 409 {@code member_phone_missing} when no phone is registered any more */
    MemberCodeView sendPinCode() {
        post.requireProvider();
        var phone = phone();
        post.send(phone, codes.make(phone, CodePurpose.PIN), () -> true);
        return new MemberCodeView(
                settings.codeLife().toSeconds(), settings.codePause().toSeconds(), holders.masked(phone));
    }

    /** Whether the new PIN is good is asked first, so that a weak one costs no try and no code. */
    void setPin(UUID cardId, SetOwnCardPin command) {
        cards.require(member(), cardId);
        command.requireOneProof();
        pins.requireGood(cardId, command.pin());
        if (command.currentPin() != null) {
            changePin(cardId, command.currentPin(), command.pin());
        } else if (command.code() != null) {
            setPinByCode(cardId, command.code(), command.pin());
        }
    }

    private void changePin(UUID cardId, String current, String pin) {
        var refusal = QuarkusTransaction.requiringNew().call(() -> {
            var missed = pins.check(cardId, current, "/currentPin");
            if (missed == null) {
                pins.set(cardId, pin);
            }
            return missed;
        });
        if (refusal != null) {
            throw refusal;
        }
    }

    private void setPinByCode(UUID cardId, String code, String pin) {
        var phone = phone();
        var right = codes.isRight(phone, CodePurpose.PIN, code)
                && QuarkusTransaction.requiringNew().call(() -> {
                    var first = codes.use(phone, CodePurpose.PIN);
                    if (first) {
                        pins.set(cardId, pin);
                    }
                    return first;
                });
        if (!right) {
            throw Refusal.rule("one_time_code_wrong").at("/code");
        }
    }

    private String phone() {
        var holder = holders.find(member());
        return phones(holder).stream().findFirst().orElseThrow(() -> Refusal.conflict("member_phone_missing"));
    }

    private static List<String> phones(PhoneHolders.@Nullable Holder holder) {
        return holder == null ? List.of() : holder.phones();
    }

    private UUID member() {
        var member = caller.memberId();
        if (member == null) {
            throw Refusal.forbidden("not_allowed");
        }
        return member;
    }
}
