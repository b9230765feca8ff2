package io.taizhang.usage;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/contracts/{id}")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
class UsageResource {

    private final UsageService usage;
    private final MeterAgreements agreements;
    private final Idempotency idempotency;

    UsageResource(UsageService usage, MeterAgreements agreements, Idempotency idempotency) {
        this.usage = usage;
        this.agreements = agreements;
        this.idempotency = idempotency;
    }

    @GET
    @Path("metered-items")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "What is metered for a contract, in the order in which it was agreed")
    public Page<MeteredItemView> listMeteredItems(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return usage.items(id, request);
    }

    @POST
    @Path("metered-items")
    @PermissionsAllowed("contract:sign")
    @Operation(
            summary = "Agree on what is metered for a signed contract",
            description = "A period of the calendar costs (quantity − included) · unitPrice, rounded half up to the 分,"
                    + " and is billed when it is over. A price does not change: end the item and agree on another."
                    + " Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = MeteredItemView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({"contract_not_signed", "usage_starts_outside_contract", "metered_item_twice", "approval_pending"})
    public RestResponse<?> agreeMeteredItem(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid AgreeMeteredItem command) {
        var request = agreements.request(id, key, command);
        return request != null
                ? RestResponse.accepted(request)
                : idempotency.create(
                        "agreeMeteredItem",
                        key,
                        List.of(id, command),
                        MeteredItemView.class,
                        () -> agreements.agree(id, command));
    }

    @GET
    @Path("metered-items/{itemId}")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "One metered item")
    public MeteredItemView getMeteredItem(@RestPath UUID id, @RestPath UUID itemId) {
        return usage.item(id, itemId);
    }

    @POST
    @Path("metered-items/{itemId}/end")
    @PermissionsAllowed("contract:sign")
    @Operation(summary = "End a metered item after a day")
    @Refuses({"contract_not_signed", "metered_item_ended", "usage_after_end", "usage_ends_before_start"})
    public MeteredItemView endMeteredItem(
            @RestPath UUID id,
            @RestPath UUID itemId,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid EndMeteredItem command) {
        return usage.end(id, itemId, Version.required(ifMatch), command);
    }

    @GET
    @Path("usage-records")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "What was used, latest first")
    public Page<UsageRecordView> listUsageRecords(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return usage.records(id, request);
    }

    @POST
    @Path("usage-records")
    @PermissionsAllowed("usage:write")
    @Operation(
            summary = "Record what was used on a day",
            description = "The same reference again for an item is the same record, whoever sends it. What comes after"
                    + " its period was billed is billed by the next run, with its own period.")
    @Refuses({"contract_not_signed", "usage_in_future", "usage_outside_days", "usage_reference_reused"})
    public RestResponse<UsageRecordView> recordUsage(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid RecordUsage command) {
        return idempotency.create(
                "recordUsage", key, List.of(id, command), UsageRecordView.class, () -> usage.record(id, command));
    }

    @POST
    @Path("usage-records/{recordId}/reverse")
    @PermissionsAllowed("usage:write")
    @Operation(summary = "Take a record back; what was billed for it is credited by the next run")
    @Refuses({"contract_not_signed", "usage_reversed", "usage_is_reversal"})
    public RestResponse<UsageRecordView> reverseUsage(
            @RestPath UUID id,
            @RestPath UUID recordId,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ReverseUsage command) {
        return idempotency.create(
                "reverseUsage",
                key,
                List.of(id, recordId, command),
                UsageRecordView.class,
                () -> usage.reverse(id, recordId, command));
    }

    @GET
    @Path("usage-periods")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "What was used in each period and what it comes to, latest period first")
    public Page<UsagePeriodView> listUsagePeriods(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return usage.periods(id, request);
    }
}
