package io.taizhang.contract;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer's contracts in figures: how many are in force, what they are worth, and when the first of them ends.
 *
 * @param suspended how many are suspended today
 * @param overdueMilestones items of plans that are past their day and not fulfilled
 * @param nextMilestone the first day of an item that is not fulfilled
 */
public record ContractsSection(
        long active,
        Money value,
        @Nullable LocalDate nextExpiry,
        long suspended,
        long overdueMilestones,
        @Nullable LocalDate nextMilestone) {}
