/**
 * Members on a phone: customers who prove by a one-time code that a registered phone is theirs, and then see and use their
 * own cards and nothing else. Knows the customer file, the cards and what they know.
 */
@NullMarked
package io.taizhang.member;

import org.jspecify.annotations.NullMarked;
