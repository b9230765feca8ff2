package io.taizhang.handover;

import io.taizhang.platform.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a file of vouchers looks.
 *
 * @param header whether the first row names the columns
 * @param quoted of a text: as RFC 4180 says and safe to open with a spreadsheet; otherwise commas and line breaks are taken
 *     out of texts
 * @param plainCodes account codes without dots
 * @param firstLine of a text, before everything else
 * @param sheet of a workbook, where the rows stand
 * @param sheets of a workbook, further ones as they are
 */
public record ExportLayout(
        @NotNull Boolean header,
        @Nullable Boolean quoted,
        @Nullable Boolean plainCodes,
        @Nullable @Pattern(regexp = "UTF-8|UTF-8-BOM|GBK|GB18030") @Schema(examples = "GBK") String charset,
        @Nullable @Size(max = 200) String firstLine,
        @Nullable @Size(min = 1, max = 31) @Pattern(regexp = "[\\p{L}\\p{N}_ -]+") @Schema(examples = "Page1")
                String sheet,
        @NotNull @Pattern(regexp = "yyyy-MM-dd|yyyy/MM/dd|yyyy.MM.dd|yyyyMMdd") @Schema(examples = "yyyy-MM-dd")
                String dateFormat,
        @NotNull @Min(10) @Max(200) Integer maxSummary,
        @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid ExportColumn> columns,
        @Nullable @Size(max = 5) List<@NotNull @Valid ExportSheet> sheets) {

    /** A column: a field, or a text that stands as it is. */
    public record ExportColumn(
            @NotNull @Size(max = 100) String title,
            @Nullable ExportField field,
            @Nullable @Size(max = 200) String text) {}

    /** A sheet that the finance system wants to find, such as t_Schema. */
    public record ExportSheet(
            @NotNull @Size(min = 1, max = 31) @Pattern(regexp = "[\\p{L}\\p{N}_ -]+") @Schema(examples = "t_Schema")
                    String name,
            @NotNull @Size(max = 500) List<@NotNull @Size(max = 50) List<@NotNull @Size(max = 500) String>> rows) {}

    boolean isQuoted() {
        return Boolean.TRUE.equals(quoted);
    }

    boolean hasPlainCodes() {
        return Boolean.TRUE.equals(plainCodes);
    }

    /** @throws Refusal 422 {@code export_sheet_twice} when two sheets have the same name */
    void requireDistinctSheets() {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(page());
        for (var further : sheets == null ? List.<ExportSheet>of() : sheets) {
            if (!names.add(further.name())) {
                throw Refusal.rule("export_sheet_twice", further.name()).at("/layout/sheets");
            }
        }
    }

    /** The sheet of a workbook where the rows stand. */
    String page() {
        return sheet == null ? "Page1" : sheet;
    }

    /** The same with these further sheets only. */
    ExportLayout withSheets(List<ExportSheet> further) {
        return new ExportLayout(
                header, quoted, plainCodes, charset, firstLine, sheet, dateFormat, maxSummary, columns, further);
    }
}
