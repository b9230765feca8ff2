package io.taizhang.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Texts;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/customers")
@Tag(name = "customers")
@Produces(MediaType.APPLICATION_JSON)
@PermissionsAllowed("customer:read")
class CustomerResource {

    private final CustomerService customers;
    private final Idempotency idempotency;

    CustomerResource(CustomerService customers, Idempotency idempotency) {
        this.customers = customers;
        this.idempotency = idempotency;
    }

    @GET
    @Operation(
            summary = "Customers, or with ?q= the best hits of the search",
            description =
                    "`q` finds Chinese parts of a name, pinyin, initials, contacts, the number, a whole phone number"
                            + " or its last four digits. Without `sort` the answer is one page, best first, of at most"
                            + " 200.")
    public Page<CustomerView> listCustomers(@BeanParam @Valid ListRequest request) {
        return customers.list(request, List.of());
    }

    @POST
    @PermissionsAllowed("customer:write")
    @Operation(
            summary = "Register a customer",
            description = "Whoever looks like a known customer is refused with 409 `possible_duplicate` and the"
                    + " `candidates` that the caller may see; of others it says only whom to ask. With the header"
                    + " `Duplicate-Override: <reason>` (percent-encoded UTF-8 where it is not ASCII) they are registered"
                    + " all the same, and the reason is kept.")
    @Refuses({
        "possible_duplicate",
        "value_covered",
        "phone_invalid",
        "email_invalid",
        "primary_twice",
        "entry_unknown",
        "credit_code_invalid",
        "credit_code_taken",
        "external_ref_taken",
        "date_implausible",
        "custom_field_invalid",
        "staff_unknown",
        "org_unit_unknown",
        "owner_out_of_scope",
        "approval_pending"
    })
    public RestResponse<CustomerView> registerCustomer(
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestHeader("Duplicate-Override") @Nullable @Size(max = 2000) String override,
            @NotNull @Valid RegisterCustomer command) {
        return idempotency.create(
                "registerCustomer",
                key,
                command,
                CustomerView.class,
                () -> customers.register(command, written(override)));
    }

    /** A header holds ASCII only; Chinese words come percent-encoded (UTF-8). */
    private static @Nullable String written(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            var words = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
            return Texts.strippedOrNull(Texts.isStorable(words) ? words : header);
        } catch (IllegalArgumentException plain) {
            return Texts.strippedOrNull(header);
        }
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One customer",
            description =
                    "One who was merged stands there as they were, with `mergedInto`: who they are now. What else is"
                            + " asked of them is refused with 409 `customer_merged` and `mergedInto`; `?number=` finds"
                            + " them too.")
    public CustomerView getCustomer(@RestPath UUID id) {
        return customers.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("customer:write")
    @Operation(summary = "Change a customer; a list that is sent takes the place of the one there was")
    @RequestBody(content = @Content(schema = @Schema(implementation = RegisterCustomer.class)))
    @Refuses({
        "customer_merged",
        "customer_erased",
        "value_covered",
        "phone_invalid",
        "email_invalid",
        "primary_twice",
        "entry_unknown",
        "credit_code_invalid",
        "credit_code_taken",
        "external_ref_taken",
        "date_implausible",
        "custom_field_invalid",
        "staff_unknown",
        "org_unit_unknown",
        "owner_out_of_scope",
        "approval_pending"
    })
    public CustomerView changeCustomer(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return customers.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("customer:delete")
    @Operation(summary = "Delete a customer; it can be restored", description = "Rooms that need it refuse with 409.")
    @Refuses({"approval_pending", "card_customer_balance", "customer_merged", "customer_erased"})
    public RestResponse<Void> deleteCustomer(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        customers.delete(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @POST
    @Path("{id}/restore")
    @PermissionsAllowed("customer:delete")
    @Operation(summary = "Undo a deletion")
    @Refuses({"credit_code_taken", "customer_merged", "customer_erased"})
    public CustomerView restoreCustomer(@RestPath UUID id) {
        return customers.restore(id);
    }

    @GET
    @Path("{id}/profile")
    @Operation(summary = "Everything about a customer on one page")
    @Refuses("customer_merged")
    public ProfileView getCustomerProfile(@RestPath UUID id) {
        return customers.profile(id);
    }

    @GET
    @Path("{id}/timeline")
    @Operation(summary = "Everything that happened with a customer, newest first")
    public Page<TimelineItem> listCustomerTimeline(
            @RestPath UUID id,
            @RestQuery @Nullable @Size(max = 2000) String cursor,
            @RestQuery @Nullable @Min(1) @Max(ListRequest.MAX_LIMIT) Integer limit) {
        return customers.timeline(id, cursor, limit);
    }
}
