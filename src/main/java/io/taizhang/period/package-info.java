/**
 * The month of the business in its six steps: entry, billing, sending, tracking, reconciliation, settlement (零散客户账:
 * 账目录入、账单生成、发送、账款跟踪、对账、结算). Each step has somebody responsible and a due day, and shows what the
 * rooms know about it now: counts, and what is still to be done, with the list behind it.
 *
 * <p>Settling closes the month in the general ledger, in one transaction and only when no check that blocks is red; what
 * the steps showed at that moment is kept ({@code period_settlement}). While a run stands open the month is closed here
 * and not in the ledger ({@link io.taizhang.ledger.ClosingGuard}). Opened again it is by the ledger's own rule, also when
 * a second person decides later: the run follows {@link io.taizhang.ledger.LedgerPeriodReopened}. What comes late is
 * posted in the next open month by the ledger.
 *
 * <p>Stores nothing of the other rooms; asks them through their figures. Company-wide. Locks: the run, then the journal.
 */
@NullMarked
package io.taizhang.period;

import org.jspecify.annotations.NullMarked;
