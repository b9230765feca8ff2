package io.taizhang.card;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.card.CardCommands.CaptureHold;
import io.taizhang.card.CardCommands.VoidHold;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Money of cards that was set aside, over HTTP. */
@Path("/api/v1/holds/{id}")
@Tag(name = "cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CardHoldResource {

    private final CardHoldService holds;

    CardHoldResource(CardHoldService holds) {
        this.holds = holds;
    }

    @GET
    @PermissionsAllowed("card:read")
    @Operation(summary = "Reads a hold")
    public CardHoldView getHold(@RestPath UUID id) {
        return holds.get(id);
    }

    @POST
    @Path("capture")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Takes what was set aside, or a part of it; the rest is released")
    @Refuses({
        "idempotency_key_required",
        "org_unit_unknown",
        "card_amount_not_positive",
        "card_list_amount_too_small",
        "card_capture_exceeds_hold",
        "card_hold_not_open",
        "card_hold_expired"
    })
    public RestResponse<CardReceiptView> captureHold(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid CaptureHold command) {
        return CardResource.receipt(holds.capture(id, key, command));
    }

    @POST
    @Path("void")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Releases what was set aside")
    @Refuses({"idempotency_key_required", "org_unit_unknown", "card_hold_not_open"})
    public RestResponse<CardReceiptView> voidHold(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid VoidHold command) {
        return CardResource.receipt(holds.release(id, key, command));
    }
}
