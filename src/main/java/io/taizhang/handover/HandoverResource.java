package io.taizhang.handover;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import io.taizhang.handover.ExportCommands.AcknowledgeVoucherExport;
import io.taizhang.handover.ExportCommands.AddExportTemplate;
import io.taizhang.handover.ExportCommands.DraftVoucherExport;
import io.taizhang.handover.ExportViews.ExportTemplateView;
import io.taizhang.handover.ExportViews.SyncCheckView;
import io.taizhang.handover.ExportViews.VoucherExportView;
import io.taizhang.platform.AnswersFile;
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
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Templates, exports of vouchers and checks against the finance system over HTTP. */
@Path("/api/v1/ledger")
@Tag(name = "ledger")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class HandoverResource {

    private final ExportService exports;
    private final SyncCheckService checks;
    private final Idempotency idempotency;

    HandoverResource(ExportService exports, SyncCheckService checks, Idempotency idempotency) {
        this.exports = exports;
        this.checks = checks;
        this.idempotency = idempotency;
    }

    @GET
    @Path("export-templates")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "How files for finance systems look; Kingdee, Yonyou, CSV and JSON come with the house")
    public Page<ExportTemplateView> listExportTemplates(@BeanParam @Valid ListRequest request) {
        return exports.templates(request);
    }

    @POST
    @Path("export-templates")
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Add a template of one's own")
    @Refuses({"export_code_taken", "export_sheet_twice"})
    public RestResponse<ExportTemplateView> addExportTemplate(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid AddExportTemplate command) {
        return idempotency.create(
                "addExportTemplate", key, command, ExportTemplateView.class, () -> exports.add(command));
    }

    @GET
    @Path("export-templates/{id}")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "One template")
    public ExportTemplateView getExportTemplate(@RestPath UUID id) {
        return exports.template(id);
    }

    @PATCH
    @Path("export-templates/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Change a template; files that were made stay as they are")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(implementation = ExportCommands.ChangeExportTemplate.class)))
    @Refuses({"patch_not_object", "export_sheet_twice"})
    public ExportTemplateView changeExportTemplate(
            @RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull JsonNode patch) {
        return exports.change(id, Version.required(ifMatch), patch);
    }

    @POST
    @Path("export-templates/{id}/schema")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Take the sheet t_Schema out of a workbook that the finance system itself has exported")
    @Refuses({
        "export_not_workbook",
        "import_file_missing",
        "import_file_empty",
        "import_not_a_table",
        "import_sheet_unknown",
        "import_too_many_rows",
        "import_xls_unsupported",
        "import_xlsx_unreadable",
        "import_xlsx_too_large"
    })
    public ExportTemplateView takeExportSchema(
            @RestPath UUID id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @RestForm("file") @Nullable FileUpload file) {
        return exports.takeSchema(
                id,
                Version.required(ifMatch),
                file == null ? null : file.uploadedFile(),
                file == null ? null : file.fileName());
    }

    @GET
    @Path("exports")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "Exports, the latest first")
    public Page<VoucherExportView> listVoucherExports(@BeanParam @Valid ListRequest request) {
        return exports.list(request);
    }

    @POST
    @Path("exports")
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Choose the vouchers of an export; without numbers those of the month that are in none yet")
    @Refuses({"ledger_company_wide", "export_template_unknown", "export_empty", "not_found"})
    public RestResponse<VoucherExportView> draftVoucherExport(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid DraftVoucherExport command) {
        return idempotency.create(
                "draftVoucherExport", key, command, VoucherExportView.class, () -> exports.draft(command));
    }

    @GET
    @Path("exports/{id}")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "One export")
    public VoucherExportView getVoucherExport(@RestPath UUID id) {
        return exports.get(id);
    }

    @POST
    @Path("exports/{id}/export")
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Make the file of a draft; the same range by the same template is the same file, byte by byte")
    @Refuses({"ledger_company_wide"})
    public VoucherExportView makeVoucherExport(@RestPath UUID id) {
        return exports.export(id);
    }

    @GET
    @Path("exports/{id}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "The file of an export")
    @AnswersFile(MediaType.APPLICATION_OCTET_STREAM)
    @Refuses({"ledger_company_wide", "export_not_exported"})
    public RestResponse<byte[]> getVoucherExportFile(@RestPath UUID id) {
        var file = exports.file(id);
        return RestResponse.ResponseBuilder.ok(file.content())
                .header("Content-Disposition", "attachment; filename=\"" + file.name() + "\"")
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .build();
    }

    @POST
    @Path("exports/{id}/ack")
    @PermissionsAllowed("ledger:write")
    @Operation(summary = "Say what the finance system calls what it has taken in")
    @Refuses({"export_not_exported", "export_acknowledged"})
    public VoucherExportView acknowledgeVoucherExport(
            @RestPath UUID id, @NotNull @Valid AcknowledgeVoucherExport command) {
        return exports.acknowledge(id, command);
    }

    @GET
    @Path("sync-checks")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "Comparisons with the finance system's trial balance, the latest first")
    @Refuses({"ledger_company_wide"})
    public Page<SyncCheckView> listSyncChecks(@BeanParam @Valid ListRequest request) {
        return checks.list(request);
    }

    @POST
    @Path("sync-checks")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("ledger:write")
    @Operation(
            summary = "Compare the finance system's trial balance of a month with ours",
            description = "A CSV or XLSX with a row for each account: its code (code, 科目编码) and what it has of debit"
                    + " (借方), credit (贷方) and closing balance (期末余额, or 期末借方 and 期末贷方). month is such as 2026-11.")
    @Refuses({
        "ledger_company_wide",
        "sync_columns_missing",
        "sync_amount_unreadable",
        "sync_code_twice",
        "not_found",
        "import_file_missing",
        "import_file_empty",
        "import_not_a_table",
        "import_too_many_rows",
        "import_xls_unsupported",
        "import_xlsx_unreadable",
        "import_xlsx_too_large",
        "import_charset_unknown"
    })
    public RestResponse<SyncCheckView> startSyncCheck(
            @RestForm("file") @Nullable FileUpload file, @RestForm("month") @Nullable String month) {
        return RestResponse.status(
                RestResponse.Status.CREATED,
                checks.check(file == null ? null : file.uploadedFile(), file == null ? null : file.fileName(), month));
    }

    @GET
    @Path("sync-checks/{id}")
    @PermissionsAllowed("ledger:read")
    @Operation(summary = "One comparison with its differences")
    @Refuses({"ledger_company_wide"})
    public SyncCheckView getSyncCheck(@RestPath UUID id) {
        return checks.get(id);
    }
}
