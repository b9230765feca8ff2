package io.taizhang.exchange;

import io.taizhang.tabular.TableReading;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a file is to be read and what its columns mean. */
record ImportOptions(
        @NotNull ImportTarget target,
        @NotEmpty
                @Size(max = 200)
                @Schema(
                        description =
                                "Column of the file → field. A field has one column; columns left out are not read.")
                Map<@NotBlank String, @NotBlank @Size(max = 40) String> mapping,
        @NotNull ImportMode mode,
        @Nullable
                @Pattern(regexp = PreviewOptions.CHARSET)
                @Schema(description = "UTF-8, GBK, GB18030 or UTF-16; found out when absent.")
                String charset,
        @Nullable
                @Pattern(regexp = PreviewOptions.DELIMITER)
                @Schema(description = "Comma, semicolon or tab; found out when absent.")
                String delimiter,
        @Nullable @Size(max = 100) @Schema(description = "The first sheet of the workbook when absent.") String sheet,
        @Nullable
                @Size(max = 40)
                @Schema(
                        description =
                                "The order of year, month and day, e.g. M/d/yyyy; found out when absent. Required when"
                                        + " the preview calls the dates ambiguous.")
                String dateFormat,
        @Nullable @Size(max = 40) @Schema(description = "Field → value for rows that have none of their own.")
                Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 200) String> defaults,
        @Nullable
                @Schema(
                        description =
                                "Transactions of customers who are not known: register them (needs customer:write).")
                Boolean createCustomers,
        @Nullable
                @Schema(
                        description =
                                "Customers: refuse rows that would register somebody who is likely known already. When"
                                        + " absent they are registered, and the pair waits for a decision after the"
                                        + " nightly look.")
                Boolean refuseDuplicates,
        @Nullable
                @Schema(description = "What rows may do: UPSERT when absent. Transactions and cards are only created.")
                RowMode rows,
        @Nullable
                @Schema(
                        description = "An empty cell of a mapped column clears what is there; when absent it stays."
                                + " Not of transactions and cards.")
                Boolean emptyClears) {

    boolean createsCustomers() {
        return Boolean.TRUE.equals(createCustomers);
    }

    /** What the rows of an import may do to records: make new ones, change those that there are, or both. */
    enum RowMode {
        CREATE,
        UPDATE,
        UPSERT
    }

    /** Whether rows say something of a field. */
    boolean says(ImportField field) {
        return mapping.containsValue(field.field()) || defaultValues().containsKey(field.field());
    }

    boolean mayCreate() {
        return rows != RowMode.UPDATE;
    }

    boolean mayUpdate() {
        return rows != RowMode.CREATE;
    }

    boolean clearsEmpty() {
        return Boolean.TRUE.equals(emptyClears);
    }

    boolean refusesDuplicates() {
        return Boolean.TRUE.equals(refuseDuplicates);
    }

    Map<String, String> defaultValues() {
        return defaults == null ? Map.of() : defaults;
    }

    /** How the file is to be read. */
    TableReading reading() {
        return new TableReading(charset, delimiter, sheet);
    }
}
