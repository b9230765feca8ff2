package io.taizhang.billing;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Issues a statement of account.
 *
 * @param to at most 366 days after {@code from}, and not after today
 */
record IssueStatement(@NotNull UUID customerId, @NotNull LocalDate from, @NotNull LocalDate to) {}
