package io.taizhang.cardprogram;

import io.taizhang.platform.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a card promises besides its limits, by the version of its program that it was issued under.
 *
 * @param validityMonths how long it is valid after activation; null for ever
 * @param pinRequired whether a payment asks for the PIN
 * @param pinFreeAmount up to which amount it does not; null when it always does
 * @param replacementFee what a replacement costs
 * @param cashOutAllowed whether it is paid out on request
 * @param cashOutMinimum the least that is paid out, unless it is all there is
 */
public record CardTerms(
        @Nullable Integer validityMonths,
        boolean pinRequired,
        @Nullable Money pinFreeAmount,
        Money replacementFee,
        boolean cashOutAllowed,
        Money cashOutMinimum) {

    static CardTerms of(CardProgramVersion version) {
        return new CardTerms(
                version.validityMonths,
                version.pinRequired,
                version.pinFreeAmount == null ? null : Money.fen(version.pinFreeAmount),
                Money.fen(version.replacementFee),
                version.cashOutAllowed,
                Money.fen(version.cashOutMinimum));
    }
}
