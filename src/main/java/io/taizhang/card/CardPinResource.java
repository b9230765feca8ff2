package io.taizhang.card;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Refuses;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What staff can know and do of a card's PIN; the PIN itself is set by the member. */
@Path("/api/v1/cards/{id}/pin")
@Tag(name = "cards")
@Produces(MediaType.APPLICATION_JSON)
class CardPinResource {

    private final CardPinService pins;

    CardPinResource(CardPinService pins) {
        this.pins = pins;
    }

    @GET
    @PermissionsAllowed("card:read")
    @Operation(summary = "Whether a card has a PIN and whether it is locked")
    public CardPinView getCardPin(@RestPath UUID id) {
        return pins.get(id);
    }

    @POST
    @Path("unlock")
    @PermissionsAllowed("card-pin:unlock")
    @Operation(summary = "Unlocks a PIN that was missed five times")
    @Refuses({"card_pin_not_locked"})
    public CardPinView unlockCardPin(@RestPath UUID id) {
        return pins.unlock(id);
    }
}
