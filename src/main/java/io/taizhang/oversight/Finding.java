package io.taizhang.oversight;

import io.taizhang.oversight.LedgerBlock.Leaf;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The first thing that is not as it should be: what it is, where it is, what should be there and what is. */
public record Finding(
        What what,
        @Nullable UUID cardId,
        @Nullable String cardNumber,
        @Nullable @Schema(description = "Of the card's movement.") Long sequence,
        @Nullable @Schema(description = "Of the sealed block.") Long height,
        @Nullable @Schema(description = "Of the row in the block.") Integer position,
        @Nullable @Schema(description = "The table of the row.") String ledger,
        @Nullable @Schema(description = "The key of the row in its table.") String rowKey,
        @Nullable String expected,
        @Nullable String found) {

    /** What is not as it should be. */
    public enum What {
        /** A card's movements are not numbered 1, 2, 3 …; what is expected is the next number. */
        SEQUENCE,
        /** A movement does not continue the balance of the one before. */
        PRINCIPAL_AFTER,
        BONUS_AFTER,
        HELD_AFTER,
        /** A card's balance is not the sum of its movements. */
        PRINCIPAL,
        BONUS,
        HELD,
        /** A card's number of the last movement is another than how many there are. */
        LAST_SEQUENCE,
        /** What is held on a card is not the sum of its open holds. */
        OPEN_HOLDS,
        /** The sums of the oversight are not the sum of the movements that they stand for. */
        ROLLUP,
        /** A sealed row is another than when it was sealed. */
        ROW_CHANGED,
        /** A sealed row is gone. */
        ROW_MISSING,
        /** A row was put among those that had been sealed, or its seal was taken away. */
        ROW_ADDED,
        /** Sealed rows are not in the order in which they were sealed. */
        ROW_MOVED,
        /** A block has not as many sealed rows as it says. */
        LEAF_MISSING,
        /** The seals of rows are not those that their block was made of. */
        LEAF_CHANGED,
        /** A block is not what its own hash says. */
        BLOCK_CHANGED,
        /** A block is gone, or does not follow the one before. */
        BLOCK_MISSING,
        /** The history ends before the head that was kept elsewhere. */
        CHAIN_CUT,
        /** The history has another block where the kept head was. */
        CHAIN_REBUILT
    }

    static Finding ofCard(What what, UUID cardId, String number, @Nullable Long sequence, long expected, long found) {
        return new Finding(
                what, cardId, number, sequence, null, null, null, null, Long.toString(expected), Long.toString(found));
    }

    static Finding ofRow(What what, LedgerBlock block, Leaf leaf, @Nullable String expected, @Nullable String found) {
        return new Finding(
                what, null, null, null, block.height(), leaf.position(), leaf.ledger(), leaf.rowKey(), expected, found);
    }

    static Finding ofBlock(What what, long height, @Nullable String expected, @Nullable String found) {
        return new Finding(what, null, null, null, height, null, null, null, expected, found);
    }
}
