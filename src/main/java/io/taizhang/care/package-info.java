/**
 * Staying in touch: follow-up plans, once or by a recurrence rule, and the tasks that come of them. A plan asks for one
 * thing at a time: its next task is made when the plan is, and again whenever the task before is done or cancelled, in
 * the same transaction. Tasks can also stand alone, and a contract that is about to end makes one. Knows the interaction,
 * contract and customer rooms, identity and audit. Lock order: the plan, then its task.
 */
@NullMarked
package io.taizhang.care;

import org.jspecify.annotations.NullMarked;
