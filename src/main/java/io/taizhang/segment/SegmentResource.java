package io.taizhang.segment;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.customer.CustomerView;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/customers")
@Tag(name = "customers")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("customer:read")
class SegmentResource {

    private final SegmentService segments;

    SegmentResource(SegmentService segments) {
        this.segments = segments;
    }

    @POST
    @Path("query")
    @Operation(
            summary = "Customers that meet a tree of conditions",
            description = "Pages, sorts, scope and masks are those of the list of customers; nothing is changed.")
    @Refuses({
        "filter_malformed",
        "filter_too_large",
        "filter_too_broad",
        "filter_unknown",
        "filter_operator",
        "filter_value",
        "sort_unknown",
        "cursor_invalid",
        "not_found"
    })
    public Page<CustomerView> queryCustomers(@NotNull @Valid QueryCustomers command) {
        return segments.query(command);
    }

    @POST
    @Path("facets")
    @Operation(
            summary = "What the customers of a set are, counted",
            description = "Counts at most the 10000 customers of the set that were registered last, and says so.")
    @Refuses({
        "filter_malformed",
        "filter_too_large",
        "filter_too_broad",
        "filter_unknown",
        "filter_operator",
        "filter_value",
        "not_found"
    })
    public FacetsView countCustomerFacets(@NotNull @Valid QueryFacets command) {
        return segments.facets(command);
    }
}
