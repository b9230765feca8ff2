/**
 * The way of the journal into the company's finance system: templates that say how its files look, exports of vouchers
 * whose files never change once they are made, and a check of its trial balance against ours.
 */
@NullMarked
package io.taizhang.handover;

import org.jspecify.annotations.NullMarked;
