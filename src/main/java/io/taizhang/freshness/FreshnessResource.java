package io.taizhang.freshness;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The files that are to be looked at again over HTTP. */
@Path("/api/v1/freshness-queue")
@Tag(name = "freshness")
@Produces(MediaType.APPLICATION_JSON)
class FreshnessResource {

    private final FreshnessService freshness;

    FreshnessResource(FreshnessService freshness) {
        this.freshness = freshness;
    }

    @GET
    @PermissionsAllowed("customer:read")
    @Operation(
            summary = "Customers whose files are to be looked at again, the most important first",
            description = "Those that are due by today; a filter by `dueOn` takes the place of that. Can be sorted and"
                    + " filtered by `completeness` too.")
    public Page<FreshnessQueueItem> listFreshnessQueue(@BeanParam @Valid ListRequest request) {
        return freshness.queue(request);
    }
}
