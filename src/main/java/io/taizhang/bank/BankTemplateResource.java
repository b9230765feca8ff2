package io.taizhang.bank;

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

/** Templates for the tables of banks over HTTP. */
@Path("/api/v1/bank-templates")
@Tag(name = "bank")
@Produces(MediaType.APPLICATION_JSON)
class BankTemplateResource {

    private final BankTemplateService templates;
    private final Idempotency idempotency;

    BankTemplateResource(BankTemplateService templates, Idempotency idempotency) {
        this.templates = templates;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("bank:read")
    @Operation(summary = "How the tables of banks are read")
    public Page<BankTemplateView> listBankTemplates(@BeanParam @Valid ListRequest request) {
        return templates.list(request);
    }

    @POST
    @PermissionsAllowed("bank:write")
    @Operation(summary = "Say how the tables of a bank are read")
    @Refuses({"bank_template_exists", "bank_template_insufficient", "import_date_format"})
    public RestResponse<BankTemplateView> keepBankTemplate(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid KeepBankTemplate command) {
        return idempotency.create(
                "keepBankTemplate", key, command, BankTemplateView.class, () -> templates.keep(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("bank:read")
    @Operation(summary = "One template")
    public BankTemplateView getBankTemplate(@RestPath UUID id) {
        return templates.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("bank:write")
    @Operation(summary = "Change a template")
    @RequestBody(content = @Content(schema = @Schema(implementation = KeepBankTemplate.class)))
    @Refuses({"bank_template_exists", "bank_template_insufficient", "import_date_format", "patch_not_object"})
    public BankTemplateView changeBankTemplate(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        return templates.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("bank:write")
    @Operation(summary = "Throw a template away")
    public RestResponse<Void> deleteBankTemplate(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        templates.delete(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }
}
