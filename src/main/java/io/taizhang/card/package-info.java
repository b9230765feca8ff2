/**
 * Stored-value cards: their life and their sub-ledger. A card's money changes only through
 * the functions of the migrations, one statement outside any other transaction: at the till
 * ({@link io.taizhang.card.CardMoneyService}), set aside ({@link io.taizhang.card.CardHoldService}) or at the desk
 * ({@link io.taizhang.card.CardDesk}), where the policies may ask for a second person. A change of status is a movement
 * too, in the transaction of its audit entry ({@link io.taizhang.card.CardLifeService}). The only lock is the card's row
 * in {@code card_account}; where there are two, they are locked in ascending order. Holds and bonus lots change under the
 * lock of their card. Knows the customer file, staff, units, the audit trail, the second person, the programs and the
 * rules of the law.
 */
@NullMarked
package io.taizhang.card;

import org.jspecify.annotations.NullMarked;
