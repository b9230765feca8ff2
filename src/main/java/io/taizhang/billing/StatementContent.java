package io.taizhang.billing;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A customer's account in a period: opening + debits − credits = closing. */
public record StatementContent(
        LocalDate from,
        LocalDate to,
        @Schema(description = "What the customer owed before the first day; negative: paid in advance.") Money opening,
        @Schema(description = "What was added to what they owe.") Money debits,
        @Schema(description = "What was taken off it.") Money credits,
        @Schema(description = "What they owed at the end of the last day.") Money closing,
        @Schema(description = "By day; what has no effect on what is owed is left out.") List<Movement> movements) {

    /** An entry with an effect. */
    public record Movement(
            LocalDate day,
            String number,
            String type,
            @Nullable String memo,
            @Schema(description = "Positive: added to what is owed.") Money effect,
            @Schema(description = "What was owed after it.") Money balance) {}
}
