package io.taizhang.freshness;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How fresh one customer's file is, over HTTP. */
@Path("/api/v1/customers/{id}/freshness")
@Tag(name = "freshness")
@Produces(MediaType.APPLICATION_JSON)
class CustomerFreshnessResource {

    private final FreshnessService freshness;

    CustomerFreshnessResource(FreshnessService freshness) {
        this.freshness = freshness;
    }

    @GET
    @PermissionsAllowed("customer:read")
    @Operation(
            summary = "When each field of a customer was last looked at, and when it is due; how complete the file is")
    public CustomerFreshnessView getCustomerFreshness(@RestPath UUID id) {
        return freshness.get(id);
    }
}
