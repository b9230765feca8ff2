package io.taizhang.regulation;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
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
import org.jboss.resteasy.reactive.RestPath;

/** The rules for prepaid cards over HTTP. */
@Path("/api/v1/prepaid-rules")
@Tag(name = "prepaid-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class PrepaidRuleResource {

    private final PrepaidRuleService rules;

    PrepaidRuleResource(PrepaidRuleService rules) {
        this.rules = rules;
    }

    @GET
    @PermissionsAllowed("regulation:read")
    @Operation(summary = "The rules for prepaid cards, as they hold today")
    public Page<PrepaidRuleView> listPrepaidRules() {
        return rules.list();
    }

    @GET
    @Path("{key}")
    @PermissionsAllowed("regulation:read")
    @Operation(summary = "One rule and every decision about it")
    public PrepaidRuleHistory getPrepaidRule(@RestPath PrepaidRuleKey key) {
        return rules.get(key);
    }

    @PUT
    @Path("{key}/override")
    @PermissionsAllowed("regulation:write")
    @Operation(summary = "Let another value count than the one that is written, for a reason")
    @Refuses({"prepaid_rule_value", "prepaid_rule_backdated"})
    public PrepaidRuleView overridePrepaidRule(
            @RestPath PrepaidRuleKey key, @NotNull @Valid OverridePrepaidRule command) {
        return rules.override(key, command);
    }
}
