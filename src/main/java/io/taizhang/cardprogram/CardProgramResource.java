package io.taizhang.cardprogram;

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

/** Card programs over HTTP. */
@Path("/api/v1/card-programs")
@Tag(name = "card-programs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CardProgramResource {

    private final CardProgramService programs;
    private final Idempotency idempotency;

    CardProgramResource(CardProgramService programs, Idempotency idempotency) {
        this.programs = programs;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("card-program:read")
    @Operation(summary = "Lists the card programs")
    public Page<CardProgramView> listCardPrograms(@BeanParam @Valid ListRequest request) {
        return programs.list(request);
    }

    @POST
    @PermissionsAllowed("card-program:write")
    @Operation(summary = "Sets up a card program")
    @Refuses({
        "card_program_code_taken",
        "card_program_cap",
        "card_validity_registered",
        "card_validity_too_short",
        "card_bonus_tier_twice",
        "card_amount_not_positive",
        "card_amount_negative",
        "org_unit_unknown"
    })
    public RestResponse<CardProgramView> defineCardProgram(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid DefineCardProgram command) {
        return idempotency.create(
                "defineCardProgram", key, command, CardProgramView.class, () -> programs.define(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("card-program:read")
    @Operation(summary = "Reads a card program")
    public CardProgramView getCardProgram(@RestPath UUID id) {
        return programs.get(id);
    }

    @GET
    @Path("{id}/versions")
    @PermissionsAllowed("card-program:read")
    @Operation(summary = "Reads a card program as it was, newest first")
    public Page<CardProgramVersionView> listCardProgramVersions(
            @RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return programs.versions(id, request);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("card-program:write")
    @Operation(summary = "Changes a card program; cards already issued keep their terms")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = DefineCardProgram.class)))
    @Refuses({
        "card_program_code_taken",
        "card_program_kind_fixed",
        "card_program_cap",
        "card_validity_registered",
        "card_validity_too_short",
        "card_bonus_tier_twice",
        "card_amount_not_positive",
        "card_amount_negative",
        "org_unit_unknown"
    })
    public CardProgramView changeCardProgram(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, JsonNode patch) {
        return programs.change(id, Version.required(ifMatch), patch);
    }
}
