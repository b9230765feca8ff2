package io.taizhang.card;

import io.taizhang.platform.Money;
import io.taizhang.regulation.RefundCause;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The less common requests to cards, as the contract takes them; {@code shopId} is the caller's own unit by default. */
public final class CardCommands {

    private CardCommands() {}

    /** Sets money of a card aside. */
    public record HoldOnCard(
            @NotNull Money amount,
            @Nullable
                    @Min(1)
                    @Max(2_592_000)
                    @Schema(description = "How long it stays set aside; a day by default, 30 days at most.")
                    Integer seconds,
            @Nullable @Size(max = 200) String memo,
            @Nullable UUID shopId,
            @Nullable @Size(max = 64) String terminal,
            @Nullable
                    @Pattern(regexp = "\\d{6}")
                    @Schema(description = "Needed above the free amount.", examples = "350714")
                    String pin) {

        /** The request with something else in the PIN's place. */
        HoldOnCard withPin(String mark) {
            return new HoldOnCard(amount, seconds, memo, shopId, terminal, mark);
        }

        /** Without the PIN, because texts like this end up in logs. */
        @Override
        public String toString() {
            return "HoldOnCard[" + amount + "]";
        }
    }

    /** Takes what was set aside, or a part of it; the rest is released. */
    public record CaptureHold(
            @Nullable @Schema(description = "All of it by default.") Money amount,
            @Nullable @Schema(description = "What it would have cost without discount.") Money listAmount,
            @Nullable @Size(max = 200) String memo,
            @Nullable UUID shopId,
            @Nullable @Size(max = 64) String terminal) {}

    /** Releases what was set aside. */
    public record VoidHold(@Nullable @Size(max = 200) String memo, @Nullable UUID shopId) {}

    /** Gives back some or all of a payment. */
    public record ReturnToCard(
            @NotNull @Schema(description = "The reference of the payment or capture.") UUID movement,
            @NotNull Money amount,
            @Nullable @Size(max = 200) String memo,
            @Nullable UUID shopId,
            @Nullable @Size(max = 64) String terminal)
            implements CardOperations.Command {}

    /** Undoes a top-up, payment or capture of the last 24 hours. */
    public record ReverseMovement(
            @NotNull @Schema(description = "The reference of what is undone.") UUID movement,
            @Nullable @Size(max = 200) String memo,
            @Nullable UUID shopId) {}

    /** Moves principal to another card. */
    public record TransferToCard(
            @NotNull UUID toCardId,
            @NotNull Money amount,
            @Nullable @Size(max = 200) String memo,
            @Nullable UUID shopId)
            implements CardOperations.Command {}

    /** Pays a card out: what is not paid stays with the house, and the bonus is forfeited. */
    public record CashOutCard(
            @NotNull @Schema(description = "What is paid to the holder, at least what the quote says.") Money amount,
            @NotNull RefundCause cause,
            @NotNull TopUpMethod method,
            @NotBlank @Size(max = 200) String reason,
            @Nullable UUID shopId)
            implements CardOperations.Command {

        @Override
        public @Nullable String memo() {
            return reason;
        }
    }

    /** Corrects a card by hand, each part up or down. */
    public record AdjustCard(@Nullable Money principal, @Nullable Money bonus, @NotBlank @Size(max = 200) String reason)
            implements CardOperations.Command {

        @Override
        public @Nullable Money amount() {
            return null;
        }

        @Override
        public @Nullable String memo() {
            return reason;
        }

        @Override
        public @Nullable UUID shopId() {
            return null;
        }
    }

    /** Hands a card out: a blank card of a registered program goes to its holder. */
    public record ActivateCard(
            @Nullable @Schema(description = "The holder, for a registered card that has none yet.") UUID customerId,
            @Nullable @Size(max = 200) String reason) {}

    /** Replaces a card by a new one. */
    public record ReplaceCard(
            @Nullable
                    @Schema(
                            description = "Taken from the card; nothing by default. What the program asks for stands in"
                                    + " its terms and can be paid otherwise.")
                    Money fee,
            @Nullable @Size(max = 200) String reason) {}

    /** Makes blank cards. */
    public record IssueCardBatch(
            @NotNull UUID programId,
            @NotNull @Min(1) @Max(100_000) Integer quantity,
            @Nullable UUID unitId,
            @Nullable @Size(max = 200) String memo) {}
}
