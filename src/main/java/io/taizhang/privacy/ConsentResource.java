package io.taizhang.privacy;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
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

/** The consents of one customer over HTTP. */
@Path("/api/v1/customers/{id}/consents")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ConsentResource {

    private final ConsentService consents;
    private final Idempotency idempotency;

    ConsentResource(ConsentService consents, Idempotency idempotency) {
        this.consents = consents;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("customer:read")
    @Operation(summary = "What a customer has agreed to: their last word on each purpose and channel")
    public CustomerConsentsView getCustomerConsents(@RestPath UUID id) {
        return consents.current(id);
    }

    @POST
    @PermissionsAllowed("customer:write")
    @Operation(
            summary = "Write down that a customer agreed, refused or withdrew",
            description = "The history stays. A withdrawal holds at once and takes back mails that wait to be sent.")
    @Refuses({"purpose_unknown", "consent_not_asked", "consent_text_unknown", "said_in_future"})
    public RestResponse<CustomerConsentsView> recordConsent(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid RecordConsent command) {
        return idempotency.create(
                "recordConsent " + id, key, command, CustomerConsentsView.class, () -> consents.record(id, command));
    }

    @GET
    @Path("history")
    @PermissionsAllowed("customer:read")
    @Operation(summary = "Everything that a customer said about consent, latest first, with the proof")
    public Page<ConsentView> listCustomerConsents(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return consents.history(id, request);
    }
}
