package io.taizhang.bank;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Statements of banks and payment providers over HTTP. */
@Path("/api/v1/bank-statements")
@Tag(name = "bank")
@Produces(MediaType.APPLICATION_JSON)
class BankStatementResource {

    private final StatementIntake intake;
    private final BankStatementService statements;
    private final MatchRun run;

    BankStatementResource(StatementIntake intake, BankStatementService statements, MatchRun run) {
        this.intake = intake;
        this.statements = statements;
        this.run = run;
    }

    @GET
    @PermissionsAllowed("bank:read")
    @Operation(summary = "Statements, latest first")
    public Page<BankStatementView> listBankStatements(@BeanParam @Valid ListRequest request) {
        return statements.list(request);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("bank:read")
    @Operation(summary = "One statement")
    public BankStatementView getBankStatement(@RestPath UUID id) {
        return statements.get(id);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("bank:import")
    @Operation(
            summary = "Import a statement",
            description = "CSV and XLSX of banks (read by a template), 微信支付交易账单, 支付宝业务明细 and 账务明细 (CSV, or the zip),"
                    + " camt.052/053/054, MT940, OFX; at most 32 MB and 100000 lines. The format is found out when it is"
                    + " not named. All of it is accepted or nothing: opening balance and lines lead to the closing balance,"
                    + " a running balance is followed from line to line, sums of bills are compared; `balanced` says"
                    + " whether balances were there. The same file again is answered with 200 and adds nothing, and lines"
                    + " that an earlier file told of are not added again.")
    @APIResponse(
            responseCode = "201",
            description = "Accepted",
            content = @Content(schema = @Schema(implementation = StatementImportView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Had been accepted before",
            content = @Content(schema = @Schema(implementation = StatementImportView.class)))
    @Refuses({
        "bank_file_missing",
        "bank_account_missing",
        "bank_account_unknown",
        "bank_account_inactive",
        "bank_account_differs",
        "bank_currency_differs",
        "bank_template_unknown",
        "bank_file_empty",
        "bank_file_too_large",
        "bank_file_too_many_lines",
        "bank_format_unknown",
        "bank_file_no_statement",
        "bank_file_incomplete",
        "bank_file_unreadable",
        "bank_tag_misplaced",
        "bank_columns_unknown",
        "bank_zip_unusable",
        "bank_date_unreadable",
        "bank_amount_unreadable",
        "bank_amount_scale",
        "bank_amount_zero",
        "bank_amount_too_large",
        "bank_balance_wrong",
        "bank_running_balance_wrong",
        "bank_summary_wrong",
        "import_charset_unknown",
        "import_charset_wrong",
        "import_xls_unsupported",
        "import_xlsx_unreadable",
        "import_xlsx_too_large",
        "import_line_unreadable",
        "import_cell_too_long",
        "import_too_many_rows",
        "import_date_ambiguous"
    })
    public RestResponse<StatementImportView> importBankStatement(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("accountId") @Nullable String accountId,
            @RestForm("format") @Schema(description = "TABLE, WECHAT, ALIPAY, CAMT, MT940 or OFX") @Nullable
                    String format,
            @RestForm("templateId") @Nullable String templateId) {
        var view = intake.accept(new StatementIntake.Sent(
                file == null ? null : file.uploadedFile(),
                file == null ? null : file.fileName(),
                accountId,
                format,
                templateId));
        return RestResponse.status(view.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED, view);
    }

    @POST
    @Path("{id}/match")
    @PermissionsAllowed("bank:match")
    @Operation(
            summary = "Match the open movements of a statement that leave no doubt",
            description = "Each in a transaction of its own, at most 500 in one call: `next` says where to go on.")
    public MatchRunView matchBankStatement(@RestPath UUID id, @RestQuery @Nullable UUID after) {
        return run.over(id, after);
    }
}
