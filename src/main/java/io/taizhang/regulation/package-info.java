/**
 * What the law asks of prepaid cards: its figures as data with their source, overridden by an administrator where a
 * stricter rule holds ({@link io.taizhang.regulation.PrepaidRules}), and its refund as a pure calculation ({@link
 * io.taizhang.regulation.PrepaymentRefund}). Knows nothing of cards: the rooms that sell ask here.
 */
@NullMarked
package io.taizhang.regulation;

import org.jspecify.annotations.NullMarked;
