package io.taizhang.ledger;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line that a rule makes. */
public record PostingLeg(
        @NotNull
                @Pattern(regexp = "@MONEY|[0-9]{4}([.][0-9]{2}){0,4}")
                @Schema(
                        description = "The code of an account, or @MONEY for the account of the method.",
                        examples = "1122")
                String account,
        @NotNull LedgerSide side,
        @NotNull LegAmount amount,
        @Nullable @Schema(description = "With the sign turned, in red.") Boolean negated) {

    /** Stands for the account where money of the event's method lies. */
    static final String MONEY = "@MONEY";

    /** In 分. */
    long of(Figures figures) {
        var value = amount.of(figures);
        return Boolean.TRUE.equals(negated) ? Math.negateExact(value) : value;
    }
}
