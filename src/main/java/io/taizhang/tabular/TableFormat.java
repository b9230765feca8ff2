package io.taizhang.tabular;

import io.taizhang.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How to read an uploaded file.
 *
 * @param text how a text file is written; null for a workbook
 * @param sheet the sheet of a workbook that was asked for; null for the first
 * @param sheets the names of all sheets; empty for a text file
 */
public record TableFormat(@Nullable CsvFormat text, @Nullable String sheet, List<String> sheets) {

    private static final byte[] ZIP = {'P', 'K'};
    /** Excel up to 2003, and workbooks with a password. */
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /**
     * Looks at the content; the name only decides what is said about a file that is no workbook.
     *
     * @throws Refusal 422 {@code import_file_empty}, {@code import_xls_unsupported}, {@code import_xlsx_unreadable}, …
     */
    public static TableFormat of(Path file, String name, TableReading reading) {
        var head = head(file);
        if (head.length == 0) {
            throw Refusal.rule("import_file_empty").at("file");
        }
        if (startsWith(head, OLE2)) {
            throw Refusal.rule("import_xls_unsupported").at("file");
        }
        if (startsWith(head, ZIP)) {
            XlsxCheck.require(file);
            return new TableFormat(null, reading.sheet(), XlsxRows.sheets(file));
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            throw XlsxCheck.unreadable();
        }
        return new TableFormat(CsvFormat.of(file, reading), null, List.of());
    }

    /** The rows, to be closed. @throws Refusal 422 when the file cannot be read */
    public RowSource open(Path file) {
        return text == null ? new XlsxRows(file, sheet) : new CsvRows(file, text);
    }

    /** Null for a workbook. */
    @Nullable
    public String charsetName() {
        return text == null ? null : text.charsetName();
    }

    private static byte[] head(Path file) {
        try (var input = Files.newInputStream(file)) {
            return input.readNBytes(4);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static boolean startsWith(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(Arrays.copyOf(head, mark.length), mark);
    }
}
