package io.taizhang.exchange;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.exchange.SavedMappings.SaveMapping;
import io.taizhang.exchange.SavedMappings.SavedMappingView;
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

/** Kept mappings over HTTP. */
@Path("/api/v1/import-mappings")
@Tag(name = "imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("import:write")
class SavedMappingResource {

    private final SavedMappings mappings;
    private final Idempotency idempotency;

    SavedMappingResource(SavedMappings mappings, Idempotency idempotency) {
        this.mappings = mappings;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "Kept mappings of columns to fields: one's own and those that others share")
    public Page<SavedMappingView> listImportMappings(@BeanParam @Valid ListRequest request) {
        return mappings.list(request);
    }

    @POST
    @Operation(summary = "Keep a mapping for the next file; a preview offers those that fit")
    @Refuses({"import_field_unknown", "import_field_twice", "mapping_name_taken", "mapping_too_many"})
    public RestResponse<SavedMappingView> saveImportMapping(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid SaveMapping command) {
        return idempotency.create(
                "saveImportMapping", key, command, SavedMappingView.class, () -> mappings.save(command));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Change a kept mapping; its owner may")
    @Refuses({"import_field_unknown", "import_field_twice", "mapping_name_taken", "mapping_of_another"})
    public SavedMappingView changeImportMapping(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid SaveMapping command) {
        return mappings.change(id, Version.required(ifMatch), command);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Delete a kept mapping; its owner may")
    @Refuses("mapping_of_another")
    public RestResponse<Void> deleteImportMapping(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        mappings.delete(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }
}
