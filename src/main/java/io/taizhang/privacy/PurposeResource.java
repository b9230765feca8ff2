package io.taizhang.privacy;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What personal data is used for, over HTTP. */
@Path("/api/v1/privacy-purposes")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PurposeResource {

    private static final String CODE = "[A-Za-z0-9_-]{1,50}";

    private final ConsentService consents;

    PurposeResource(ConsentService consents) {
        this.consents = consents;
    }

    @GET
    @PermissionsAllowed("customer:read")
    @Operation(summary = "What personal data is used for, and by which ground of the law")
    public Page<PurposeView> listPurposes() {
        return consents.purposes();
    }

    @PUT
    @Path("{code}/text")
    @PermissionsAllowed("privacy:write")
    @Operation(
            summary = "Write the words that people agree to from now on",
            description = "Each time a new version; earlier consents stay with the words that they were given to.")
    @Refuses("consent_not_asked")
    public PurposeView writeConsentText(
            @RestPath @Pattern(regexp = CODE) String code, @NotNull @Valid WriteConsentText command) {
        return consents.write(code, command);
    }
}
