package io.taizhang.freshness;

import io.taizhang.customer.CustomerTier;
import io.taizhang.platform.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How fresh a customer's file is. Its version is the customer's, which is what a confirmation is held against. */
record CustomerFreshnessView(
        UUID customerId,
        long version,
        CustomerTier tier,
        @Schema(description = "0–100: what is written, by the weights of the customer's kind.") int completeness,
        @Nullable @Schema(description = "When the first field falls due.") LocalDate dueOn,
        List<CustomerField> dueFields,
        List<FieldFreshness> fields)
        implements Versioned {}
