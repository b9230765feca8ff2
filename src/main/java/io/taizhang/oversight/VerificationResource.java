package io.taizhang.oversight;

import io.quarkus.security.PermissionsAllowed;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Checks of the books and their seals, and the head of the seals. They change nothing, so whoever may read may start one. */
@Path("/api/v1")
@Tag(name = "verifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("oversight:read")
class VerificationResource {

    private final VerificationService verifications;
    private final VerificationJob job;
    private final LedgerHeads heads;

    VerificationResource(VerificationService verifications, VerificationJob job, LedgerHeads heads) {
        this.verifications = verifications;
        this.job = job;
        this.heads = heads;
    }

    @GET
    @Path("verifications")
    @Operation(summary = "Checks of the books and their seals, the latest first")
    public Page<VerificationView> listVerifications(@BeanParam @Valid ListRequest request) {
        return verifications.list(request);
    }

    @POST
    @Path("verifications")
    @Operation(summary = "Check the books against their movements, or the history against its seals")
    @Refuses({"verification_running", "verification_option", "verified_card_unknown", "kept_head_unreadable"})
    public RestResponse<VerificationView> startVerification(@NotNull @Valid StartVerification command) {
        return RestResponse.status(RestResponse.Status.CREATED, job.start(command));
    }

    @GET
    @Path("verifications/{id}")
    @Operation(summary = "Reads a check and what came out")
    public VerificationView getVerification(@RestPath UUID id) {
        return verifications.get(id);
    }

    @GET
    @Path("ledger-blocks/head")
    @Operation(
            summary = "The end of the sealed history, signed, to be kept elsewhere",
            description =
                    "A check of kind SEALS takes it later and tells whether history was cut or rewritten before it.")
    @Refuses({"not_found"})
    public LedgerHead.SignedLedgerHead getLedgerHead() {
        return heads.current();
    }
}
