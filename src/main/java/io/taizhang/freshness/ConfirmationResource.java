package io.taizhang.freshness;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The confirmations of one customer's file over HTTP. */
@Path("/api/v1/customers/{id}/confirmations")
@Tag(name = "freshness")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ConfirmationResource {

    private final FreshnessService freshness;
    private final Idempotency idempotency;

    ConfirmationResource(FreshnessService freshness, Idempotency idempotency) {
        this.freshness = freshness;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("customer:read")
    @Operation(summary = "Who confirmed which fields of a customer, latest first")
    public Page<ConfirmationView> listCustomerConfirmations(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return freshness.confirmations(id, request);
    }

    @POST
    @PermissionsAllowed("customer:write")
    @Operation(
            summary = "Confirm that fields are as they are written, with or without an edit",
            description = "`If-Match` carries the customer's version that was looked at; the answer the one that stands"
                    + " now. The patch comes first, so entries that it adds need no confirmation.")
    @Refuses({
        "confirmation_empty",
        "field_not_written",
        "phone_invalid",
        "email_invalid",
        "primary_twice",
        "entry_unknown",
        "credit_code_invalid",
        "credit_code_taken",
        "external_ref_taken",
        "date_implausible",
        "custom_field_invalid",
        "staff_unknown",
        "org_unit_unknown",
        "owner_out_of_scope",
        "patch_not_object"
    })
    public RestResponse<CustomerFreshnessView> confirmCustomer(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ConfirmFields command) {
        var version = Version.required(ifMatch);
        return idempotency.create(
                "confirmCustomer " + id,
                key,
                command,
                CustomerFreshnessView.class,
                () -> freshness.confirm(id, version, command));
    }
}
