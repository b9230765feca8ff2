package io.taizhang.freshness;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.customer.CustomerKind;
import io.taizhang.customer.CustomerTier;
import io.taizhang.platform.Page;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** How often files are looked at, and what they are to hold. */
@Path("/api/v1")
@Tag(name = "freshness")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class FreshnessPolicyResource {

    private final FreshnessPolicyService policies;

    FreshnessPolicyResource(FreshnessPolicyService policies) {
        this.policies = policies;
    }

    @GET
    @Path("freshness-policies")
    @PermissionsAllowed("customer:read")
    @Operation(summary = "After how many days fields are to be looked at again, by tier")
    public Page<FreshnessPolicyView> listFreshnessPolicies() {
        return policies.policies();
    }

    @GET
    @Path("freshness-policies/{tier}")
    @PermissionsAllowed("customer:read")
    @Operation(summary = "The cycles of one tier")
    public FreshnessPolicyView getFreshnessPolicy(@RestPath CustomerTier tier) {
        return policies.policy(tier);
    }

    @PUT
    @Path("freshness-policies/{tier}")
    @PermissionsAllowed("freshness-policy:write")
    @Operation(
            summary = "Set the cycles of one tier",
            description = "What one customer's freshness says follows at once, the queue within a minute.")
    public FreshnessPolicyView setFreshnessPolicy(
            @RestPath CustomerTier tier,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SetFreshnessPolicy command) {
        return policies.set(tier, Version.required(ifMatch), command);
    }

    @GET
    @Path("completeness-scales")
    @PermissionsAllowed("customer:read")
    @Operation(summary = "What the parts of a file count for its completeness, by kind of customer")
    public Page<CompletenessScaleView> listCompletenessScales() {
        return policies.scales();
    }

    @GET
    @Path("completeness-scales/{kind}")
    @PermissionsAllowed("customer:read")
    @Operation(summary = "The weights of one kind of customer")
    public CompletenessScaleView getCompletenessScale(@RestPath CustomerKind kind) {
        return policies.scale(kind);
    }

    @PUT
    @Path("completeness-scales/{kind}")
    @PermissionsAllowed("freshness-policy:write")
    @Operation(summary = "Set the weights of one kind of customer", description = "Scores follow within a minute.")
    public CompletenessScaleView setCompletenessScale(
            @RestPath CustomerKind kind,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SetCompletenessScale command) {
        return policies.set(kind, Version.required(ifMatch), command);
    }
}
