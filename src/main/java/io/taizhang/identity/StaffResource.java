package io.taizhang.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Staff. A created member and a reset password are not kept under an Idempotency-Key, because the stored answer would
 * hold the one-time password; the unique user name keeps a repeat from making somebody twice.
 */
@Path("/api/v1/staff")
@Tag(name = "staff")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("staff:write")
class StaffResource {

    /** A role and the permissions that come with it, as the operations of the contract name them. */
    record RoleView(Role role, List<String> permissions) {}

    private final StaffService staff;

    StaffResource(StaffService staff) {
        this.staff = staff;
    }

    @GET
    @PermissionsAllowed("staff:read")
    @Operation(summary = "Staff")
    public Page<StaffView> listStaff(@BeanParam @Valid ListRequest request) {
        return staff.list(request);
    }

    @GET
    @Path("roles")
    @PermissionsAllowed("staff:read")
    @Operation(summary = "What each role may do")
    public Page<RoleView> listRoles() {
        var roles = Stream.of(Role.values())
                .map(role -> new RoleView(role, role.permissionsWithin(ScopeKind.ALL)))
                .toList();
        return new Page<>(roles, null, null, null);
    }

    @POST
    @Operation(summary = "Let somebody in; the answer shows their one-time password once")
    @Refuses({"username_taken", "org_unit_unknown"})
    public RestResponse<StaffView> createStaff(@NotNull @Valid CreateStaff command) {
        return RestResponse.status(RestResponse.Status.CREATED, staff.create(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("staff:read")
    @Operation(summary = "One member of staff")
    public StaffView getStaff(@RestPath UUID id) {
        return staff.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Change a member's name, role, scope or unit")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChangeStaff.class)))
    @Refuses({"org_unit_unknown", "last_administrator"})
    public StaffView changeStaff(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return staff.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Remove a member; their name stays in the history")
    @Refuses({"last_administrator"})
    public RestResponse<Void> removeStaff(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        staff.remove(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @POST
    @Path("{id}/restore")
    @Operation(summary = "Undo a removal")
    public StaffView restoreStaff(@RestPath UUID id) {
        return staff.restore(id);
    }

    @POST
    @Path("{id}/disable")
    @Operation(summary = "Lock somebody out; their sessions end")
    @Refuses({"last_administrator"})
    public StaffView disableStaff(@RestPath UUID id) {
        return staff.disable(id);
    }

    @POST
    @Path("{id}/enable")
    @Operation(summary = "Let somebody in again")
    public StaffView enableStaff(@RestPath UUID id) {
        return staff.enable(id);
    }

    @POST
    @Path("{id}/reset-password")
    @Operation(summary = "Give somebody a new one-time password, shown once; their sessions end")
    public StaffView resetStaffPassword(@RestPath UUID id) {
        return staff.resetPassword(id);
    }
}
