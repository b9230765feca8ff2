package io.taizhang.member;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** A member's own cards. */
@Path("/api/v1/me/cards")
@Tag(name = "members")
@Produces(MediaType.APPLICATION_JSON)
class OwnCardResource {

    private final OwnCardService cards;

    OwnCardResource(OwnCardService cards) {
        this.cards = cards;
    }

    @GET
    @PermissionsAllowed("own-card:read")
    @Operation(summary = "One's own cards, newest first, 200 at most")
    public List<OwnCardView> listOwnCards() {
        return cards.list();
    }

    @POST
    @Path("pin-codes")
    @PermissionsAllowed("own-card:use")
    @Operation(summary = "Sends a one-time code for a new PIN to one's registered phone")
    @Refuses({"member_code_pause", "member_code_day", "member_sign_in_off", "member_phone_missing"})
    public MemberCodeView sendOwnPinCode() {
        return cards.sendPinCode();
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("own-card:read")
    @Operation(summary = "One of one's own cards")
    public OwnCardView getOwnCard(@RestPath UUID id) {
        return cards.get(id);
    }

    @GET
    @Path("{id}/movements")
    @PermissionsAllowed("own-card:read")
    @Operation(summary = "What happened on one's own card, newest first")
    public Page<OwnMovementView> listOwnCardMovements(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return cards.movements(id, request);
    }

    @GET
    @Path("{id}/payment-code")
    @PermissionsAllowed("own-card:use")
    @Operation(summary = "A payment code to show at a till, good for one payment and about a minute")
    @Refuses({"payment_code_wait"})
    public OwnPaymentCodeView getOwnPaymentCode(@RestPath UUID id) {
        return cards.paymentCode(id);
    }

    @POST
    @Path("{id}/pin")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("own-card:use")
    @Operation(
            summary = "Sets the PIN of one's own card",
            description = "With the present PIN, or with a fresh one-time code, which also opens a locked PIN.")
    @Refuses({"card_pin_one_proof", "card_pin_weak", "card_pin_wrong", "card_pin_locked", "one_time_code_wrong"})
    public RestResponse<Void> setOwnCardPin(@RestPath UUID id, @NotNull @Valid SetOwnCardPin command) {
        cards.setPin(id, command);
        return RestResponse.noContent();
    }

    @POST
    @Path("{id}/report-loss")
    @PermissionsAllowed("own-card:use")
    @Operation(summary = "Stops one's own card that was lost; a shop replaces it or takes the report back")
    @Refuses({"card_lost", "card_frozen", "card_not_active", "card_replaced", "card_closed", "changed_meanwhile"})
    public OwnCardView reportOwnCardLoss(@RestPath UUID id) {
        return cards.reportLoss(id);
    }
}
