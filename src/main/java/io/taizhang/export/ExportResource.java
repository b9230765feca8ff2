package io.taizhang.export;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.AnswersFile;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Refuses;
import io.taizhang.tabular.TableWriter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Lists as files over HTTP. Filters, search and sort are those of the list; its page does not matter. All are produced as
 * bytes, because the server chooses how to write a body by one type and not by two; each answer says what it is.
 */
@Path("/api/v1/exports")
@Tag(name = "exports")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@Consumes(MediaType.APPLICATION_JSON)
class ExportResource {

    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String EXPORT = "data:export";
    private static final String FORMAT =
            "As csv (UTF-8 with a byte order mark) or xlsx, with the filters, the search and the"
                    + " sort of the list, within the caller's scope. Cells that a spreadsheet would calculate begin with an"
                    + " apostrophe, which an import takes off again. Every export is recorded.";

    private static final String SET = FORMAT + " The set is that of POST /customers/query, whole.";

    private final Exports exports;
    private final ExportTables tables;

    ExportResource(Exports exports, ExportTables tables) {
        this.exports = exports;
        this.tables = tables;
    }

    @GET
    @Path("customers.{format}")
    @PermissionsAllowed(
            value = {EXPORT, "customer:read"},
            inclusive = true)
    @Operation(summary = "Customers as a file", description = FORMAT)
    @AnswersFile({CSV, XLSX})
    public RestResponse<InputStream> exportCustomers(@RestPath String format, @BeanParam @Valid ListRequest request) {
        return file(tables.customers(), format, request);
    }

    @GET
    @Path("contacts.{format}")
    @PermissionsAllowed(
            value = {EXPORT, "customer:read"},
            inclusive = true)
    @Operation(summary = "The people at customers as a file; filters are those of customers", description = FORMAT)
    @AnswersFile({CSV, XLSX})
    public RestResponse<InputStream> exportContacts(@RestPath String format, @BeanParam @Valid ListRequest request) {
        return file(tables.contacts(), format, request);
    }

    @GET
    @Path("interactions.{format}")
    @PermissionsAllowed(
            value = {EXPORT, "interaction:read"},
            inclusive = true)
    @Operation(summary = "Interactions as a file", description = FORMAT)
    @AnswersFile({CSV, XLSX})
    public RestResponse<InputStream> exportInteractions(
            @RestPath String format, @BeanParam @Valid ListRequest request) {
        return file(tables.interactions(), format, request);
    }

    @GET
    @Path("transactions.{format}")
    @PermissionsAllowed(
            value = {EXPORT, "transaction:read"},
            inclusive = true)
    @Operation(summary = "Transactions as a file", description = FORMAT)
    @AnswersFile({CSV, XLSX})
    public RestResponse<InputStream> exportTransactions(
            @RestPath String format, @BeanParam @Valid ListRequest request) {
        return file(tables.transactions(), format, request);
    }

    @GET
    @Path("contracts.{format}")
    @PermissionsAllowed(
            value = {EXPORT, "contract:read"},
            inclusive = true)
    @Operation(summary = "Contracts as a file", description = FORMAT)
    @AnswersFile({CSV, XLSX})
    public RestResponse<InputStream> exportContracts(@RestPath String format, @BeanParam @Valid ListRequest request) {
        return file(tables.contracts(), format, request);
    }

    @GET
    @Path("cards.{format}")
    @PermissionsAllowed(
            value = {EXPORT, "card:read"},
            inclusive = true)
    @Operation(summary = "Cards as a file", description = FORMAT)
    @AnswersFile({CSV, XLSX})
    public RestResponse<InputStream> exportCards(@RestPath String format, @BeanParam @Valid ListRequest request) {
        return file(tables.cards(), format, request);
    }

    @POST
    @Path("customers.{format}")
    @PermissionsAllowed(
            value = {EXPORT, "customer:read"},
            inclusive = true)
    @Operation(summary = "Customers of a set as a file", description = SET)
    @AnswersFile({CSV, XLSX})
    @Refuses({
        "filter_malformed",
        "filter_unknown",
        "filter_operator",
        "filter_value",
        "filter_too_large",
        "filter_too_broad",
        "sort_unknown"
    })
    public RestResponse<InputStream> exportCustomerSet(@RestPath String format, @NotNull @Valid ExportSet command) {
        var table = tables.of(tables.customers(), command);
        return file(table, format, kind -> exports.make(table, kind, command));
    }

    @POST
    @Path("contacts.{format}")
    @PermissionsAllowed(
            value = {EXPORT, "customer:read"},
            inclusive = true)
    @Operation(summary = "The people at the customers of a set as a file", description = SET)
    @AnswersFile({CSV, XLSX})
    @Refuses({
        "filter_malformed",
        "filter_unknown",
        "filter_operator",
        "filter_value",
        "filter_too_large",
        "filter_too_broad",
        "sort_unknown"
    })
    public RestResponse<InputStream> exportContactsOfSet(@RestPath String format, @NotNull @Valid ExportSet command) {
        var table = tables.of(tables.contacts(), command);
        return file(table, format, kind -> exports.make(table, kind, command));
    }

    private <V> RestResponse<InputStream> file(ExportTable<V> table, String format, ListRequest request) {
        return file(table, format, kind -> exports.make(table, kind, request));
    }

    private static RestResponse<InputStream> file(
            ExportTable<?> table, String format, Function<TableWriter.Kind, InputStream> make) {
        var kind = Exports.format(format);
        return RestResponse.ResponseBuilder.ok(make.apply(kind))
                .header("Content-Disposition", "attachment; filename=\"" + table.name() + "." + format + "\"")
                .type(kind == TableWriter.Kind.CSV ? CSV + ";charset=UTF-8" : XLSX)
                .build();
    }
}
