package io.taizhang.card;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Pays with a card. */
public record SpendFromCard(
        @NotNull Money amount,
        @Nullable @Size(max = 200) String memo,
        @Nullable UUID shopId,
        @Nullable
                @Schema(
                        description = "What it would have cost without discount, at least the amount: what counts as"
                                + " used when the holder wants the rest back (法释〔2025〕4号 art. 19).")
                Money listAmount,
        @Nullable @Size(max = 64) String terminal,
        @Nullable
                @Pattern(regexp = "\\d{6}")
                @Schema(description = "Needed above the free amount.", examples = "350714")
                String pin) {

    public SpendFromCard(Money amount, @Nullable String memo, @Nullable UUID shopId) {
        this(amount, memo, shopId, null, null, null);
    }

    /** The request with something else in the PIN's place. */
    SpendFromCard withPin(String mark) {
        return new SpendFromCard(amount, memo, shopId, listAmount, terminal, mark);
    }

    /** Without the PIN, because texts like this end up in logs. */
    @Override
    public String toString() {
        return "SpendFromCard[" + amount + "]";
    }
}
