package io.taizhang.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be known of a card's PIN. */
public record CardPinView(
        boolean set,
        @Schema(description = "After five wrong tries in a row; the card still pays what needs no PIN.") boolean locked,
        int remainingTries) {}
