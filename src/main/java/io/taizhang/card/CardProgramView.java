package io.taizhang.card;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
                program.createdAt(),
                program.updatedAt());
    }
}
