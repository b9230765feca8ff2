package io.taizhang.card;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The movement that a money request made, now or before ({@code replayed}); amounts in 分, changes signed.
 *
 * @param sequence the movement's number on its card
 */
public record CardPosting(
        UUID key,
        UUID cardId,
        String number,
        CardMovementKind kind,
        long sequence,
        long principal,
        long bonus,
        long principalAfter,
        long bonusAfter,
        Instant at,
        LocalDate businessDate,
        boolean replayed) {}
