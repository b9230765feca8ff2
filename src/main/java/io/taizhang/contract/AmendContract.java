package io.taizhang.contract;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed anew about a signed contract. What is absent stays as it is.
 *
 * @param openEnded true takes the last day away; then {@code endsOn} must be absent
 */
record AmendContract(
        @NotBlank @Size(max = 500) String reason,
        @Nullable @Size(max = 200) String title,
        @Nullable Money amount,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Boolean openEnded,
        @Nullable @Size(max = 20_000) String terms) {}
