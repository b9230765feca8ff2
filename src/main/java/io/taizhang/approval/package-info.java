/**
 * Double review: what one person asks for (the maker) and another decides (the checker).
 *
 * <p>A higher room says which acts there are: one {@link io.taizhang.approval.Approvable} bean each. It asks
 * {@link io.taizhang.approval.ApprovalService#needed} whether an act needs a second person, and if so files it with
 * {@link io.taizhang.approval.ApprovalService#request} and answers 202 with the pending request. The rest happens here:
 * the queue, the decision, and doing the act exactly once with exactly what was asked for.
 *
 * <p>The protocol of an approval:
 * <ol>
 *   <li><b>Decide</b>, in one transaction that holds the request's row: the checker is another person and has the
 *       permission that the act names, the request is pending and not expired, its hash still fits what it says, and the
 *       act's own {@code validate} agrees. Then it is APPROVED. When anything refuses, nothing has changed: the request
 *       stays PENDING, the caller gets the act's own problem, and it can be approved later, rejected or withdrawn.
 *   <li><b>Execute</b>, in a second transaction that holds the row again: the act is done and its answer stored as the
 *       outcome. An act that works in this transaction is therefore done exactly once. An act that does not (card money
 *       is one autocommit statement) is done under the request's {@code key}, and again under the same key when the
 *       outcome was lost; once per key is what it must be.
 *   <li>When the act <b>refuses</b> now although it agreed before, the refusal is final and stored, because a sub-ledger
 *       keeps a decline under its key. The request stays APPROVED with a {@code refusal} instead of an outcome, and the
 *       caller gets the act's own problem; the maker may ask anew.
 *   <li>An APPROVED request <b>without outcome or refusal</b> (a crash, a database out of reach) is gone on with when the
 *       same checker approves again, and by a job ({@code ApprovalSweep}) on any instance. So an act acts in the name of
 *       the request's maker and checker, never in that of the caller, who may be the system.
 * </ol>
 *
 * <p>An operation on a record that any one room offers asks {@link io.taizhang.approval.DoubleReview} as its last step, and is
 * offered as a {@link io.taizhang.approval.RecordAct}: then decision and act are one transaction in the maker's name, what
 * refuses leaves the request PENDING, and a record takes one such request at a time.
 *
 * <p>Whoever decides may delegate that for a while ({@code ApprovalDelegation}): a delegate decides what the delegator may
 * decide at that moment, as far as the delegator sees, and never what one of the two has asked for.
 *
 * <p>The database holds the rules too: checker ≠ maker, one pending request for an act and a record, a reason for every
 * rejection; what was asked for, a decision and an outcome never change; nothing is deleted.
 */
@NullMarked
package io.taizhang.approval;

import org.jspecify.annotations.NullMarked;
