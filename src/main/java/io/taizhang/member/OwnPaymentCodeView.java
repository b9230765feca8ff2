package io.taizhang.member;

import io.taizhang.card.PaymentCodes;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment code to show at a till, good for one payment. */
record OwnPaymentCodeView(
        @Schema(description = "20 digits.", examples = "88013572468911223344") String code,
        Instant validUntil,
        @Schema(description = "When to ask for the next one, unless this one was used before.") Instant nextAt) {

    static OwnPaymentCodeView of(PaymentCodes.Shown shown) {
        return new OwnPaymentCodeView(shown.code(), shown.validUntil(), shown.nextAt());
    }
}
