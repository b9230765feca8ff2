package io.taizhang.oversight;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.oversight.LiabilityView.LiabilityDays;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/liability")
@Tag(name = "oversight")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("oversight:read")
class LiabilityResource {

    private final LiabilityService liability;

    LiabilityResource(LiabilityService liability) {
        this.liability = liability;
    }

    @GET
    @Operation(summary = "What the cards owe at the end of a day, and what moved on it")
    public LiabilityView getLiability(
            @RestQuery @Nullable @Parameter(description = "The business day; today by default.") LocalDate on,
            @BeanParam @Valid LiabilityQuery query) {
        return liability.on(on, query);
    }

    @GET
    @Path("days")
    @Operation(summary = "What moved on cards, day by day and shop by shop, for at most 92 days; the last 7 by default")
    @Refuses({"period_too_long"})
    public LiabilityDays getLiabilityDays(
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to,
            @BeanParam @Valid LiabilityQuery query) {
        return liability.days(from, to, query);
    }
}
