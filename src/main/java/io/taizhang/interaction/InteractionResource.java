package io.taizhang.interaction;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

@Path("/api/v1/interactions")
@Tag(name = "interactions")
@Produces(MediaType.APPLICATION_JSON)
class InteractionResource {

    private final InteractionService interactions;
    private final Idempotency idempotency;

    InteractionResource(InteractionService interactions, Idempotency idempotency) {
        this.interactions = interactions;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("interaction:read")
    @Operation(summary = "Contacts with customers, latest first; q searches what was said")
    public Page<InteractionView> listInteractions(@BeanParam @Valid ListRequest request) {
        return interactions.list(request);
    }

    @POST
    @PermissionsAllowed("interaction:write")
    @Operation(summary = "Write a contact down")
    @Refuses({"customer_unknown", "staff_unknown", "occurred_in_future", "field_not_written"})
    public RestResponse<InteractionView> recordInteraction(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid RecordInteraction command) {
        return idempotency.create(
                "recordInteraction", key, command, InteractionView.class, () -> interactions.record(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("interaction:read")
    @Operation(summary = "One contact")
    public InteractionView getInteraction(@RestPath UUID id) {
        return interactions.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("interaction:write")
    @Operation(summary = "Change what was written down")
    @RequestBody(content = @Content(schema = @Schema(implementation = RecordInteraction.class)))
    @Refuses({
        "customer_unknown",
        "staff_unknown",
        "occurred_in_future",
        "patch_not_object",
        "field_not_written",
        "confirmation_stays"
    })
    public InteractionView changeInteraction(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        return interactions.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("interaction:write")
    @Operation(summary = "Take a contact out of the log; restore undoes it")
    @Refuses("approval_pending")
    public RestResponse<Void> deleteInteraction(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        interactions.delete(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @POST
    @Path("{id}/restore")
    @PermissionsAllowed("interaction:write")
    @Operation(summary = "Put a deleted contact back")
    public InteractionView restoreInteraction(@RestPath UUID id) {
        return interactions.restore(id);
    }
}
