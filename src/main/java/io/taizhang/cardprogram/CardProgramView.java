package io.taizhang.cardprogram;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A card program as the contract shows it. */
public record CardProgramView(
        UUID id,
        long version,
        @Filterable(sort = true) String code,
        @Filterable(sort = true) String name,
        @Filterable CardKind kind,
        Money balanceCap,
        Money transactionLimit,
        Money dailyLimit,
        @Nullable Integer validityMonths,
        List<BonusTier> bonusTiers,
        SpendOrder spendOrder,
        @Filterable CardProgramStatus status,
        @Nullable Integer bonusValidDays,
        boolean pinRequired,
        @Nullable Money pinFreeAmount,
        Money replacementFee,
        boolean cashOutAllowed,
        Money cashOutMinimum,
        @Nullable List<UUID> shopIds,
        @Schema(description = "Grows with every change; a card keeps the version that it was issued under.")
                int termsVersion,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static CardProgramView of(CardProgram program) {
        return new CardProgramView(
                program.id(),
                program.version(),
                program.code,
                program.name,
                program.kind,
                Money.fen(program.balanceCap),
                Money.fen(program.transactionLimit),
                Money.fen(program.dailyLimit),
                program.validityMonths,
                program.bonusTiers.stream().map(CardBonusTier::shown).toList(),
                program.spendOrder,
                program.status,
                program.bonusValidDays,
                program.pinRequired,
                program.pinFreeAmount == null ? null : Money.fen(program.pinFreeAmount),
                Money.fen(program.replacementFee),
                program.cashOutAllowed,
                Money.fen(program.cashOutMinimum),
                program.shops,
                program.termsVersion,
                program.createdAt(),
                program.updatedAt());
    }
}
