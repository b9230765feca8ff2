/**
 * Customers who may be one and the same: found when somebody is registered, in files that were imported and every night.
 *
 * <p>The rooms below are asked for customers only; what is compared, and how, is in {@code Fingerprint} and {@code
 * Comparison}, which know neither database nor request. Figures are hundredths of bits: the logarithm to the base 2 of how
 * much more often an agreement is seen between two records of one customer than between two records of strangers.
 */
@NullMarked
package io.taizhang.duplicate;

import org.jspecify.annotations.NullMarked;
