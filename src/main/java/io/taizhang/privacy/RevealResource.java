package io.taizhang.privacy;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Covered values of a customer, one at a time, over HTTP. */
@Path("/api/v1/customers/{id}/reveals")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RevealResource {

    private final RevealService reveals;

    RevealResource(RevealService reveals) {
        this.reveals = reveals;
    }

    @POST
    @PermissionsAllowed("personal:reveal")
    @Operation(
            summary = "See one covered value, with a reason",
            description = "It is written down who asked and why, and everybody may ask so many times a day.")
    @Refuses({"entry_unknown", "reveal_cap", "customer_merged"})
    public RevealedView revealPersonal(@RestPath UUID id, @NotNull @Valid RevealPersonal command) {
        return reveals.reveal(id, command);
    }

    @GET
    @PermissionsAllowed("privacy:read")
    @Operation(summary = "Who asked to see which covered value of a customer and why, latest first")
    public Page<RevealView> listReveals(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return reveals.list(id, request);
    }
}
