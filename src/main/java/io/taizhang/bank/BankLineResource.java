package io.taizhang.bank;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Movements on our accounts over HTTP. */
@Path("/api/v1/bank-lines")
@Tag(name = "bank")
@Produces(MediaType.APPLICATION_JSON)
class BankLineResource {

    private final BankStatementService statements;

    BankLineResource(BankStatementService statements) {
        this.statements = statements;
    }

    @GET
    @PermissionsAllowed("bank:read")
    @Operation(summary = "Movements on our accounts, latest first; q searches counterparty, remark and reference")
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
}
