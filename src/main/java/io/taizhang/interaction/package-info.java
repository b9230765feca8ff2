/**
 * The log of contacts with customers: calls, visits, mails, messages, meetings, with who, when, what was said, how it
 * came out and what comes next. What a customer confirmed in one is told to {@link
 * io.taizhang.freshness.Verifications}. Other rooms record through {@link io.taizhang.interaction.InteractionService}. A write locks the one interaction that it changes.
 */
@NullMarked
package io.taizhang.interaction;

import org.jspecify.annotations.NullMarked;
