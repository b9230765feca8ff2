package io.taizhang.approval;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Says when an action needs a second person.
 *
 * @param threshold what one person may move alone; every amount needs a second person when it is absent
 */
record SetApprovalPolicy(@Nullable Money threshold, @NotNull Boolean enabled) {}
