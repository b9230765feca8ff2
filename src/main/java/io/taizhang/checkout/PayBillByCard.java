package io.taizhang.checkout;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Pays a bill with a card, which is shown in exactly one way: its number, a phone (with the PIN), or a payment code. It may
 * be anybody's card: who pays need not be who owes.
 *
 * @param amount at most what is open of the bill, and all of it when left out
 * @param cardId which of the cards of that phone; only with a phone
 * @param pin needed with a phone, and above the free amount
 * @param memo kept behind the number of the bill
 */
public record PayBillByCard(
        @Nullable Money amount,
        @Nullable @Size(max = 40) String cardNumber,
        @Nullable @Size(max = 40) String phone,
        @Nullable UUID cardId,
        @Nullable @Size(max = 40) @Schema(description = "The 20 digits that the member's phone shows.")
                String paymentCode,
        @Nullable @Pattern(regexp = "\\d{6}") @Schema(examples = "350714") String pin,
        @Nullable UUID shopId,
        @Nullable @Size(min = 1, max = 40) String terminal,
        @Nullable @Size(max = 150) String memo)
        implements ShowsCard {

    /** The request with something else in the PIN's place. */
    PayBillByCard withPin(@Nullable String mark) {
        return new PayBillByCard(amount, cardNumber, phone, cardId, paymentCode, mark, shopId, terminal, memo);
    }

    /** Without PIN and code, because texts like this end up in logs. */
    @Override
    public String toString() {
        return "PayBillByCard[" + amount + "]";
    }
}
