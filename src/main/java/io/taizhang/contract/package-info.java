/**
 * Contracts with customers. A draft can be edited and thrown away; what was signed stays, and changes only by amendments,
 * which add a version to {@code contract_version} and need a second person where the policies say so. The status is never
 * stored: it follows from the dates and the business day.
 *
 * <p>What is agreed (text, amount, dates, billing, plan of payments) is the version; what happens besides (fulfilment,
 * suspension, renewal, termination) is in {@code contract_event}. What is to be billed follows from both: {@link
 * io.taizhang.contract.Billables}. A contract that ends soon is told to whoever observes {@link
 * io.taizhang.contract.ContractExpiring}. Knows the customer, approval and attachment rooms, identity and audit. A write
 * locks the one contract that it changes; a renewal also makes the one that follows.
 */
@NullMarked
package io.taizhang.contract;

import org.jspecify.annotations.NullMarked;
