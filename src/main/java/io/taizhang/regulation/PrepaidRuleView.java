package io.taizhang.regulation;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule as it holds: what the source says, and what counts here. */
public record PrepaidRuleView(
        PrepaidRuleKey key,
        PrepaidRuleUnit unit,
        @Schema(description = "What counts today, in the unit: 分, months, days, hundredths of a percent, or 0/1.")
                long value,
        @Nullable @Schema(description = "The value as money, where the unit is FEN.") Money amount,
        @Schema(description = "What the source says, whatever was decided instead.") long writtenValue,
        LocalDate appliesFrom,
        String source,
        String article,
        String quotation,
        String summary,
        @Schema(description = "Whether the figure was checked against its source.") boolean certain,
        @Nullable @Schema(description = "What is to be checked before relying on it.") String doubt,
        @Nullable @Schema(description = "The decision that counts instead, if there is one.")
                PrepaidRuleOverride override) {}
