package io.taizhang.card;

import io.taizhang.card.CardCommands.CashOutCard;
import io.taizhang.cardprogram.CardProgramDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.regulation.PrepaymentRefund;
import io.taizhang.regulation.RefundCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the holder of a card gets back when they want no more of it: the law's share of the principal at least. */
@ApplicationScoped
class CardRefunds {

    private static final int SEVEN_DAYS = 7;

    private final CardLifeLedger life;
    private final Cards cards;
    private final CardProgramDirectory programs;
    private final BusinessTime time;

    CardRefunds(CardLifeLedger life, Cards cards, CardProgramDirectory programs, BusinessTime time) {
        this.life = life;
        this.cards = cards;
        this.programs = programs;
        this.time = time;
    }

    /**
     * What a card would be paid out now.
     *
     * @throws Refusal 422 {@code card_seven_days_over} for that cause when some of the money was paid in earlier; 404 when
     *     it is out of scope
     */
    CashOutQuoteView quote(UUID cardId, RefundCause cause) {
        cards.require(cardId);
        return quoteOf(cardId, cause, time.today());
    }

    /**
     * What stays with the house of a card's principal when an amount is paid out, in 分.
     *
     * @param approval the request that a second person decides: it counts from the day on which it was made
     * @throws Refusal 422 {@code card_seven_days_over}, {@code insufficient_balance} when there is less than the amount,
     *     {@code card_cash_out_below_refund} when the holder is due more, {@code card_cash_out_minimum}; 409
     *     {@code card_cash_out_not_allowed}; 404 without such a card
     */
    long kept(UUID cardId, CashOutCard command, @Nullable UUID approval) {
        var asked = approval == null ? time.today() : time.dayOf(Ids.madeAt(approval));
        var quote = quoteOf(cardId, command.cause(), asked);
        var amount = command.amount();
        if (amount.compareTo(quote.principal()) > 0) {
            throw CardRefusal.BALANCE.of(amount, quote.principal().minor());
        }
        if (!quote.allowed()) {
            throw Refusal.conflict("card_cash_out_not_allowed");
        }
        if (amount.compareTo(quote.refund()) < 0) {
            throw Refusal.rule(
                            "card_cash_out_below_refund",
                            amount.amount(),
                            quote.refund().amount())
                    .at("/amount")
                    .with("refund", quote.refund());
        }
        if (amount.compareTo(quote.minimum()) < 0 && amount.compareTo(quote.principal()) < 0) {
            throw Refusal.rule("card_cash_out_minimum", quote.minimum().amount())
                    .at("/amount");
        }
        return quote.principal().minus(amount).minor();
    }

    private CashOutQuoteView quoteOf(UUID cardId, RefundCause cause, LocalDate asked) {
        var totals = life.totals(cardId);
        if (cause == RefundCause.WITHIN_SEVEN_DAYS) {
            requireWithinSevenDays(cardId, asked);
        }
        var card = cards.findByIdOptional(cardId).orElseThrow(() -> Refusal.notFound("card"));
        var terms = programs.terms(card.termsId);
        var law = PrepaymentRefund.explained(
                Money.fen(totals.paid()),
                Money.fen(totals.granted()),
                Money.fen(totals.usedList()),
                Money.fen(totals.used()),
                cause);
        var refund = Math.min(law.refund().minor(), totals.principal());
        return new CashOutQuoteView(
                cardId,
                cause,
                Money.fen(refund),
                Money.fen(totals.principal()),
                Money.fen(totals.bonus()),
                Money.fen(totals.held()),
                law.paid(),
                law.gift(),
                law.consumed(),
                law.deducted(),
                law.articles(),
                terms.cashOutAllowed() || cause == RefundCause.OPERATOR || cause == RefundCause.WITHIN_SEVEN_DAYS,
                terms.cashOutMinimum());
    }

    /** Seven days from the payment (法释〔2025〕4号 art. 14); the day of the payment does not count (民法典 art. 201). */
    private void requireWithinSevenDays(UUID cardId, LocalDate asked) {
        var paid = life.firstPaidOn(cardId).orElse(asked);
        if (paid.plusDays(SEVEN_DAYS).isBefore(asked)) {
            throw Refusal.rule("card_seven_days_over", paid, asked).at("/cause").with("firstPaidOn", paid);
        }
    }
}
