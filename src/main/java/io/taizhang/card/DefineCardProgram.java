package io.taizhang.card;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
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
        @Nullable CardProgramStatus status) {}
