package io.taizhang.approval;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a colleague decide in somebody's place.
 *
 * @param delegatorId in whose place; the caller's when absent, somebody else's only by whoever looks after the staff
 * @param actions what they may decide, each of which the delegator may decide
 * @param validUntil when it ends by itself, at most a year from now
 */
record DelegateApprovals(
        @Nullable UUID delegatorId,
        @NotNull UUID delegateId,
        @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 100) String> actions,
        @NotNull Instant validUntil,
        @Nullable @Size(max = 500) String reason) {}
