/**
 * Programs of stored-value cards: what cards of one kind promise, within the bounds of 单用途商业预付卡管理办法, in versions.
 * A card keeps the version that it was issued under; only the tiers of the bonus hold for the next top-up. Knows staff,
 * units and the audit trail.
 */
@NullMarked
package io.taizhang.cardprogram;

import org.jspecify.annotations.NullMarked;
