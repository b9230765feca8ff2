package io.taizhang.privacy;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Everything about one person over HTTP. */
@Path("/api/v1/customers/{id}/personal-data")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
class PersonalDataResource {

    private final PrivacyService privacy;

    PersonalDataResource(PrivacyService privacy) {
        this.privacy = privacy;
    }

    @GET
    @PermissionsAllowed("privacy:export")
    @Operation(
            summary = "Everything that is kept about a customer, machine-readable",
            description = "Which tables belong to it is read from the schema. That it was given out is written down.")
    public PersonalDataView exportPersonalData(@RestPath UUID id) {
        return privacy.export(id);
    }
}
