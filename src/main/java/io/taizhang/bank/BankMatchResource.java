package io.taizhang.bank;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was done about movements, over HTTP. */
@Path("/api/v1/bank-matches")
@Tag(name = "bank")
@Produces(MediaType.APPLICATION_JSON)
class BankMatchResource {

    private final BankMatchService matches;
    private final Idempotency idempotency;

    BankMatchResource(BankMatchService matches, Idempotency idempotency) {
        this.matches = matches;
        this.idempotency = idempotency;
    }

    @POST
    @Path("{id}/reversal")
    @PermissionsAllowed("bank:match")
    @Operation(
            summary = "Undo what was done about a movement",
            description =
                    "A payment that was posted for it is taken back, what it had settled is open again, and so is"
                            + " the movement. Of an entry that had been recorded before, only what was settled with the match is.")
    @Refuses({"bank_match_undone", "account_closed", "idempotency_key_required"})
    public RestResponse<MatchMade> undoBankMatch(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid UndoMatch command) {
        return idempotency.createMoney(
                "undoBankMatch", key, List.of(id, command), MatchMade.class, () -> matches.undo(id, command));
    }
}
