package io.taizhang.card;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.card.CardCommands.AdjustCard;
import io.taizhang.card.CardCommands.CashOutCard;
import io.taizhang.card.CardCommands.HoldOnCard;
import io.taizhang.card.CardCommands.ReturnToCard;
import io.taizhang.card.CardCommands.ReverseMovement;
import io.taizhang.card.CardCommands.TransferToCard;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Refuses;
import io.taizhang.regulation.RefundCause;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Money of cards beyond paying in and paying, over HTTP. */
@Path("/api/v1/cards/{id}")
@Tag(name = "cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CardDeskResource {

    private final CardDesk desk;
    private final CardHoldService holds;
    private final CardRefunds refunds;

    CardDeskResource(CardDesk desk, CardHoldService holds, CardRefunds refunds) {
        this.desk = desk;
        this.holds = holds;
        this.refunds = refunds;
    }

    @POST
    @Path("holds")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Sets money of a card aside, once per key; the reference names the hold")
    @Refuses({
        "idempotency_key_required",
        "card_pin_required",
        "card_pin_wrong",
        "card_pin_locked",
        "org_unit_unknown",
        "card_amount_not_positive",
        "insufficient_balance",
        "card_limit_exceeded",
        "card_shop_not_accepting",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired"
    })
    public RestResponse<CardReceiptView> holdOnCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid HoldOnCard command) {
        return CardResource.receipt(holds.hold(id, key, command));
    }

    @POST
    @Path("returns")
    @PermissionsAllowed("card:sell")
    @Operation(
            summary = "Gives back some or all of a payment, to the buckets that it came from",
            description = "A payment of a card that was replaced goes to the card that stands for it now. "
                    + "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = CardReceiptView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "idempotency_key_required",
        "org_unit_unknown",
        "card_amount_not_positive",
        "card_movement_unknown",
        "card_movement_not_returnable",
        "card_movement_pays_bill",
        "card_return_exceeds_spend",
        "card_cap_exceeded",
        "card_not_active",
        "card_closed",
        "approval_pending"
    })
    public RestResponse<?> returnToCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ReturnToCard command) {
        return CardResource.of(desk.giveBack(id, key, command));
    }

    @POST
    @Path("reversals")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Undoes a top-up, payment or capture of the last 24 hours as a whole")
    @Refuses({
        "idempotency_key_required",
        "org_unit_unknown",
        "card_movement_unknown",
        "card_movement_reversed",
        "card_reversal_too_late",
        "card_movement_not_reversible",
        "card_movement_pays_bill",
        "card_cap_exceeded",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired"
    })
    public RestResponse<CardReceiptView> reverseCardMovement(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ReverseMovement command) {
        return CardResource.receipt(desk.reverse(id, key, command));
    }

    @POST
    @Path("transfers")
    @PermissionsAllowed("card:sell")
    @Operation(
            summary = "Moves principal to another card",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = CardReceiptView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "idempotency_key_required",
        "org_unit_unknown",
        "card_amount_not_positive",
        "card_transfer_same",
        "card_unknown",
        "card_transfer_target",
        "insufficient_balance",
        "card_cap_exceeded",
        "approval_pending",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired"
    })
    public RestResponse<?> transferToCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid TransferToCard command) {
        return CardResource.of(desk.transfer(id, key, command));
    }

    @GET
    @Path("cash-out-quote")
    @PermissionsAllowed("card:read")
    @Operation(
            summary = "What a card would be paid out now",
            description = "By 法释〔2025〕4号; the cause decides at which price that which was used is counted.")
    @Refuses("card_seven_days_over")
    public CashOutQuoteView quoteCashOut(@RestPath UUID id, @RestQuery @DefaultValue("CONSUMER") RefundCause cause) {
        return refunds.quote(id, cause);
    }

    @POST
    @Path("cash-outs")
    @PermissionsAllowed("card:cash-out")
    @Operation(
            summary = "Pays a card out: the rest stays with the house and the bonus is forfeited",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = CardReceiptView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "idempotency_key_required",
        "org_unit_unknown",
        "card_amount_not_positive",
        "insufficient_balance",
        "card_seven_days_over",
        "card_cash_out_below_refund",
        "card_cash_out_minimum",
        "card_cash_out_not_allowed",
        "card_has_holds",
        "approval_pending",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired"
    })
    public RestResponse<?> cashOutCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid CashOutCard command) {
        return CardResource.of(desk.cashOut(id, key, command));
    }

    @POST
    @Path("adjustments")
    @PermissionsAllowed("card:adjust")
    @Operation(
            summary = "Corrects a card by hand, up or down",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = CardReceiptView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "idempotency_key_required",
        "org_unit_unknown",
        "card_adjustment_nothing",
        "insufficient_balance",
        "card_cap_exceeded",
        "approval_pending",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired"
    })
    public RestResponse<?> adjustCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid AdjustCard command) {
        return CardResource.of(desk.adjust(id, key, command));
    }
}
