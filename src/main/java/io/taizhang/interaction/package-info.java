/**
 * The log of contacts with customers: calls, visits, mails, messages, meetings, with who, when, what was said, how it
 * came out and what comes next. Knows the customer room, identity and audit; other rooms record through
 * {@link io.taizhang.interaction.InteractionService}. A write locks the one interaction that it changes.
 */
@NullMarked
package io.taizhang.interaction;

import org.jspecify.annotations.NullMarked;
