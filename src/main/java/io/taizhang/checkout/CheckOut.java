package io.taizhang.checkout;

import io.taizhang.account.PostLine;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Pays a purchase with a card, which is shown in exactly one way: its number, a phone (with the PIN), or a payment code.
 *
 * @param amount of the whole purchase
 * @param cardId which of the cards of that phone; only with a phone
 * @param pin needed with a phone, and above the free amount
 * @param payments how it is paid; they add up to the amount and one of them is CARD. The card pays all when left out
 * @param lines what was bought; when there are any, they add up to the amount
 */
public record CheckOut(
        @NotNull Money amount,
        @Nullable @Size(max = 40) String cardNumber,
        @Nullable @Size(max = 40) String phone,
        @Nullable UUID cardId,
        @Nullable @Size(max = 40) @Schema(description = "The 20 digits that the member's phone shows.")
                String paymentCode,
        @Nullable @Pattern(regexp = "\\d{6}") @Schema(examples = "350714") String pin,
        @Nullable @Size(min = 1, max = 10) List<@NotNull @Valid Tender> payments,
        @Nullable @Size(max = 200) List<@NotNull @Valid PostLine> lines,
        @Nullable UUID shopId,
        @Nullable @Size(min = 1, max = 40) String terminal,
        @Nullable @Size(max = 200) String memo)
        implements ShowsCard {

    /** The request with something else in the PIN's place. */
    CheckOut withPin(@Nullable String mark) {
        return new CheckOut(
                amount, cardNumber, phone, cardId, paymentCode, mark, payments, lines, shopId, terminal, memo);
    }

    /** How it is paid, card part included. */
    List<Tender> tenders() {
        return payments == null ? List.of(new Tender(TenderMethod.CARD, amount)) : payments;
    }

    /**
     * What the card pays.
     *
     * @throws Refusal 422 {@code amount_not_positive}, {@code checkout_card_part_missing} or
     *     {@code checkout_payments_do_not_add_up}
     */
    Money cardPart() {
        requirePositive(amount, "/amount");
        var tenders = tenders();
        var sum = Money.fen(0);
        for (int i = 0; i < tenders.size(); i++) {
            requirePositive(tenders.get(i).amount(), "/payments/" + i + "/amount");
            sum = sum.plus(tenders.get(i).amount());
        }
        if (!sum.equals(amount)) {
            throw Refusal.rule("checkout_payments_do_not_add_up", sum.amount(), amount.amount())
                    .at("/payments");
        }
        var parts = tenders.stream()
                .filter(tender -> tender.method() == TenderMethod.CARD)
                .toList();
        if (parts.size() != 1) {
            throw Refusal.rule("checkout_card_part_missing").at("/payments");
        }
        return parts.get(0).amount();
    }

    private static void requirePositive(Money amount, String pointer) {
        if (!amount.isPositive()) {
            throw Refusal.rule("amount_not_positive").at(pointer);
        }
    }

    /** Without PIN and code, because texts like this end up in logs. */
    @Override
    public String toString() {
        return "CheckOut[" + amount + "]";
    }
}
