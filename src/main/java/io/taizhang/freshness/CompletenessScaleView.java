package io.taizhang.freshness;

import io.taizhang.customer.CustomerKind;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the parts of a file count for its completeness, by kind of customer. */
record CompletenessScaleView(
        UUID id,
        long version,
        CustomerKind kind,
        @Schema(description = "Weights by field; a file's score is the share of the weights of what is written in it.")
                Map<CustomerField, Integer> weights,
        Instant updatedAt)
        implements Versioned {

    static CompletenessScaleView of(CompletenessScale scale) {
        return new CompletenessScaleView(
                scale.id(), scale.version(), scale.kind, FreshnessPolicy.byField(scale.weights), scale.updatedAt());
    }
}
