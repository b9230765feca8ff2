package io.taizhang.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A closed month takes vouchers again. Fired in the transaction that opens it, also when a second person has agreed.
 *
 * @param month its first day
 * @param by who asked for it
 */
public record LedgerPeriodReopened(LocalDate month, UUID by, String reason) {}
