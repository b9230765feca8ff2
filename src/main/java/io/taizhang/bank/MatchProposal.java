package io.taizhang.bank;

import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose money a line could be. */
record MatchProposal(
        BankMatchMethod method,
        @Schema(description = "How sure it is, 0 to 1.") BigDecimal score,
        @Schema(description = "Sure enough and the only one: matched without a person when matching is run.")
                boolean automatic,
        UUID customerId,
        String customerName,
        Money amount,
        @Nullable @Schema(description = "The payment or refund that is already recorded; absent: one is posted.")
                UUID entryId,
        @Nullable String entryNumber,
        List<Share> shares,
        @Nullable @Schema(description = "What tells so: the number that was found, or the payer's account or name.")
                String evidence) {

    /** What an open item would get. */
    record Share(UUID itemId, String number, @Nullable String reference, Money amount) {}

    MatchProposal automatically() {
        return new MatchProposal(
                method, score, true, customerId, customerName, amount, entryId, entryNumber, shares, evidence);
    }

    /** This recorded payment, with what another proposal knows of its customer. */
    MatchProposal supportedBy(MatchProposal other, boolean settles) {
        return new MatchProposal(
                method,
                other.score,
                false,
                customerId,
                customerName,
                amount,
                entryId,
                entryNumber,
                settles ? other.shares : List.of(),
                other.evidence);
    }

    boolean reaches(BigDecimal least) {
        return score.compareTo(least) >= 0;
    }
}
