package io.taizhang.card;

import io.taizhang.platform.Money;
import io.taizhang.regulation.RefundCause;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a card would be paid out now, and how 法释〔2025〕4号 leads there. */
public record CashOutQuoteView(
        UUID cardId,
        RefundCause cause,
        @Schema(description = "What is due to the holder: never more than the principal.") Money refund,
        @Schema(description = "All that can be paid out.") Money principal,
        @Schema(description = "What is forfeited.") Money bonus,
        @Schema(description = "What is set aside; a card is not paid out before that has ended.") Money held,
        @Schema(description = "What was paid in and not paid out.") Money paid,
        @Schema(description = "What was granted and not forfeited.") Money gift,
        @Schema(description = "What was consumed, at the price that the cause prescribes.") Money consumed,
        Money deducted,
        List<String> articles,
        @Schema(description = "Whether the card's terms allow it; the law does when the cause is not the holder's.")
                boolean allowed,
        Money minimum) {}
