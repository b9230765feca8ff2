/**
 * The customer's account: what was sold, taken back, charged, paid, refunded and adjusted, and what the customer owes because of it.
 * The API calls an entry a transaction; in Java that word means the database's.
 *
 * <p>An entry is a draft, which may change, or posted, which never does: a correction adds its reversal (every figure
 * negated) and, where something else was meant, a replacement. The balance of a customer is the sum of the effects of
 * the posted entries. The database keeps it: a trigger moves the balance in the statement that posts, refuses to go over
 * the credit limit, and lets nobody change a posted row or a balance by hand (V202611220030).
 *
 * <p>Lock order: the entry that is corrected or posted, then the customers' accounts by ascending id. Knows customers.
 */
@NullMarked
package io.taizhang.account;

import org.jspecify.annotations.NullMarked;
