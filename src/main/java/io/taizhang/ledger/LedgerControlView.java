package io.taizhang.ledger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that must hold between the journal and the sub-ledgers, and whether it does. */
public record LedgerControlView(
        @Schema(
                        description = "SIDES_EQUAL, NUMBERS_GAPLESS, RANGES_CONTIGUOUS, ROWS_COVERED, CUSTOMERS_AGREE,"
                                + " CARDS_AGREE, EVENTS_HAVE_RULES, CLEARING_ZERO, CARD_ENTRIES_UNLINKED.")
                String code,
        boolean holds,
        @Nullable @Schema(description = "In 分 or as a number of rows, by the sub-ledger.") Long expected,
        @Nullable @Schema(description = "By the journal.") Long actual,
        @Nullable @Schema(description = "The first thing that differs: a voucher, an event, a customer, an account.")
                String firstDifference) {}
