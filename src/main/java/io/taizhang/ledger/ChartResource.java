package io.taizhang.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.ledger.LedgerCommands.DefinePostingRule;
import io.taizhang.ledger.LedgerCommands.OpenChartAccount;
import io.taizhang.ledger.LedgerCommands.SetLedgerPolicy;
import io.taizhang.ledger.LedgerCommands.SetMethodAccount;
import io.taizhang.ledger.LedgerViews.ChartAccountView;
import io.taizhang.ledger.LedgerViews.LedgerEventView;
import io.taizhang.ledger.LedgerViews.LedgerPolicyView;
import io.taizhang.ledger.LedgerViews.MethodAccountView;
import io.taizhang.ledger.LedgerViews.PostingRuleView;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The chart of accounts, the rules and the rates over HTTP. */
@Path("/api/v1/ledger")
@Tag(name = "ledger")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ChartResource {

    private final ChartService chart;
    private final LedgerRunService runs;
    private final Idempotency idempotency;

    ChartResource(ChartService chart, LedgerRunService runs, Idempotency idempotency) {
        this.chart = chart;
        this.runs = runs;
        this.idempotency = idempotency;
    }

    @GET
    @Path("accounts")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "The chart of accounts, by code")
    public Page<ChartAccountView> listLedgerAccounts(@BeanParam @Valid ListRequest request) {
        return chart.accounts(request);
    }

    @POST
    @Path("accounts")
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Open an account")
    @Refuses({"account_code_taken", "account_parent_unknown", "account_has_lines", "account_in_rules"})
    public RestResponse<ChartAccountView> openLedgerAccount(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid OpenChartAccount command) {
        return idempotency.create("openLedgerAccount", key, command, ChartAccountView.class, () -> chart.open(command));
    }

    @PATCH
    @Path("accounts/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("ledger:write")
    @Operation(
            summary =
                    "Change an account; its code never changes, and not its side, kind and dimension once it has lines")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = LedgerCommands.ChangeChartAccount.class)))
    @Refuses({"account_has_lines", "patch_not_object"})
    public ChartAccountView changeLedgerAccount(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return chart.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("accounts/{id}")
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Remove an account that was never used")
    @Refuses({"account_has_lines", "account_in_rules", "account_has_children"})
    public RestResponse<Void> removeLedgerAccount(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        chart.remove(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @GET
    @Path("methods")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "On which account money of each method lies, at most 20")
    public List<MethodAccountView> listLedgerMethods() {
        return chart.methods();
    }

    @PUT
    @Path("methods/{method}")
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Say on which account money of a method lies, from the next run on")
    @Refuses({"account_unknown", "account_not_lowest", "account_is_closed"})
    public MethodAccountView setLedgerMethod(@RestPath String method, @NotNull @Valid SetMethodAccount command) {
        return chart.setMethod(method, command);
    }

    @GET
    @Path("events")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "What the sub-ledgers tell and how far it has been derived, at most 50 kinds")
    public List<LedgerEventView> listLedgerEvents() {
        return runs.events();
    }

    @GET
    @Path("rules")
    @PermissionsAllowed("ledger:read")
    @Operation(
            summary = "Every posting rule there ever was",
            description = "For a case counts the most particular rule (method before category), of these the one that"
                    + " holds since the latest day, of these the one written last.")
    public Page<PostingRuleView> listPostingRules(@BeanParam @Valid ListRequest request) {
        return chart.rules(request);
    }

    @POST
    @Path("events/{event}/rules")
    @PermissionsAllowed("ledger:write")
    @Operation(
            summary = "Define how a case of an event is posted from a business day on; counts for what is derived next")
    @Refuses({
        "posting_rule_unbalanced",
        "account_unknown",
        "account_not_lowest",
        "account_is_closed",
        "effective_too_early"
    })
    public RestResponse<PostingRuleView> definePostingRule(
            @RestPath String event,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid DefinePostingRule command) {
        return idempotency.create(
                "definePostingRule",
                key,
                List.of(event, command),
                PostingRuleView.class,
                () -> chart.define(event, command));
    }

    @GET
    @Path("policies")
    @PermissionsAllowed("ledger:read")
    @Operation(
            summary = "Every rate there ever was",
            description = "For a case counts the most particular one (shop before event), of these the one that holds"
                    + " since the latest day, of these the one written last.")
    public Page<LedgerPolicyView> listLedgerPolicies(@BeanParam @Valid ListRequest request) {
        return chart.policies(request);
    }

    @POST
    @Path("policies")
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Set a rate from a business day on; counts for what is derived next")
    @Refuses({"policy_for_all", "ledger_event_unknown", "org_unit_unknown", "effective_too_early"})
    public RestResponse<LedgerPolicyView> setLedgerPolicy(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid SetLedgerPolicy command) {
        return idempotency.create("setLedgerPolicy", key, command, LedgerPolicyView.class, () -> chart.set(command));
    }
}
