package io.taizhang.checkout;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Bills paid with cards over HTTP. */
@Path("/api/v1/bills/{id}/card-payments")
@Tag(name = "bills")
@Produces(MediaType.APPLICATION_JSON)
class BillCardPaymentResource {

    private final BillCardPayments payments;
    private final BillCardPaymentUndo undo;
    private final Idempotency idempotency;

    BillCardPaymentResource(BillCardPayments payments, BillCardPaymentUndo undo, Idempotency idempotency) {
        this.payments = payments;
        this.undo = undo;
        this.idempotency = idempotency;
    }

    /** What cards have paid of a bill. */
    record BillCardPaymentList(List<BillCardPaymentView> items) {}

    @GET
    @PermissionsAllowed("bill:read")
    @Operation(summary = "What cards have paid of a bill, latest first")
    public BillCardPaymentList listBillCardPayments(@RestPath UUID id) {
        return new BillCardPaymentList(payments.list(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(
            value = {"card:sell", "transaction:post"},
            inclusive = true)
    @Operation(
            summary = "Pay a bill, or part of it, with a stored-value card; answers with the receipt",
            description = "All that is open unless an amount is given, and never more. The card is shown as at a"
                    + " checkout and may be anybody's. A refusal stays under its key: another try, such as another PIN,"
                    + " takes another key.")
    @Refuses({
        "idempotency_key_required",
        "bill_not_approved",
        "bill_voided",
        "bill_settled",
        "bill_payment_exceeds_residual",
        "amount_not_positive",
        "checkout_card_one_way",
        "checkout_card_unknown",
        "checkout_card_ambiguous",
        "card_number_invalid",
        "card_pin_required",
        "card_pin_wrong",
        "card_pin_locked",
        "payment_code_invalid",
        "payment_code_used",
        "payment_code_locked",
        "insufficient_balance",
        "card_limit_exceeded",
        "card_not_active",
        "card_frozen",
        "card_expired",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_shop_not_accepting",
        "org_unit_unknown"
    })
    public RestResponse<CheckoutView> payBillByCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid PayBillByCard command) {
        return idempotency.settleMoney(
                "payBillByCard",
                key,
                payments.fingerprint(key, id, command),
                CheckoutView.class,
                () -> payments.pay(id, command));
    }

    @POST
    @Path("{payment}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(
            value = {"card:sell", "transaction:correct"},
            inclusive = true)
    @Operation(
            summary =
                    "Take back what a card has paid of a bill: the money goes back to the card, the bill is open again",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = BillCardPaymentView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "idempotency_key_required",
        "bill_card_payment_undone",
        "entry_already_corrected",
        "card_cap_exceeded",
        "card_not_active",
        "card_replaced",
        "card_closed",
        "account_closed",
        "approval_pending"
    })
    public RestResponse<?> undoBillCardPayment(
            @RestPath UUID id,
            @RestPath UUID payment,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid UndoCardPayment command) {
        var waiting = undo.ask(id, payment, Idempotency.required(key), command);
        return waiting != null
                ? RestResponse.status(RestResponse.Status.ACCEPTED, waiting)
                : idempotency.createMoney(
                        "undoBillCardPayment",
                        key,
                        List.of(id, payment, command),
                        BillCardPaymentView.class,
                        () -> undo.undo(id, payment, command));
    }
}
