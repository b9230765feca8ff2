package io.taizhang.merge;

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

@Path("/api/v1/customer-merges")
@Tag(name = "customer-merges")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("customer:read")
class MergeResource {

    private final MergeService merges;
    private final Idempotency idempotency;

    MergeResource(MergeService merges, Idempotency idempotency) {
        this.merges = merges;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "Merges, the latest first")
    public Page<MergeView> listCustomerMerges(@BeanParam @Valid ListRequest request) {
        return merges.list(request);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One merge, with what it moved")
    public MergeView getCustomerMerge(@RestPath UUID id) {
        return merges.get(id);
    }

    @POST
    @Path("previews")
    @PermissionsAllowed("customer:merge")
    @Operation(
            summary = "What a merge would do",
            description =
                    "Does everything and takes it back: fields in which the customers differ, the file afterwards,"
                            + " what is moved, and what everybody has.")
    @Refuses({
        "customer_unknown",
        "merge_itself",
        "merge_twice",
        "merge_choice_unknown",
        "merge_too_much",
        "merge_account_closed"
    })
    public MergePreviewView previewCustomerMerge(@NotNull @Valid MergeCustomers command) {
        return merges.preview(command);
    }

    @POST
    @PermissionsAllowed("customer:merge")
    @Operation(
            summary = "Make one customer of several",
            description = "Everything that refers to the merged customers refers to the survivor afterwards. They are"
                    + " shown with `mergedInto` from then on, and their numbers are never given again.")
    @Refuses({
        "customer_unknown",
        "merge_itself",
        "merge_twice",
        "merge_choice_unknown",
        "merge_too_much",
        "merge_account_closed",
        "approval_pending"
    })
    public RestResponse<MergeView> mergeCustomers(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid MergeCustomers command) {
        return idempotency.createMoney("mergeCustomers", key, command, MergeView.class, () -> merges.merge(command));
    }

    @POST
    @Path("{id}/undo")
    @PermissionsAllowed("customer:merge")
    @Operation(
            summary = "Take a merge back",
            description = "Everything goes to whom it was, with what came of it since; what is new stays with the"
                    + " survivor. The survivor's file is as it was, unless somebody has changed it since. Refused while"
                    + " something of the one settles something of the other.")
    @Refuses({"merge_undone", "merge_entangled", "customer_erased"})
    public MergeView undoCustomerMerge(@RestPath UUID id, @NotNull @Valid UndoMerge command) {
        return merges.undo(id, command);
    }
}
