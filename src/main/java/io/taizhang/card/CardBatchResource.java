package io.taizhang.card;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.card.CardCommands.IssueCardBatch;
import io.taizhang.platform.AnswersFile;
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

/** Batches of blank cards over HTTP. */
@Path("/api/v1/card-batches")
@Tag(name = "cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@PermissionsAllowed("card:issue-batch")
class CardBatchResource {

    private final CardBatchService batches;
    private final Idempotency idempotency;

    CardBatchResource(CardBatchService batches, Idempotency idempotency) {
        this.batches = batches;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(summary = "Lists the batches of blank cards, newest first")
    public Page<CardBatchView> listCardBatches(@BeanParam @Valid ListRequest request) {
        return batches.list(request);
    }

    @POST
    @Operation(summary = "Makes up to 100,000 blank cards, all of them or none")
    @Refuses({"idempotency_key_required", "card_program_unknown", "card_program_retired", "org_unit_unknown"})
    public RestResponse<CardBatchView> issueCardBatch(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid IssueCardBatch command) {
        return idempotency.createMoney(
                "issueCardBatch", key, command, CardBatchView.class, () -> batches.issue(command));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a batch")
    public CardBatchView getCardBatch(@RestPath UUID id) {
        return batches.get(id);
    }

    @GET
    @Path("{id}/numbers")
    @Produces("text/csv")
    @Operation(summary = "The card numbers of a batch as a CSV, for the printer; every reading is recorded")
    @AnswersFile("text/csv")
    public RestResponse<String> getCardBatchNumbers(@RestPath UUID id) {
        var lines = "number\r\n" + String.join("\r\n", batches.numbers(id)) + "\r\n";
        return RestResponse.ResponseBuilder.ok(lines)
                .header("Content-Disposition", "attachment; filename=\"cards-" + id + ".csv\"")
                .type("text/csv;charset=UTF-8")
                .build();
    }
}
