package io.taizhang.privacy;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Who looked at a customer's file, over HTTP. */
@Path("/api/v1/customers/{id}/access-log")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
class AccessLogResource {

    private final PrivacyService privacy;

    AccessLogResource(PrivacyService privacy) {
        this.privacy = privacy;
    }

    @GET
    @PermissionsAllowed("privacy:read")
    @Operation(summary = "Who looked at a customer's file, latest first: one item for each person and day")
    public Page<AccessView> listCustomerAccesses(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return privacy.accesses(id, request);
    }
}
