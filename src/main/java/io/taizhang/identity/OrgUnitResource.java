package io.taizhang.identity;

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

@Path("/api/v1/org-units")
@Tag(name = "org-units")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("org:read")
class OrgUnitResource {

    private final OrgUnitService units;
    private final Idempotency idempotency;

    OrgUnitResource(OrgUnitService units, Idempotency idempotency) {
        this.units = units;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "The organisation's units")
    public Page<OrgUnitView> listOrgUnits(@BeanParam @Valid ListRequest request) {
        return units.list(request);
    }

    @POST
    @PermissionsAllowed("org:write")
    @Operation(summary = "Add a unit below another")
    @Refuses({"org_unit_unknown", "org_unit_parent", "org_unit_code_taken"})
    public RestResponse<OrgUnitView> createOrgUnit(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid CreateOrgUnit command) {
        return idempotency.create("createOrgUnit", key, command, OrgUnitView.class, () -> units.create(command));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One unit")
    public OrgUnitView getOrgUnit(@RestPath UUID id) {
        return units.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("org:write")
    @Operation(summary = "Rename or move a unit")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChangeOrgUnit.class)))
    @Refuses({"org_unit_unknown", "org_unit_parent", "org_unit_circle"})
    public OrgUnitView changeOrgUnit(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return units.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("org:write")
    @Operation(summary = "Close a unit that nothing belongs to")
    @Refuses({"org_unit_in_use"})
    public RestResponse<Void> closeOrgUnit(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        units.close(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }
}
