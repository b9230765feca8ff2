package io.taizhang.card;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Cards over HTTP. */
@Path("/api/v1/cards")
@Tag(name = "cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CardResource {

    private final CardService cards;
    private final CardMoneyService money;
    private final CardDesk desk;
    private final Idempotency idempotency;

    CardResource(CardService cards, CardMoneyService money, CardDesk desk, Idempotency idempotency) {
        this.cards = cards;
        this.money = money;
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("card:read")
    @Operation(summary = "Lists cards; q finds a number or its last four digits")
    public Page<CardView> listCards(@BeanParam @Valid ListRequest request) {
        return cards.list(request);
    }

    @POST
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Issues a card")
    @Refuses({
        "card_program_unknown",
        "card_program_retired",
        "card_customer_required",
        "card_customer_not_allowed",
        "customer_unknown",
        "org_unit_unknown"
    })
    public RestResponse<CardView> issueCard(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid IssueCard command) {
        return idempotency.create("issueCard", key, command, CardView.class, () -> cards.issue(command));
    }

    @GET
    @Path("lookup")
    @PermissionsAllowed("card:read")
    @Operation(
            summary = "Finds cards at the till, by number or phone",
            description = "Whoever may sell finds every card by its number; a phone finds customers in scope.")
    @Refuses({"card_lookup_one", "card_number_invalid", "validation_failed"})
    public CardLookupView lookUpCards(
            @RestQuery @Size(max = 40) @Nullable String number, @RestQuery @Size(max = 40) @Nullable String phone) {
        return cards.lookup(number, phone);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("card:read")
    @Operation(summary = "Reads a card")
    public CardView getCard(@RestPath UUID id) {
        return cards.get(id);
    }

    @POST
    @Path("{id}/top-ups")
    @PermissionsAllowed("card:sell")
    @Operation(
            summary = "Pays money onto a card, once per key",
            description = "Above the threshold of the policies it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = CardReceiptView.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({
        "idempotency_key_required",
        "card_amount_not_positive",
        "card_bonus_not_allowed",
        "card_cap_exceeded",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired",
        "approval_pending",
        "org_unit_unknown"
    })
    public RestResponse<?> topUpCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid TopUpCard command) {
        return of(desk.topUp(id, key, command));
    }

    @POST
    @Path("{id}/spends")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Pays with a card, once per key; any card, whatever the caller's scope")
    @Refuses({
        "idempotency_key_required",
        "card_amount_not_positive",
        "insufficient_balance",
        "card_limit_exceeded",
        "card_list_amount_too_small",
        "card_shop_not_accepting",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired",
        "card_pin_required",
        "card_pin_wrong",
        "card_pin_locked",
        "org_unit_unknown"
    })
    public RestResponse<CardReceiptView> spendFromCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid SpendFromCard command) {
        return receipt(money.spend(id, key, command));
    }

    @GET
    @Path("{id}/statement")
    @PermissionsAllowed("card:read")
    @Operation(summary = "Reads a card's movements, newest first")
    public Page<CardMovementView> getCardStatement(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return cards.statement(id, request);
    }

    @GET
    @Path("{id}/movements/{key}")
    @PermissionsAllowed("card:read")
    @Operation(summary = "Reads one movement, by its reference or the Idempotency-Key that it was asked for under")
    public CardMovementView getCardMovement(@RestPath UUID id, @RestPath @Size(max = 255) String key) {
        return cards.movement(id, key);
    }

    /** The receipt of a movement: 201, and whether the request had been answered before. */
    static RestResponse<CardReceiptView> receipt(CardPosting posting) {
        var answer = RestResponse.ResponseBuilder.<CardReceiptView>create(RestResponse.Status.CREATED)
                .entity(CardReceiptView.of(posting));
        return posting.replayed()
                ? answer.header("Idempotency-Replayed", "true").build()
                : answer.build();
    }

    /** The receipt, or 202 with the request for a second person. */
    static RestResponse<?> of(CardOutcome outcome) {
        var posting = outcome.posting();
        return posting != null ? receipt(posting) : RestResponse.accepted(outcome.pending());
    }
}
