/**
 * Contracts with customers. A draft can be edited and thrown away; what was signed stays, and changes only by amendments,
 * which add a version to {@code contract_version}. The status is never stored: it follows from the dates and the business
 * day. Knows the customer room, identity and audit. A write locks the one contract that it changes.
 */
@NullMarked
package io.taizhang.contract;

import org.jspecify.annotations.NullMarked;
