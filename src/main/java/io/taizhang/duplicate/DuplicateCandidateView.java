package io.taizhang.duplicate;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A known customer who somebody new may be. Of one outside the caller's scope only whom to ask. */
public record DuplicateCandidateView(
        @Schema(description = "Whether the caller may see the customer.") boolean visible,
        @Nullable DuplicatePartyView customer,
        @Nullable BigDecimal score,
        @Nullable List<DuplicateReason> reasons,
        @Nullable @Schema(description = "Who keeps the customer, or else their unit.") String ask) {}
