package io.taizhang.audit;

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

@Path("/api/v1/audit-entries")
@Tag(name = "audit")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("audit:read")
class AuditResource {

    private final AuditService audit;

    AuditResource(AuditService audit) {
        this.audit = audit;
    }

    @GET
    @Operation(summary = "Who did what, newest first")
    public Page<AuditEntryView> listAuditEntries(@BeanParam @Valid ListRequest request) {
        return audit.list(request);
    }

    @GET
    @Path("history")
    @Operation(
            summary = "The history of records in words: what changed from what to what",
            description = "Takes the filters of the list, such as `?subjectType=customer&subjectId=…` for one record or"
                    + " `?fields=tier` for one field. Labels and values are in the language of the request.")
    public Page<AuditHistoryView> listAuditHistory(@BeanParam @Valid ListRequest request) {
        return audit.history(request);
    }
}
