package io.taizhang.bulk;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

@Path("/api/v1/customer-bulk-edits")
@Tag(name = "customers")
@Produces(MediaType.APPLICATION_JSON)
class BulkEditResource {

    private final BulkEditService edits;
    private final Idempotency idempotency;

    BulkEditResource(BulkEditService edits, Idempotency idempotency) {
        this.edits = edits;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("customer:read")
    @Operation(summary = "Changes of many customers, latest first")
    public Page<BulkEditView> listBulkEdits(@BeanParam @Valid ListRequest request) {
        return edits.list(request);
    }

    @POST
    @Path("preview")
    @PermissionsAllowed("customer:bulk-edit")
    @Operation(summary = "What a change of many customers would do", description = "Changes nothing.")
    @Refuses({
        "bulk_nothing_to_do",
        "bulk_set_missing",
        "bulk_too_many",
        "staff_unknown",
        "org_unit_unknown",
        "custom_field_invalid",
        "filter_malformed",
        "filter_too_large",
        "filter_too_broad",
        "filter_unknown",
        "filter_operator",
        "filter_value"
    })
    public BulkPreviewView previewBulkEdit(@NotNull @Valid EditInBulk command) {
        return edits.preview(command);
    }

    @POST
    @PermissionsAllowed("customer:bulk-edit")
    @Operation(
            summary = "Change many customers",
            description =
                    "Fixes who they are and at which version, and changes them in the background, each as if by hand:"
                            + " what somebody has changed meanwhile is left alone. Look at the edit for how far it is.")
    @Refuses({
        "bulk_nothing_to_do",
        "bulk_set_missing",
        "bulk_set_empty",
        "bulk_set_changed",
        "bulk_too_many",
        "bulk_edit_running",
        "approval_pending",
        "staff_unknown",
        "org_unit_unknown",
        "custom_field_invalid",
        "filter_malformed",
        "filter_too_large",
        "filter_too_broad",
        "filter_unknown",
        "filter_operator",
        "filter_value"
    })
    public RestResponse<BulkEditView> startBulkEdit(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid EditInBulk command) {
        return idempotency.create("startBulkEdit", key, command, BulkEditView.class, () -> edits.start(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("customer:read")
    @Operation(summary = "One change of many customers and how far it is")
    public BulkEditView getBulkEdit(@RestPath UUID id) {
        return edits.get(id);
    }

    @GET
    @Path("{id}/rows")
    @PermissionsAllowed("customer:read")
    @Operation(summary = "What became of each customer; those whom the caller may see")
    public Page<BulkRowView> listBulkEditRows(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return edits.rows(id, request);
    }

    @POST
    @Path("{id}/stop")
    @PermissionsAllowed("customer:bulk-edit")
    @Operation(summary = "Stop a change of many customers", description = "What is done stays done and can be undone.")
    @Refuses("bulk_edit_over")
    public BulkEditView stopBulkEdit(@RestPath UUID id) {
        return edits.stop(id);
    }

    @POST
    @Path("{id}/undo")
    @PermissionsAllowed("customer:bulk-edit")
    @Operation(
            summary = "Undo a change of many customers",
            description = "Brings back what was where nobody has changed the customer since; the others are reported.")
    @Refuses({"bulk_edit_under_way", "bulk_edit_nothing_to_undo"})
    public BulkEditView undoBulkEdit(@RestPath UUID id) {
        return edits.undo(id);
    }
}
