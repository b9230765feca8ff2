package io.taizhang.bank;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Movements on our accounts over HTTP. */
@Path("/api/v1/bank-lines")
@Tag(name = "bank")
@Produces(MediaType.APPLICATION_JSON)
class BankLineResource {

    private final BankStatementService statements;
    private final BankMatchService matches;
    private final Idempotency idempotency;

    BankLineResource(BankStatementService statements, BankMatchService matches, Idempotency idempotency) {
        this.statements = statements;
        this.matches = matches;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("bank:read")
    @Operation(
            summary =
                    "Movements on our accounts, latest first; q searches counterparty, remark and reference, and finds a whole account that was paid from")
    public Page<BankLineView> listBankLines(@BeanParam @Valid ListRequest request) {
        return statements.lines(request);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("bank:read")
    @Operation(summary = "One movement")
    public BankLineView getBankLine(@RestPath UUID id) {
        return statements.line(id);
    }

    @GET
    @Path("{id}/proposals")
    @PermissionsAllowed("bank:read")
    @Operation(
            summary = "Whose money a movement could be, the likeliest first",
            description = "By the number of a bill or entry in its texts, by who paid from the account before, by name,"
                    + " amount and day; payments and refunds that are recorded already before new ones.")
    public Page<MatchProposal> listBankProposals(@RestPath UUID id) {
        return matches.propose(id);
    }

    @GET
    @Path("{id}/matches")
    @PermissionsAllowed("bank:read")
    @Operation(summary = "What was done about a movement, latest first; what was undone is listed with its opposite")
    public Page<BankMatchView> listBankMatches(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return matches.list(id, request);
    }

    @POST
    @Path("{id}/matches")
    @PermissionsAllowed("bank:match")
    @Operation(
            summary = "Say whose money a movement is: posts the payment and settles what it is for",
            description =
                    "With entryId, a payment (for money out: a refund) that is recorded already is ticked off"
                            + " instead. Needs transaction:post to post one. The payer's account is remembered for the customer.")
    @Refuses({
        "bank_line_matched",
        "bank_line_currency",
        "bank_match_exceeds",
        "bank_match_needs_entry",
        "bank_receipt_recorded",
        "bank_entry_unfit",
        "bank_entry_matched",
        "customer_unknown",
        "amount_not_positive",
        "open_item_unknown",
        "allocation_exceeds_item",
        "business_date_out_of_range",
        "account_closed",
        "idempotency_key_required"
    })
    public RestResponse<MatchMade> acceptBankMatch(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid AcceptMatch command) {
        return idempotency.createMoney(
                "acceptBankMatch", key, List.of(id, command), MatchMade.class, () -> matches.accept(id, command));
    }

    @POST
    @Path("{id}/set-aside")
    @PermissionsAllowed("bank:match")
    @Operation(summary = "Say that what is open of a movement concerns no customer: a fee, a transfer of our own")
    @Refuses("bank_line_matched")
    public RestResponse<MatchMade> setBankLineAside(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid SetAsideLine command) {
        return idempotency.create(
                "setBankLineAside", key, List.of(id, command), MatchMade.class, () -> matches.setAside(id, command));
    }
}
