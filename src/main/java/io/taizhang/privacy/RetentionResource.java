package io.taizhang.privacy;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How long what is kept, over HTTP. */
@Path("/api/v1/retention-rules")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RetentionResource {

    private final RetentionService retention;

    RetentionResource(RetentionService retention) {
        this.retention = retention;
    }

    @GET
    @PermissionsAllowed("privacy:read")
    @Operation(summary = "How long each kind of records is kept, and by which rule")
    public Page<RetentionRuleView> listRetentionRules() {
        return retention.list();
    }

    @GET
    @Path("dry-run")
    @PermissionsAllowed("privacy:read")
    @Operation(summary = "What the schedule would let go today; nothing is deleted")
    public RetentionDryRun dryRunRetention() {
        return retention.dryRun();
    }

    @GET
    @Path("{kind}")
    @PermissionsAllowed("privacy:read")
    @Operation(summary = "How long one kind of records is kept")
    public RetentionRuleView getRetentionRule(@RestPath RetainedKind kind) {
        return retention.get(kind);
    }

    @PUT
    @Path("{kind}")
    @PermissionsAllowed("privacy:write")
    @Operation(summary = "Set how long a kind of records is kept, not shorter than the law asks for")
    @Refuses("retention_below_law")
    public RetentionRuleView setRetentionRule(
            @RestPath RetainedKind kind,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SetRetention command) {
        return retention.set(kind, Version.required(ifMatch), command);
    }
}
