package io.taizhang.receivable;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What is done about that which one customer owes. */
@Path("/api/v1/customers/{id}/receivables")
@Tag(name = "receivables")
@Produces(MediaType.APPLICATION_JSON)
class CustomerReceivableResource {

    private final AllocationService allocations;
    private final Concessions concessions;
    private final Idempotency idempotency;

    CustomerReceivableResource(AllocationService allocations, Concessions concessions, Idempotency idempotency) {
        this.allocations = allocations;
        this.concessions = concessions;
        this.idempotency = idempotency;
    }

    /** What was settled by one request. */
    record Allocations(List<AllocationView> items) {}

    /** Ways to settle, the likeliest first. */
    record Proposals(List<AllocationProposal> items) {}

    @GET
    @Path("proposals")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "How an amount could settle what a customer owes")
    @Refuses({"amount_not_positive", "money_malformed", "money_scale", "money_too_large"})
    public Proposals proposeAllocations(
            @RestPath UUID id,
            @RestQuery @NotNull @Parameter(description = "Yuan, such as 128.50") String amount,
            @RestQuery
                    @Nullable
                    @Size(max = 60)
                    @Parameter(description = "What the payer wrote, such as a bill's number")
                    String reference) {
        return new Proposals(allocations.propose(id, Money.parse(amount, Money.CNY), reference));
    }

    @POST
    @Path("allocations")
    @PermissionsAllowed("transaction:allocate")
    @Operation(summary = "Settle debits of a customer with their credits, all or nothing")
    @Refuses({
        "open_item_unknown",
        "allocation_exceeds_item",
        "amount_not_positive",
        "refund_from_card",
        "idempotency_key_required"
    })
    public RestResponse<Allocations> allocateItems(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid AllocateItems command) {
        return idempotency.createMoney(
                "allocateItems",
                key,
                List.of(id, command),
                Allocations.class,
                () -> new Allocations(allocations.allocate(id, command)));
    }

    @POST
    @Path("write-offs")
    @PermissionsAllowed("transaction:correct")
    @Operation(
            summary = "Give up what a customer owes and will not pay",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = PaymentView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "open_item_unknown",
        "allocation_exceeds_item",
        "amount_not_positive",
        "business_date_out_of_range",
        "account_closed",
        "approval_pending",
        "idempotency_key_required"
    })
    public RestResponse<?> writeOffItems(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid WriteOffItems command) {
        var waiting = concessions.ask(id, Idempotency.required(key), command);
        return waiting != null
                ? RestResponse.status(RestResponse.Status.ACCEPTED, waiting)
                : idempotency.createMoney(
                        "writeOffItems",
                        key,
                        List.of(id, command),
                        PaymentView.class,
                        () -> concessions.writeOff(id, command));
    }

    @POST
    @Path("refunds")
    @PermissionsAllowed("transaction:correct")
    @Operation(
            summary = "Pay a customer's credit back",
            description = "At most what is open of their credits, the oldest first. Where the policies say so it waits"
                    + " for a second person: 202 with the request.")
    @APIResponseSchema(value = PaymentView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "refund_exceeds_credit",
        "refund_from_card",
        "amount_not_positive",
        "method_not_possible",
        "business_date_out_of_range",
        "org_unit_unknown",
        "account_closed",
        "approval_pending",
        "idempotency_key_required"
    })
    public RestResponse<?> refundCredit(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid RefundCredit command) {
        var waiting = concessions.ask(id, Idempotency.required(key), command);
        return waiting != null
                ? RestResponse.status(RestResponse.Status.ACCEPTED, waiting)
                : idempotency.createMoney(
                        "refundCredit",
                        key,
                        List.of(id, command),
                        PaymentView.class,
                        () -> concessions.refund(id, command));
    }
}
