package io.taizhang.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
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

/** Our own accounts over HTTP. */
@Path("/api/v1/bank-accounts")
@Tag(name = "bank")
@Produces(MediaType.APPLICATION_JSON)
class BankAccountResource {

    private final BankAccountService accounts;
    private final Idempotency idempotency;

    BankAccountResource(BankAccountService accounts, Idempotency idempotency) {
        this.accounts = accounts;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("bank:read")
    @Operation(summary = "Our accounts with banks and payment providers; q searches name and number")
    public Page<BankAccountView> listBankAccounts(@BeanParam @Valid ListRequest request) {
        return accounts.list(request);
    }

    @POST
    @PermissionsAllowed("bank:write")
    @Operation(summary = "Keep another account of ours")
    @Refuses({"bank_account_exists", "bank_account_currency", "bank_account_number"})
    public RestResponse<BankAccountView> keepBankAccount(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid KeepBankAccount command) {
        return idempotency.create("keepBankAccount", key, command, BankAccountView.class, () -> accounts.keep(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("bank:read")
    @Operation(summary = "One account of ours")
    public BankAccountView getBankAccount(@RestPath UUID id) {
        return accounts.get(id);
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("bank:write")
    @Operation(summary = "Change an account of ours; number and currency only before its first statement")
    @RequestBody(content = @Content(schema = @Schema(implementation = KeepBankAccount.class)))
    @Refuses({
        "bank_account_exists",
        "bank_account_currency",
        "bank_account_number",
        "bank_account_in_use",
        "patch_not_object"
    })
    public BankAccountView changeBankAccount(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @Nullable JsonNode patch) {
        return accounts.change(id, Version.required(ifMatch), patch);
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("bank:write")
    @Operation(summary = "Forget an account that has no statements; others are made inactive")
    @Refuses("bank_account_in_use")
    public RestResponse<Void> deleteBankAccount(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
        accounts.delete(id, Version.required(ifMatch));
        return RestResponse.noContent();
    }
}
