package io.taizhang.receivable;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Refuses;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/receivables")
@Tag(name = "receivables")
@Produces(MediaType.APPLICATION_JSON)
class ReceivableReportResource {

    private final Ageing ageing;
    private final PaymentHabits habits;

    ReceivableReportResource(Ageing ageing, PaymentHabits habits) {
        this.ageing = ageing;
        this.habits = habits;
    }

    /** What is in a bucket. */
    record AgedItems(List<AgedItemView> items) {}

    /** Who is late, most overdue first. */
    record LatePayers(List<LatePayerView> items) {}

    @GET
    @Path("ageing")
    @PermissionsAllowed("transaction:read")
    @Operation(
            summary = "What is or was owed, by how long it is due",
            description = "The buckets add up to what is owed, and owed less credits to the balances of all customers."
                    + " An allocation counts from the later of its two business dates.")
    @Refuses({"day_in_future"})
    public AgeingView getAgeing(
            @RestQuery @Nullable @Parameter(description = "At the end of this day; today when left out.")
                    LocalDate asOf,
            @RestQuery @DefaultValue("false") @Parameter(description = "Also the 200 customers who owe most.")
                    boolean byCustomer) {
        return ageing.asOf(asOf, byCustomer);
    }

    @GET
    @Path("ageing/items")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "The debits of one bucket, the longest due first, at most 200")
    @Refuses({"day_in_future"})
    public AgedItems listAgedItems(
            @RestQuery @Nullable LocalDate asOf,
            @RestQuery @NotNull AgeingBucket bucket,
            @RestQuery @Nullable UUID customerId) {
        return new AgedItems(ageing.items(asOf, bucket, customerId));
    }

    @GET
    @Path("figures")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "How soon customers paid in a period of at most 366 days")
    @Refuses({"period_wrong"})
    public CollectionFigures getCollectionFigures(
            @RestQuery @NotNull LocalDate from, @RestQuery @NotNull LocalDate to) {
        return habits.figures(from, to);
    }

    @GET
    @Path("late-payers")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "The customers with the most overdue today, and how late they used to pay")
    public LatePayers listLatePayers(@RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return new LatePayers(habits.latePayers(limit));
    }
}
