package io.taizhang.billing;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Bills what contracts have to bill.
 *
 * @param from the first day that is looked at; 92 days before {@code through} when left out
 * @param through the last day, at most 31 days from today
 * @param approve approves the bills at once; takes the permission {@code bill:approve}
 */
public record StartBillRun(@Nullable LocalDate from, @NotNull LocalDate through, @Nullable Boolean approve) {}
