package io.taizhang.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.TotalsOf;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/transactions")
@Tag(name = "transactions")
@Produces(MediaType.APPLICATION_JSON)
class EntryResource {

    private final EntryService entries;
    private final Idempotency idempotency;

    EntryResource(EntryService entries, Idempotency idempotency) {
        this.entries = entries;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("transaction:read")
    @Operation(
            summary = "Entries on customers' accounts",
            description = "All of them add up to the balances. With current=true a corrected entry shows once, as it"
                    + " stands now. ?q= finds the start of a number or a part of a memo.")
    public Page<EntryView> listTransactions(@BeanParam @Valid ListRequest request) {
        return entries.list(request);
    }

    @GET
    @Path("totals")
    @PermissionsAllowed("transaction:read")
    @TotalsOf(EntryView.class)
    @Operation(
            summary = "What the entries of a filter come to, over all pages",
            description = "Takes the filters and ?q= of the list; what concerns its pages makes no difference.")
    public EntryTotalsView sumTransactions(@BeanParam @Valid ListRequest request) {
        return entries.totals(request);
    }

    @POST
    @PermissionsAllowed("transaction:draft")
    @Operation(
            summary = "Post an entry, or keep it as a draft",
            description = "Posting also needs transaction:post and an Idempotency-Key; an ADJUSTMENT also needs"
                    + " transaction:correct. A SALE by another method than ON_ACCOUNT is paid at once and leaves the"
                    + " balance alone, and so does a RETURN that is paid back at once; SALE ON_ACCOUNT and CHARGE add to"
                    + " what the customer owes; PAYMENT and RETURN ON_ACCOUNT take off;"
                    + " REFUND is money paid back out of the customer's credit, or with ON_ACCOUNT a credit note.")
    @Refuses({
        "customer_unknown",
        "org_unit_unknown",
        "amount_not_positive",
        "amount_zero",
        "method_required",
        "method_not_possible",
        "business_date_out_of_range",
        "line_price_negative",
        "line_discount_wrong",
        "line_amount_wrong",
        "lines_do_not_add_up",
        "credit_limit_exceeded",
        "credit_on_hold",
        "due_date_out_of_range",
        "credit_override_not_allowed",
        "second_person_needed",
        "refund_from_card",
        "approval_pending",
        "account_closed",
        "adjustment_not_allowed",
        "idempotency_key_required"
    })
    public RestResponse<EntryView> recordTransaction(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid DraftEntry command) {
        return command.staysDraft()
                ? idempotency.create("recordTransaction", key, command, EntryView.class, () -> entries.record(command))
                : idempotency.createMoney(
                        "recordTransaction", key, command, EntryView.class, () -> entries.record(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "One entry")
    public EntryView getTransaction(@RestPath UUID id) {
        return entries.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("transaction:draft")
    @Operation(summary = "Change a draft")
    @RequestBody(content = @Content(schema = @Schema(implementation = PostEntry.class)))
    @Refuses({
        "entry_not_draft",
        "customer_unknown",
        "org_unit_unknown",
        "amount_not_positive",
        "amount_zero",
        "method_required",
        "method_not_possible",
        "business_date_out_of_range",
        "line_price_negative",
        "line_discount_wrong",
        "line_amount_wrong",
        "lines_do_not_add_up"
    })
    public EntryView changeTransaction(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return entries.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("transaction:draft")
    @Operation(summary = "Discard a draft")
    @Refuses({"entry_not_draft"})
    public RestResponse<Void> discardTransaction(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        entries.discard(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @POST
    @Path("{id}/restore")
    @PermissionsAllowed("transaction:draft")
    @Operation(summary = "Bring a discarded draft back")
    public EntryView restoreTransaction(@RestPath UUID id) {
        return entries.restore(id);
    }

    @POST
    @Path("{id}/post")
    @PermissionsAllowed("transaction:post")
    @Operation(summary = "Post a draft")
    @Refuses({
        "entry_not_draft",
        "credit_limit_exceeded",
        "credit_on_hold",
        "credit_override_not_allowed",
        "second_person_needed",
        "refund_from_card",
        "approval_pending",
        "account_closed",
        "adjustment_not_allowed",
        "idempotency_key_required"
    })
    public RestResponse<EntryView> postTransaction(
            @RestPath UUID id, @RestHeader(Idempotency.HEADER) @Nullable String key) {
        return idempotency.createMoney("postTransaction", key, id, EntryView.class, () -> entries.post(id, null));
    }

    @POST
    @Path("{id}/corrections")
    @PermissionsAllowed("transaction:correct")
    @Operation(
            summary = "Take a posted entry back, and post what it should have been",
            description = "Adds the reversal (every figure negated, same business date) and the replacement in one"
                    + " transaction, and answers with the replacement; without one, with the reversal. The replacement"
                    + " stays on the same customer and counts for the same day unless it names another.")
    @Refuses({
        "entry_not_posted",
        "entry_is_reversal",
        "entry_already_corrected",
        "entry_billed",
        "entry_paid_by_card",
        "correction_other_customer",
        "org_unit_unknown",
        "amount_not_positive",
        "amount_zero",
        "method_required",
        "method_not_possible",
        "business_date_out_of_range",
        "due_date_out_of_range",
        "line_price_negative",
        "line_discount_wrong",
        "line_amount_wrong",
        "lines_do_not_add_up",
        "second_person_needed",
        "refund_from_card",
        "approval_pending",
        "credit_limit_exceeded",
        "credit_on_hold",
        "account_closed",
        "idempotency_key_required"
    })
    public RestResponse<EntryView> correctTransaction(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid CorrectEntry command) {
        return idempotency.createMoney(
                "correctTransaction",
                key,
                List.of(id, command),
                EntryView.class,
                () -> entries.correctByHand(id, command));
    }

    @GET
    @Path("{id}/history")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "What an entry was, who corrected it, when and why")
    public EntryHistoryView getTransactionHistory(@RestPath UUID id) {
        return entries.history(id);
    }
}
