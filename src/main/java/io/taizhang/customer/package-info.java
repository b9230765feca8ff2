/**
 * The customer file: who the customers are, how they are reached and found, and one page on which everything about one
 * of them comes together. Rooms above ask {@link io.taizhang.customer.CustomerFile} for customers and contribute to the
 * page through {@link io.taizhang.customer.TimelineSource} and {@link io.taizhang.customer.ProfileSection}, or follow what
 * is written and read through {@link io.taizhang.customer.CustomerWatch}. Knows the platform, identity and audit. Lock order: the customer before anything that hangs on it.
 */
@NullMarked
package io.taizhang.customer;

import org.jspecify.annotations.NullMarked;
