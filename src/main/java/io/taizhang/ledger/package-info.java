/**
 * The general ledger, derived from the sub-ledgers behind the tills: a chart of accounts, rules that say how an event
 * becomes lines of a voucher, a journal that is written once, periods, the trial balance, and the way of the vouchers into
 * the company's finance system.
 *
 * <p>The sub-ledgers are followed by the order of transactions ({@code ledger_source}, {@code gl_event.upto_xid}): below
 * the oldest transaction that is still running everything is finished, so a range of transactions is derived once and
 * never again. Each event has its own mark: one that lacks a rule waits with its reason shown, the others go on.
 *
 * <p>Revenue from cards is recognised where the card's money moves and nowhere else. A sale at a till that was paid with
 * a card of the house is told twice, by the card's movement and by the entry in the customer's account; the entry's part is
 * known by its link to the movement and is no matter of this ledger. A bill paid with a card is told twice in the same way;
 * it has been revenue before, so the movement only settles what was owed.
 *
 * <p>Where a document says what tax is in it, as the lines of a bill do, that tax is posted and none is computed.
 */
@NullMarked
package io.taizhang.ledger;

import org.jspecify.annotations.NullMarked;
