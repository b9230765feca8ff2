package io.taizhang.tabular;

import io.taizhang.platform.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small table that somebody sent as a CSV or XLSX, as other rooms read it: behind the same checks as an import.
 *
 * @param rows each as wide as the header
 */
public record TableFile(List<String> header, List<List<String>> rows) {

    /**
     * @param name as the sender calls the file
     * @param sheet of a workbook; null for the first
     * @param maxRows a file with more is refused
     * @throws Refusal 422 {@code import_file_empty}, {@code import_not_a_table}, {@code import_too_many_rows},
     *     {@code import_xls_unsupported}, {@code import_xlsx_unreadable}, {@code import_sheet_unknown}, …
     */
    public static TableFile read(Path file, String name, @Nullable String sheet, int maxRows) {
        var format = TableFormat.of(file, name, new TableReading(null, null, sheet));
        try (var table = new Table(file, format)) {
            var rows = new ArrayList<List<String>>();
            for (var row = table.next(); row != null; row = table.next()) {
                if (row.damage() != null) {
                    throw row.damage();
                }
                if (rows.size() == maxRows) {
                    throw Refusal.rule("import_too_many_rows", maxRows).at("file");
                }
                rows.add(row.cells());
            }
            return new TableFile(table.header(), rows);
        }
    }
}
