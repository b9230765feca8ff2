package io.taizhang.receivable;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was owed at the end of a day, by how long it was due then. */
public record AgeingView(
        LocalDate asOf,
        List<Bucket> buckets,
        @Schema(description = "All debits: the buckets added up.") Money owed,
        @Schema(description = "What was open of the customers' credits: paid in advance, or not allocated.")
                Money credits,
        @Schema(description = "owed − credits: the balances of all customers at the end of that day.") Money balance,
        @Nullable @Schema(description = "The customers who owed most, where they were asked for.")
                List<Customer> customers) {

    /** One class; {@code /receivables/ageing/items?bucket=} lists what is in it. */
    public record Bucket(AgeingBucket bucket, Money amount, long items) {}

    /** What one customer owed. */
    public record Customer(UUID customerId, String customerName, Money owed, List<Bucket> buckets) {}
}
