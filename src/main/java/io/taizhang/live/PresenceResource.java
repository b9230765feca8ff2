package io.taizhang.live;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Who is at a customer's file, over HTTP. */
@Path("/api/v1/customers/{id}/presence")
@Tag(name = "live")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("customer:read")
class PresenceResource {

    private final PresenceService presence;

    PresenceResource(PresenceService presence) {
        this.presence = presence;
    }

    @PUT
    @Operation(
            summary = "Says that one is at a customer's file, and hears who else is",
            description = "Holds for 45 seconds, so it is repeated every 15. It locks nothing.")
    public PresentPeople sayPresence(@RestPath UUID id, @NotNull @Valid SayPresence word) {
        return presence.say(id, word);
    }

    @DELETE
    @Operation(summary = "Says that one has left a customer's file")
    public void leavePresence(@RestPath UUID id) {
        presence.leave(id);
    }
}
