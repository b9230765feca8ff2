package io.taizhang.billing;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * A part of a bill that may be paid later.
 *
 * @param amountMinor in 分
 * @param throughMinor what is to be paid of the whole bill by that day, in 分
 */
@Embeddable
record Instalment(LocalDate dueOn, long amountMinor, long throughMinor) {}
