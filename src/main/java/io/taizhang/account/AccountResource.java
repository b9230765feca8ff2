package io.taizhang.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/customers/{id}/account")
@Tag(name = "transactions")
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {

    private final AccountService accounts;

    AccountResource(AccountService accounts) {
        this.accounts = accounts;
    }

    @GET
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "What a customer owes, and how much they may")
    public AccountView getAccount(@RestPath UUID id) {
        return accounts.get(id);
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("credit:write")
    @Operation(summary = "Set or lift a customer's credit limit, and agree on payment terms")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChangeAccount.class)))
    @Refuses({"credit_limit_negative", "approval_pending"})
    public AccountView changeAccount(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return accounts.change(id, Version.required(ifMatch), patch);
    }

    @POST
    @Path("close")
    @PermissionsAllowed("credit:write")
    @Operation(
            summary = "Close a customer's account",
            description = "Only at zero and with every item settled. A closed account takes no entry with an effect.")
    @Refuses({"account_closed", "account_not_settled"})
    public AccountView closeAccount(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid CloseAccount command) {
        return accounts.close(id, Version.required(ifMatch), command);
    }

    @POST
    @Path("credit-hold")
    @PermissionsAllowed("credit:write")
    @Operation(
            summary = "Give a customer no further credit",
            description =
                    "The limit is zero until somebody lifts it; whoever may override the limit still can. The last"
                            + " level of reminders does the same by itself, until nothing overdue is left.")
    @Refuses({"credit_held_already"})
    public AccountView holdCredit(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid HoldCredit command) {
        return accounts.hold(id, Version.required(ifMatch), command);
    }

    @POST
    @Path("credit-hold/lift")
    @PermissionsAllowed("credit:write")
    @Operation(summary = "Give a customer credit again, within their limit")
    @Refuses({"credit_not_held"})
    public AccountView liftCreditHold(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid HoldCredit command) {
        return accounts.lift(id, Version.required(ifMatch), command);
    }

    @POST
    @Path("reopen")
    @PermissionsAllowed("credit:write")
    @Operation(summary = "Open a closed account again")
    @Refuses({"account_not_closed"})
    public AccountView reopenAccount(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid CloseAccount command) {
        return accounts.reopen(id, Version.required(ifMatch), command);
    }
}
