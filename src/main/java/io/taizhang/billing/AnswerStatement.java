package io.taizhang.billing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says to a statement.
 *
 * @param answeredBy who said so at the customer's
 */
record AnswerStatement(
        @NotNull StatementAnswer answer,
        @Nullable @Size(min = 1, max = 100) String answeredBy,
        @Nullable @Size(min = 1, max = 1000) String note) {}
