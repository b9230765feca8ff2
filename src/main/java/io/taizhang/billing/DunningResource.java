package io.taizhang.billing;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.billing.BillCommands.CloseNotice;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/dunning-notices")
@Tag(name = "bills")
@Produces(MediaType.APPLICATION_JSON)
class DunningResource {

    private final Dunning dunning;

    DunningResource(Dunning dunning) {
        this.dunning = dunning;
    }

    @GET
    @PermissionsAllowed("bill:read")
    @Operation(summary = "Reminders of overdue bills, latest first; toDo=true: somebody has to call or write")
    public Page<DunningNoticeView> listDunningNotices(@BeanParam @Valid ListRequest request) {
        return dunning.list(request);
    }

    @POST
    @Path("run")
    @PermissionsAllowed("bill:dun")
    @Operation(
            summary = "Remind of everything that is overdue now",
            description = "Done every hour by itself. Each level once for a bill and what was due; not while it is"
                    + " disputed or a promise holds.")
    public Dunning.DunningRun runDunning() {
        return dunning.run();
    }

    @POST
    @Path("{id}/done")
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Note that somebody has called or written")
    @Refuses("dunning_notice_done")
    public DunningNoticeView closeDunningNotice(@RestPath UUID id, @NotNull @Valid CloseNotice command) {
        return dunning.done(id, command);
    }
}
