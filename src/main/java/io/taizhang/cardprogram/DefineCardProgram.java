package io.taizhang.cardprogram;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Sets up a card program, or what it is to be after a change. */
public record DefineCardProgram(
        @NotBlank @Size(max = 40) String code,
        @NotBlank @Size(max = 100) String name,
        @NotNull CardKind kind,
        @Nullable
                @Schema(
                        description = "The most principal (money paid in, without bonus) on one card: at most 5000.00"
                                + " registered, 1000.00 anonymous, which are the defaults.")
                Money balanceCap,
        @Nullable @Schema(description = "The most that one payment takes; ten times the kind's cap by default.")
                Money transactionLimit,
        @Nullable @Schema(description = "The most that a business day takes; ten times the kind's cap by default.")
                Money dailyLimit,
        @Nullable
                @Min(1)
                @Max(1200)
                @Schema(description = "Only for anonymous cards and at least 36; absent: does not expire.")
                Integer validityMonths,
        @Nullable @Size(max = 20) List<@NotNull @Valid BonusTier> bonusTiers,
        @Nullable SpendOrder spendOrder,
        @Nullable CardProgramStatus status,
        @Nullable
                @Min(1)
                @Max(36_500)
                @Schema(description = "How many days a bonus can be spent; absent: it does not expire.")
                Integer bonusValidDays,
        @Nullable @Schema(description = "Whether a payment asks for the card's PIN; false by default.")
                Boolean pinRequired,
        @Nullable @Schema(description = "Up to this amount a payment asks for no PIN; absent: always.")
                Money pinFreeAmount,
        @Nullable @Schema(description = "What the replacement of a card costs; nothing by default.")
                Money replacementFee,
        @Nullable @Schema(description = "Whether a card is paid out on request; true by default.")
                Boolean cashOutAllowed,
        @Nullable @Schema(description = "The least that is paid out, unless it is all there is.") Money cashOutMinimum,
        @Nullable
                @Size(max = 1000)
                @Schema(
                        description = "The units that accept the cards, each with all below it; absent or empty: every"
                                + " unit.")
                List<@NotNull UUID> shopIds) {

    /** A program with the defaults for all but limits and bonus. */
    public DefineCardProgram(
            String code,
            String name,
            CardKind kind,
            @Nullable Money balanceCap,
            @Nullable Money transactionLimit,
            @Nullable Money dailyLimit,
            @Nullable Integer validityMonths,
            @Nullable List<BonusTier> bonusTiers,
            @Nullable SpendOrder spendOrder,
            @Nullable CardProgramStatus status) {
        this(
                code,
                name,
                kind,
                balanceCap,
                transactionLimit,
                dailyLimit,
                validityMonths,
                bonusTiers,
                spendOrder,
                status,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
