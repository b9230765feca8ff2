package io.taizhang.card;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.card.CardCommands.ActivateCard;
import io.taizhang.card.CardCommands.ReplaceCard;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** The life of cards over HTTP. */
@Path("/api/v1/cards/{id}")
@Tag(name = "cards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CardLifeResource {

    private final CardLifeService life;
    private final Idempotency idempotency;

    CardLifeResource(CardLifeService life, Idempotency idempotency) {
        this.life = life;
        this.idempotency = idempotency;
    }

    @POST
    @Path("activate")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Activates an issued card; a blank one of a registered program goes to its holder")
    @Refuses({
        "card_already_activated",
        "card_customer_required",
        "card_customer_not_allowed",
        "customer_unknown",
        "changed_meanwhile"
    })
    public CardView activateCard(@RestPath UUID id, @Nullable @Valid ActivateCard command) {
        return life.activate(id, command);
    }

    @POST
    @Path("freeze")
    @PermissionsAllowed("card:freeze")
    @Operation(summary = "Freezes a card: no money moves until it is unfrozen")
    @Refuses({
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired",
        "changed_meanwhile"
    })
    public CardView freezeCard(@RestPath UUID id, @Nullable @Valid ChangeCardStatus command) {
        return life.freeze(id, command);
    }

    @POST
    @Path("unfreeze")
    @PermissionsAllowed("card:freeze")
    @Operation(
            summary = "Unfreezes a card",
            description = "Where the policies say so it waits for a second person: 202 with the request.")
    @APIResponseSchema(value = CardView.class, responseCode = "200", responseDescription = "OK")
    @APIResponse(
            responseCode = "202",
            description = "Waits for a second person",
            content = @Content(schema = @Schema(implementation = ApprovalRequestView.class)))
    @Refuses({"card_not_frozen", "approval_pending", "changed_meanwhile"})
    public Response unfreezeCard(@RestPath UUID id, @Nullable @Valid ChangeCardStatus command) {
        var answer = life.unfreeze(id, command);
        return Response.status(answer instanceof CardView ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(answer)
                .build();
    }

    @POST
    @Path("report-loss")
    @PermissionsAllowed("card:freeze")
    @Operation(summary = "Stops a registered card that its holder has lost")
    @Refuses({
        "card_loss_anonymous",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired",
        "changed_meanwhile"
    })
    public CardView reportCardLoss(@RestPath UUID id, @Nullable @Valid ChangeCardStatus command) {
        return life.reportLoss(id, command);
    }

    @POST
    @Path("cancel-loss")
    @PermissionsAllowed("card:freeze")
    @Operation(summary = "Lets a card be used again that was found")
    @Refuses({"card_not_lost", "changed_meanwhile"})
    public CardView cancelCardLoss(@RestPath UUID id, @Nullable @Valid ChangeCardStatus command) {
        return life.cancelLoss(id, command);
    }

    @POST
    @Path("replace")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Replaces a card for good; the new one takes over its money, bonus and open holds")
    @Refuses({
        "idempotency_key_required",
        "card_fee_exceeds_terms",
        "insufficient_balance",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired"
    })
    public RestResponse<CardView> replaceCard(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ReplaceCard command) {
        return idempotency.createMoney(
                "replaceCard", key, List.of(id, command), CardView.class, () -> life.replace(id, command));
    }

    @POST
    @Path("reactivate")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Gives an expired card a new validity")
    @Refuses({
        "card_not_expired",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired",
        "changed_meanwhile"
    })
    public CardView reactivateCard(@RestPath UUID id, @Nullable @Valid ChangeCardStatus command) {
        return life.reactivate(id, command);
    }

    @POST
    @Path("close")
    @PermissionsAllowed("card:sell")
    @Operation(summary = "Ends an empty card for good")
    @Refuses({
        "card_not_empty",
        "card_has_holds",
        "card_not_active",
        "card_frozen",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_expired",
        "changed_meanwhile"
    })
    public CardView closeCard(@RestPath UUID id, @Nullable @Valid ChangeCardStatus command) {
        return life.close(id, command);
    }
}
