package io.taizhang.approval;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says when an action needs a second person.
 *
 * @param fields of a change those that need a second person, as the API calls them, such as {@code tier} or
 *     {@code customFields.bank}; every change needs one when it is absent or empty
 * @param threshold what one person may move alone; every amount needs a second person when it is absent
 */
record SetApprovalPolicy(
        @Nullable Money threshold,
        @NotNull Boolean enabled,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 100) String> fields) {}
