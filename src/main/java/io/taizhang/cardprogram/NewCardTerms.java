package io.taizhang.cardprogram;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a card is given when it is made, from its program as it stands.
 *
 * @param termsId the version of the program whose terms hold for the card from now on
 * @param shopBound whether only some shops accept it
 * @param pinFree up to which amount a payment takes no PIN, in 分: 0 when each takes one, null when none does
 * @param balanceCap what it may hold at most, in 分
 * @param transactionLimit of one payment, in 分
 * @param dailyLimit of one day's payments, in 分
 * @param validityMonths how long it is valid after activation; null for ever
 */
public record NewCardTerms(
        UUID programId,
        UUID termsId,
        CardKind kind,
        boolean shopBound,
        @Nullable Long pinFree,
        SpendOrder spendOrder,
        long balanceCap,
        long transactionLimit,
        long dailyLimit,
        @Nullable Integer validityMonths) {

    static NewCardTerms of(CardProgram program) {
        return new NewCardTerms(
                program.id(),
                program.termsId,
                program.kind,
                program.shops != null,
                program.pinFreeAmount == null && program.pinRequired ? Long.valueOf(0) : program.pinFreeAmount,
                program.spendOrder,
                program.balanceCap,
                program.transactionLimit,
                program.dailyLimit,
                program.validityMonths);
    }
}
