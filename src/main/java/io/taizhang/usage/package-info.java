/**
 * What customers use of what contracts meter. An item says what a unit costs beyond what is included in each period of the
 * calendar; a price never changes, an item ends and another follows. Records of usage are only added, each once under its
 * reference, and one is taken back by its opposite; the sums of the periods are kept by the database. What a period comes
 * to is a function of its sum ({@link io.taizhang.usage.UsageCharges}), so whoever bills it bills the difference to what
 * has been billed. Knows contracts and below. A record holds the item that it belongs to against being ended.
 */
@NullMarked
package io.taizhang.usage;

import org.jspecify.annotations.NullMarked;
