package io.taizhang.card;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a card of another system with what is on it.
 *
 * @param program by its code or its name
 * @param oldNumber the card's number in the other system; at most one card of ours comes of it
 * @param customerId the holder, as the program asks for one
 * @param expiresOn the last valid day; as the program says when null
 */
public record OpenCard(
        String program,
        String oldNumber,
        @Nullable UUID customerId,
        Money principal,
        Money bonus,
        @Nullable LocalDate expiresOn) {}
