package io.taizhang.checkout;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** The till over HTTP. */
@Path("/api/v1/checkouts")
@Tag(name = "checkouts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class CheckoutResource {

    private final CheckoutService checkouts;
    private final Idempotency idempotency;

    CheckoutResource(CheckoutService checkouts, Idempotency idempotency) {
        this.checkouts = checkouts;
        this.idempotency = idempotency;
    }

    @POST
    @PermissionsAllowed("card:sell")
    @Operation(
            summary = "Pays a purchase with a card and posts it, once per key; answers with the receipt",
            description = "The card is shown by its number, by the holder's phone with the PIN, or by a payment code."
                    + " Any card pays in any shop, whatever the caller's scope. A refusal stays under its key: another"
                    + " try, such as another PIN, takes another key.")
    @Refuses({
        "idempotency_key_required",
        "amount_not_positive",
        "business_date_out_of_range",
        "checkout_card_one_way",
        "checkout_card_unknown",
        "checkout_card_ambiguous",
        "checkout_card_part_missing",
        "checkout_payments_do_not_add_up",
        "card_number_invalid",
        "card_pin_required",
        "card_pin_wrong",
        "card_pin_locked",
        "payment_code_invalid",
        "payment_code_used",
        "payment_code_locked",
        "insufficient_balance",
        "card_limit_exceeded",
        "card_not_active",
        "card_frozen",
        "card_expired",
        "card_lost",
        "card_replaced",
        "card_closed",
        "card_shop_not_accepting",
        "org_unit_unknown",
        "line_price_negative",
        "line_discount_wrong",
        "line_amount_wrong",
        "lines_do_not_add_up"
    })
    public RestResponse<CheckoutView> checkOut(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid CheckOut command) {
        return idempotency.settleMoney(
                "checkOut",
                key,
                checkouts.fingerprint(key, command),
                CheckoutView.class,
                () -> checkouts.checkOut(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("card:read")
    @Operation(summary = "Reads a receipt again, as it was")
    public CheckoutView getCheckout(@RestPath UUID id) {
        return checkouts.get(id);
    }
}
