/**
 * Watching over other people's money: what the cards owe and what of it lies in custody, alerts, a check of the books
 * against their movements, and seals that tell when history was rewritten. Follows the movements behind the sales, by
 * the order of transactions ({@code watermark}), and never stands in their way.
 */
@NullMarked
package io.taizhang.oversight;

import org.jspecify.annotations.NullMarked;
