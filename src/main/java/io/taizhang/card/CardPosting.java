package io.taizhang.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The movement that a money request made, now or before ({@code replayed}); amounts in 分, changes signed.
 *
 * @param sequence the movement's number on its card
 * @param held what was set aside (positive) or released (negative)
 * @param refersTo the hold, original or other side that the movement belongs to
 */
public record CardPosting(
        UUID key,
        UUID cardId,
        String number,
        CardMovementKind kind,
        long sequence,
        long principal,
        long bonus,
        long held,
        long principalAfter,
        long bonusAfter,
        long heldAfter,
        @Nullable UUID refersTo,
        Instant at,
        LocalDate businessDate,
        boolean replayed) {}
