package io.taizhang.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.billing.BillCommands.CreditBill;
import io.taizhang.billing.BillCommands.DisputeBill;
import io.taizhang.billing.BillCommands.PromisePayment;
import io.taizhang.billing.BillCommands.VoidBill;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.TotalsOf;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/bills")
@Tag(name = "bills")
@Produces(MediaType.APPLICATION_JSON)
class BillResource {

    private final BillService bills;
    private final BillSettlement settlement;
    private final Idempotency idempotency;

    BillResource(BillService bills, BillSettlement settlement, Idempotency idempotency) {
        this.bills = bills;
        this.settlement = settlement;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("bill:read")
    @Operation(
            summary = "Bills, latest first; q searches number and memo",
            description = "The status is derived. overdue=true: something is open that was due before today.")
    public Page<BillView> listBills(@BeanParam @Valid ListRequest request) {
        return bills.list(request);
    }

    @GET
    @Path("totals")
    @PermissionsAllowed("bill:read")
    @TotalsOf(BillView.class)
    @Operation(
            summary = "What the bills of a filter come to, over all pages",
            description = "Takes the filters and ?q= of the list; what concerns its pages makes no difference.")
    public BillTotalsView sumBills(@BeanParam @Valid ListRequest request) {
        return bills.totals(request);
    }

    @POST
    @PermissionsAllowed("bill:write")
    @Operation(
            summary = "Draft a bill, of new lines or of debits that stand on the account",
            description = "Amounts include tax. Each line is rounded half up to 分 by itself, and so is the tax in it.")
    @Refuses({
        "customer_unknown",
        "bill_empty",
        "bill_item_unknown",
        "bill_period_wrong",
        "line_price_negative",
        "line_discount_wrong"
    })
    public RestResponse<BillView> draftBill(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid DraftBill command) {
        return idempotency.create("draftBill", key, command, BillView.class, () -> bills.draft(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("bill:read")
    @Operation(summary = "One bill")
    public BillView getBill(@RestPath UUID id) {
        return bills.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Change a draft; what it collects is looked at again")
    @RequestBody(content = @Content(schema = @Schema(implementation = DraftBill.class)))
    @Refuses({
        "bill_not_draft",
        "customer_unknown",
        "bill_empty",
        "bill_item_unknown",
        "bill_period_wrong",
        "line_price_negative",
        "line_discount_wrong",
        "patch_not_object"
    })
    public BillView changeBill(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        return bills.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Throw a draft away; restore undoes it")
    @Refuses("bill_not_draft")
    public RestResponse<Void> discardBill(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        bills.discard(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @POST
    @Path("{id}/restore")
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Bring a discarded draft back")
    public BillView restoreBill(@RestPath UUID id) {
        return bills.restore(id);
    }

    @POST
    @Path("{id}/approve")
    @PermissionsAllowed("bill:approve")
    @Operation(
            summary = "Make a draft a bill: it gets its number and is charged to the account",
            description = "Above the threshold of the policy bill.approve, by somebody else than who drafted it.")
    @Refuses({
        "bill_not_draft",
        "bill_own_draft",
        "bill_due_before_issue",
        "bill_outdated",
        "bill_item_taken",
        "credit_limit_exceeded",
        "credit_on_hold",
        "account_closed",
        "idempotency_key_required"
    })
    public RestResponse<BillView> approveBill(@RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return idempotency.createMoney("approveBill", key, id, BillView.class, () -> bills.approve(id));
    }

    @POST
    @Path("{id}/sendings")
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Note that a bill went to the customer")
    @Refuses({"bill_not_approved", "bill_voided"})
    public RestResponse<BillView> sendBill(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid SendBill command) {
        return idempotency.create(
                "sendBill", key, List.of(id, command), BillView.class, () -> settlement.sent(id, command));
    }

    @POST
    @Path("{id}/payments")
    @PermissionsAllowed("transaction:post")
    @Operation(summary = "Pay a bill, or part of it; what is paid beyond it is paid in advance")
    @Refuses({
        "bill_not_approved",
        "bill_voided",
        "bill_settled",
        "amount_not_positive",
        "method_not_possible",
        "payment_card_not_shown",
        "business_date_out_of_range",
        "idempotency_key_required"
    })
    public RestResponse<BillView> payBill(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid PayBill command) {
        return idempotency.createMoney(
                "payBill", key, List.of(id, command), BillView.class, () -> settlement.pay(id, command));
    }

    @POST
    @Path("{id}/credit-notes")
    @PermissionsAllowed("bill:approve")
    @Operation(summary = "Take back part of what a bill charges")
    @Refuses({
        "bill_not_approved",
        "bill_voided",
        "bill_settled",
        "bill_charges_nothing",
        "allocation_exceeds_item",
        "amount_not_positive",
        "idempotency_key_required"
    })
    public RestResponse<BillView> creditBill(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid CreditBill command) {
        return idempotency.createMoney(
                "creditBill", key, List.of(id, command), BillView.class, () -> settlement.credit(id, command));
    }

    @POST
    @Path("{id}/void")
    @PermissionsAllowed("bill:approve")
    @Operation(summary = "Take a bill back by a full credit note; what it collected can be billed again")
    @Refuses({"bill_not_approved", "bill_voided", "bill_partly_settled", "idempotency_key_required"})
    public RestResponse<BillView> voidBill(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid VoidBill command) {
        return idempotency.createMoney(
                "voidBill", key, List.of(id, command), BillView.class, () -> settlement.voidBill(id, command));
    }

    @POST
    @Path("{id}/dispute")
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Note that the customer disputes a bill: nobody is dunned for it")
    @Refuses({"bill_not_approved", "bill_voided", "bill_settled"})
    public BillView disputeBill(@RestPath UUID id, @NotNull @Valid DisputeBill command) {
        return settlement.dispute(id, command);
    }

    @POST
    @Path("{id}/dispute/settle")
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Note how a dispute was settled")
    @Refuses({"bill_not_approved", "bill_voided", "bill_not_disputed"})
    public BillView settleBillDispute(@RestPath UUID id, @NotNull @Valid DisputeBill command) {
        return settlement.settleDispute(id, command);
    }

    @POST
    @Path("{id}/promise")
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Note by when the customer promised to pay: nobody is dunned before")
    @Refuses({"bill_not_approved", "bill_voided", "bill_settled", "promise_in_past"})
    public BillView promiseBillPayment(@RestPath UUID id, @NotNull @Valid PromisePayment command) {
        return settlement.promise(id, command);
    }

    @PUT
    @Path("{id}/instalments")
    @PermissionsAllowed("bill:approve")
    @Operation(summary = "Agree on instalments for what is open of a bill")
    @Refuses({
        "bill_not_approved",
        "bill_voided",
        "bill_settled",
        "amount_not_positive",
        "instalments_out_of_order",
        "instalments_do_not_add_up"
    })
    public BillView agreeInstalments(@RestPath UUID id, @NotNull @Valid AgreeInstalments command) {
        return settlement.agreeInstalments(id, command);
    }
}
