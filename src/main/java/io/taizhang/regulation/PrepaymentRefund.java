package io.taizhang.regulation;

import io.taizhang.platform.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a consumer gets back of a prepayment, by 最高人民法院关于审理预付式消费民事纠纷案件适用法律若干问题的解释
 * (法释〔2025〕4号), with the figures that led there. Interest (art. 16, 17) is not part of it.
 *
 * @param paid the prepayment
 * @param gift what the operator added to it; it is forfeited
 * @param consumed what was consumed, at the price that the cause prescribes, before it is set against the payment
 * @param deducted what is kept of the prepayment
 * @param refund what is returned of it
 * @param articles the articles that were applied
 */
public record PrepaymentRefund(
        Money paid,
        Money gift,
        @Schema(description = "What was consumed, at the price that the cause prescribes.") Money consumed,
        Money deducted,
        Money refund,
        RefundCause cause,
        List<String> articles) {

    /** The refund alone; see {@link #explained}. */
    public static Money of(Money paid, Money gift, Money usedAtListPrice, Money usedAtDiscount, RefundCause cause) {
        return explained(paid, gift, usedAtListPrice, usedAtDiscount, cause).refund();
    }

    /**
     * Computes a refund.
     *
     * <p>By the consumer's own reason, what was consumed counts at the list price (art. 19); otherwise at the price that
     * was agreed (art. 18), and where the operator gave something on top, at the share of it that was paid for:
     * {@code list price × paid / (paid + gift)}, rounded half up. Nothing is claimed back when more was consumed than
     * paid (art. 20). Within seven days the principal is returned (art. 14); that what was consumed meanwhile is set
     * against it, at the price of art. 18, is our reading of it.
     *
     * @param usedAtListPrice what was consumed, without any discount
     * @param usedAtDiscount the same at the price that was agreed; never more
     * @throws IllegalArgumentException for a negative figure, or a discount that makes something dearer
     */
    public static PrepaymentRefund explained(
            Money paid, Money gift, Money usedAtListPrice, Money usedAtDiscount, RefundCause cause) {
        for (var figure : List.of(paid, gift, usedAtListPrice, usedAtDiscount)) {
            if (figure.isNegative()) {
                throw new IllegalArgumentException("Negative: " + figure);
            }
        }
        if (usedAtDiscount.compareTo(usedAtListPrice) > 0) {
            throw new IllegalArgumentException("A discount of " + usedAtListPrice + " to " + usedAtDiscount);
        }
        var articles = new ArrayList<String>();
        if (cause == RefundCause.WITHIN_SEVEN_DAYS) {
            articles.add("14");
        }
        articles.add("15");
        var atListPrice = cause == RefundCause.CONSUMER;
        if (atListPrice || !usedAtListPrice.isZero()) {
            articles.add(atListPrice ? "19" : "18");
        }
        var consumed = atListPrice
                ? usedAtListPrice
                : gift.isPositive() ? paidShare(usedAtListPrice, paid, gift) : usedAtDiscount;
        var all = consumed.compareTo(paid) >= 0;
        if (consumed.compareTo(paid) > 0) {
            articles.add("20");
        }
        var deducted = all ? paid : consumed;
        return new PrepaymentRefund(paid, gift, consumed, deducted, paid.minus(deducted), cause, List.copyOf(articles));
    }

    private static Money paidShare(Money used, Money paid, Money gift) {
        var whole = BigInteger.valueOf(paid.plus(gift).minor());
        var share = BigInteger.valueOf(used.minor())
                .multiply(BigInteger.valueOf(paid.minor()))
                .shiftLeft(1)
                .add(whole)
                .divide(whole.shiftLeft(1));
        return Money.of(share.longValueExact(), paid.currency());
    }
}
