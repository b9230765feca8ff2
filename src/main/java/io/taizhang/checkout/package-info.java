/**
 * The till: one call pays with a card, however it is shown, together with whatever else was paid, posts the sale in the
 * customer's account and gives the receipt. A bill is paid with a card in the same way. Knows the card, the customer's
 * account, bills and what they know.
 */
@NullMarked
package io.taizhang.checkout;

import org.jspecify.annotations.NullMarked;
