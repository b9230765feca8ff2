package io.taizhang.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/imports")
@Tag(name = "imports")
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {

    private final ImportIntake intake;
    private final ImportService imports;
    private final ErrorFile errorFile;
    private final ImportReverts reverts;

    ImportResource(ImportIntake intake, ImportService imports, ErrorFile errorFile, ImportReverts reverts) {
        this.intake = intake;
        this.imports = imports;
        this.errorFile = errorFile;
        this.reverts = reverts;
    }

    @GET
    @PermissionsAllowed("import:read")
    @Operation(summary = "Imports, newest first")
    public Page<ImportView> listImports(@BeanParam @Valid ListRequest request) {
        return imports.list(request);
    }

    @POST
    @Path("preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("import:write")
    @Operation(
            summary = "Look at a file: its columns, its first rows, and a guess at what they mean",
            description = "CSV (comma, semicolon or tab; UTF-8, GBK, GB18030 or UTF-16) or XLSX, at most 64 MB,"
                    + " 1048576 rows and 200 columns. Stores nothing.")
    @Refuses({
        "import_file_missing",
        "import_file_empty",
        "import_not_a_table",
        "import_charset_wrong",
        "import_charset_unknown",
        "import_xls_unsupported",
        "import_xlsx_unreadable",
        "import_xlsx_too_large",
        "import_cell_too_long",
        "import_too_many_rows",
        "import_sheet_unknown",
        "import_line_unreadable"
    })
    public ImportPreviewView previewImport(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("options") @Schema(implementation = PreviewOptions.class) @Nullable String options)
            throws JsonProcessingException {
        return intake.preview(sent(file, options));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("import:write")
    @Operation(
            summary = "Begin an import, or a dry run of it",
            description =
                    "Answers when the file has been looked at; the rows are read afterwards, in the caller's name:"
                            + " ask GET /imports/{id}. CUSTOMERS and CONTACTS need customer:write, TRANSACTIONS"
                            + " transaction:post, INTERACTIONS interaction:write, CONTRACTS contract:write (and contract:sign"
                            + " when rows say when they were signed), CARDS card:issue-batch and card:adjust. Rows of"
                            + " one document (or one invoice) become one transaction with lines; one that comes to less than"
                            + " nothing becomes a RETURN. Without a method they count as paid, and paid back, at once and nobody"
                            + " owes anything; defaults {method: ON_ACCOUNT} puts them on account. Records are known by externalRef and document, so the same file again"
                            + " adds nothing. Refused rows are listed in GET /imports/{id}/errors, the others are stored.")
    @APIResponse(
            responseCode = "202",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    @Refuses({
        "import_options_missing",
        "import_file_missing",
        "import_file_empty",
        "import_not_a_table",
        "import_charset_wrong",
        "import_charset_unknown",
        "import_xls_unsupported",
        "import_xlsx_unreadable",
        "import_xlsx_too_large",
        "import_cell_too_long",
        "import_too_many_rows",
        "import_sheet_unknown",
        "import_line_unreadable",
        "import_column_unknown",
        "import_field_unknown",
        "import_field_twice",
        "import_field_missing",
        "import_date_format",
        "import_date_ambiguous",
        "import_queue_full"
    })
    public RestResponse<ImportView> startImport(
            @RestForm("file") @Nullable FileUpload file,
            @RestForm("options") @Schema(implementation = ImportOptions.class) @Nullable String options)
            throws JsonProcessingException {
        return RestResponse.accepted(intake.start(sent(file, options)));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("import:read")
    @Operation(summary = "How far an import is, and what became of its rows")
    public ImportView getImport(@RestPath UUID id) {
        return imports.get(id);
    }

    @GET
    @Path("{id}/errors")
    @Produces("text/csv")
    @PermissionsAllowed("import:read")
    @Operation(
            summary = "The refused rows of an import as a CSV",
            description = "Row, column, code and message, with heads and words in the language of the request; then the"
                    + " columns of the file: mend them there and send the file again. Cells that a spreadsheet would"
                    + " calculate begin with an apostrophe, which an import takes off again.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<StreamingOutput> getImportErrors(@RestPath UUID id) {
        var errors = imports.errors(id);
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(output -> errorFile.write(errors, output))
                .header("Content-Disposition", "attachment; filename=\"import-errors-" + id + ".csv\"")
                .type("text/csv;charset=UTF-8")
                .build();
    }

    @GET
    @Path("{id}/revert")
    @PermissionsAllowed("import:read")
    @Operation(summary = "What taking an import back would do, or has done")
    public RevertView getImportRevert(@RestPath UUID id) {
        return reverts.get(id);
    }

    @POST
    @Path("{id}/revert")
    @PermissionsAllowed("import:write")
    @Operation(
            summary = "Take an import back",
            description = "Puts back what the import changed and removes what it made, the last record first; posted"
                    + " transactions are reversed, and cards that nothing has happened to are emptied and closed. What somebody has changed since, and what something hangs on, stays"
                    + " and is listed. Goes on after a crash; ask GET for how far it is.")
    @APIResponse(
            responseCode = "202",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = RevertView.class)))
    @Refuses({"import_not_revertible", "import_reverted_already"})
    public RestResponse<RevertView> revertImport(@RestPath UUID id) {
        return RestResponse.accepted(reverts.start(id));
    }

    private static ImportIntake.Sent sent(@Nullable FileUpload file, @Nullable String options) {
        return new ImportIntake.Sent(
                file == null ? null : file.uploadedFile(), file == null ? null : file.fileName(), options);
    }
}
