package io.taizhang.segment;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

@Path("/api/v1/customer-views")
@Tag(name = "customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("customer:read")
class SavedSetResource {

    private final SavedSetService sets;
    private final Idempotency idempotency;

    SavedSetResource(SavedSetService sets, Idempotency idempotency) {
        this.sets = sets;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "Kept views of the list of customers: one's own and those shared with one")
    public Page<SavedSetView> listCustomerViews(@BeanParam @Valid ListRequest request) {
        return sets.list(request);
    }

    @POST
    @Operation(
            summary = "Keep a view of the list of customers",
            description =
                    "It shows each reader what they may see. To share one needs `customer-view:share`, within one's"
                            + " own scope.")
    @Refuses({
        "filter_malformed",
        "filter_too_large",
        "filter_unknown",
        "filter_operator",
        "filter_value",
        "sort_unknown",
        "view_name_taken",
        "view_too_many",
        "view_shared_too_far",
        "org_unit_unknown"
    })
    public RestResponse<SavedSetView> saveCustomerView(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid SaveView command) {
        return idempotency.create("saveCustomerView", key, command, SavedSetView.class, () -> sets.save(command));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One kept view")
    public SavedSetView getCustomerView(@RestPath UUID id) {
        return sets.get(id);
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a kept view; its owner may")
    @Refuses({
        "filter_malformed",
        "filter_too_large",
        "filter_unknown",
        "filter_operator",
        "filter_value",
        "sort_unknown",
        "view_of_another",
        "view_name_taken",
        "view_shared_too_far",
        "org_unit_unknown"
    })
    public SavedSetView changeCustomerView(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid SaveView command) {
        return sets.change(id, Version.required(ifMatch), command);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a kept view; its owner may")
    @Refuses("view_of_another")
    public RestResponse<Void> deleteCustomerView(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        sets.delete(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }
}
