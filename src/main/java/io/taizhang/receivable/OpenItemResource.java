package io.taizhang.receivable;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.TotalsOf;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/open-items")
@Tag(name = "receivables")
@Produces(MediaType.APPLICATION_JSON)
class OpenItemResource {

    private final AllocationService allocations;

    OpenItemResource(AllocationService allocations) {
        this.allocations = allocations;
    }

    @GET
    @PermissionsAllowed("transaction:read")
    @Operation(
            summary = "What is or was owed, item by item",
            description = "Every posted entry with an effect. residual[gt]=0 leaves out what is settled; ?q= finds an"
                    + " entry's number or a reference as a whole. The residuals of a customer's items, debits less"
                    + " credits, add up to their balance.")
    public Page<OpenItemView> listOpenItems(@BeanParam @Valid ListRequest request) {
        return allocations.openItems(request);
    }

    @GET
    @Path("totals")
    @PermissionsAllowed("transaction:read")
    @TotalsOf(OpenItemView.class)
    @Operation(
            summary = "What the open items of a filter come to, over all pages",
            description = "Takes the filters and ?q= of the list; what concerns its pages makes no difference.")
    public OpenItemTotalsView sumOpenItems(@BeanParam @Valid ListRequest request) {
        return allocations.totals(request);
    }
}
