/**
 * Bills: what customers are asked to pay. Drafted by hand or from contracts, approved, sent, and settled by the
 * allocations of {@code receivable}; how far a bill got is derived, never typed.
 */
@NullMarked
package io.taizhang.billing;

import org.jspecify.annotations.NullMarked;
