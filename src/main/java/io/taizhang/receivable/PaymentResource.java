package io.taizhang.receivable;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/payments")
@Tag(name = "receivables")
@Produces(MediaType.APPLICATION_JSON)
class PaymentResource {

    private final PaymentService payments;
    private final Idempotency idempotency;

    PaymentResource(PaymentService payments, Idempotency idempotency) {
        this.payments = payments;
        this.idempotency = idempotency;
    }

    @POST
    @PermissionsAllowed("transaction:post")
    @Operation(
            summary = "A customer pays: posts the payment and settles what it names, or the oldest due",
            description = "What is paid beyond what is owed stays with the customer as paid in advance.")
    @Refuses({
        "customer_unknown",
        "org_unit_unknown",
        "amount_not_positive",
        "method_not_possible",
        "payment_card_not_shown",
        "business_date_out_of_range",
        "open_item_unknown",
        "allocation_exceeds_item",
        "account_closed",
        "idempotency_key_required"
    })
    public RestResponse<PaymentView> receivePayment(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid ReceivePayment command) {
        return idempotency.createMoney(
                "receivePayment", key, command, PaymentView.class, () -> payments.receive(command));
    }
}
