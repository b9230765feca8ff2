package io.taizhang.billing;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/account-statements")
@Tag(name = "receivables")
@Produces(MediaType.APPLICATION_JSON)
class StatementResource {

    private static final String LANGUAGES = "zh-CN|en";

    private final StatementService statements;
    private final Idempotency idempotency;

    StatementResource(StatementService statements, Idempotency idempotency) {
        this.statements = statements;
        this.idempotency = idempotency;
    }

    @GET
    @Path("preview")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "What a customer's account says in a period, as things stand now")
    @Refuses({"statement_period_wrong", "statement_too_long"})
    public StatementContent previewStatement(
            @RestQuery @NotNull UUID customerId, @RestQuery @NotNull LocalDate from, @RestQuery @NotNull LocalDate to) {
        return statements.content(customerId, from, to);
    }

    @GET
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "Statements of account that were issued, latest first")
    public Page<StatementView> listStatements(@BeanParam @Valid ListRequest request) {
        return statements.list(request);
    }

    @POST
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Issue a statement of account for the customer to confirm")
    @Refuses({"customer_unknown", "statement_period_wrong", "statement_too_long"})
    public RestResponse<StatementView> issueStatement(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid IssueStatement command) {
        return idempotency.create("issueStatement", key, command, StatementView.class, () -> statements.issue(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "One statement")
    public StatementView getStatement(@RestPath UUID id) {
        return statements.get(id);
    }

    @POST
    @Path("{id}/answer")
    @PermissionsAllowed("bill:write")
    @Operation(summary = "Note that the customer confirms or disputes a statement")
    @Refuses("statement_confirmed")
    public StatementView answerStatement(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid AnswerStatement command) {
        return statements.answer(id, Version.required(ifMatch), command);
    }

    @GET
    @Path("{id}/print")
    @Produces(MediaType.TEXT_HTML)
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "A statement as a page to print")
    public String printStatement(
            @RestPath UUID id, @RestQuery @DefaultValue("zh-CN") @Pattern(regexp = LANGUAGES) String language) {
        return statements.html(id, language);
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @PermissionsAllowed("transaction:read")
    @Operation(summary = "A statement as PDF")
    public byte[] getStatementPdf(
            @RestPath UUID id, @RestQuery @DefaultValue("zh-CN") @Pattern(regexp = LANGUAGES) String language) {
        return statements.pdf(id, language);
    }
}
