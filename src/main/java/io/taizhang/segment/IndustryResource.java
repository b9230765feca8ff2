package io.taizhang.segment;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/industries")
@Tag(name = "customers")
@Produces(MediaType.APPLICATION_JSON)
class IndustryResource {

    private final SegmentService segments;

    IndustryResource(SegmentService segments) {
        this.segments = segments;
    }

    @GET
    @PermissionsAllowed("customer:read")
    @Operation(summary = "Industries by GB/T 4754-2017: sections and divisions, at most 200")
    public List<IndustryView> listIndustries() {
        return segments.industries();
    }
}
