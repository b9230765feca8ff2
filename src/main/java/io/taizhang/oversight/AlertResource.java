package io.taizhang.oversight;

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
import org.jspecify.annotations.Nullable;

/** Alerts and their rules over HTTP. */
@Path("/api/v1")
@Tag(name = "alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class AlertResource {

    private final AlertService alerts;

    AlertResource(AlertService alerts) {
        this.alerts = alerts;
    }

    @GET
    @Path("alerts")
    @PermissionsAllowed("oversight:read")
    @Operation(summary = "Alerts, the latest first")
    public Page<AlertView> listAlerts(@BeanParam @Valid ListRequest request) {
        return alerts.list(request);
    }

    @GET
    @Path("alerts/{id}")
    @PermissionsAllowed("oversight:read")
    @Operation(summary = "Reads an alert")
    public AlertView getAlert(@RestPath UUID id) {
        return alerts.get(id);
    }

    @POST
    @Path("alerts/{id}/acknowledge")
    @PermissionsAllowed("oversight:acknowledge")
    @Operation(summary = "Say what came of looking at an alert")
    @Refuses({"alert_acknowledged"})
    public AlertView acknowledgeAlert(@RestPath UUID id, @NotNull @Valid AcknowledgeAlert command) {
        return alerts.acknowledge(id, command);
    }

    @GET
    @Path("alert-rules")
    @PermissionsAllowed("oversight:read")
    @Operation(summary = "What is watched for, and from when on it is too much")
    public Page<AlertRuleView> listAlertRules(@BeanParam @Valid ListRequest request) {
        return alerts.listRules(request);
    }

    @PATCH
    @Path("alert-rules/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("oversight:write")
    @Operation(summary = "Change whether something is watched for, and from when on it is too much")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = ChangeAlertRule.class)))
    @Refuses({"alert_threshold"})
    public AlertRuleView changeAlertRule(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return alerts.changeRule(id, Version.required(ifMatch), patch);
    }
}
