/**
 * Stored-value cards: programs, cards and their sub-ledger. A card's money changes only through the functions of the
 * migration, one statement outside any other transaction ({@link io.taizhang.card.CardMoneyService}); a change of status
 * is a movement too, in the transaction of its audit entry. The only lock is the card's row in {@code card_account}.
 * Knows the customer file, staff, units and the audit trail.
 */
@NullMarked
package io.taizhang.card;

import org.jspecify.annotations.NullMarked;
