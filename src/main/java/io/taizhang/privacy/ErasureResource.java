package io.taizhang.privacy;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Erasing a person over HTTP. */
@Path("/api/v1/customers/{id}/erasure")
@Tag(name = "privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class ErasureResource {

    private final ErasureService erasures;

    ErasureResource(ErasureService erasures) {
        this.erasures = erasures;
    }

    @POST
    @PermissionsAllowed("customer:erase")
    @Operation(
            summary = "Erase a person for good and keep the books",
            description = "The person's key is destroyed. Entries, bills, cards and the audit trail stay under the"
                    + " customer's number. Refused while the account is open or cards hold money.")
    @Refuses({"erasure_money", "customer_erased", "customer_merged"})
    public ErasureView eraseCustomer(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid EraseCustomer command) {
        return erasures.erase(id, Version.required(ifMatch), command);
    }
}
