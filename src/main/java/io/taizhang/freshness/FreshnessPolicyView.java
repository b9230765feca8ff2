package io.taizhang.freshness;

import io.taizhang.customer.CustomerTier;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** After how many days a tier's fields are to be looked at again. */
record FreshnessPolicyView(
        UUID id,
        long version,
        CustomerTier tier,
        @Schema(description = "Days by field; a field that is not named never falls due.")
                Map<CustomerField, Integer> cycles,
        Instant updatedAt)
        implements Versioned {

    static FreshnessPolicyView of(FreshnessPolicy policy) {
        return new FreshnessPolicyView(
                policy.id(), policy.version(), policy.tier, FreshnessPolicy.byField(policy.cycles), policy.updatedAt());
    }
}
