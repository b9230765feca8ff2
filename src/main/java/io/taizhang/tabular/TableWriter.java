package io.taizhang.tabular;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes a table that a spreadsheet opens, row by row in constant memory, with no cell that it would calculate. */
public final class TableWriter implements Closeable {

    /** A cell that begins with one of these is a formula to a spreadsheet. */
    public static final String CALCULATED = "=+-@\t\r";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Below what a sheet holds, with its header. */
    private static final int ROWS_OF_SHEET = 1_000_000;

    private static final int ROWS_AT_ONCE = 500;

    /** What a table is written as. */
    public enum Kind {
        CSV,
        XLSX
    }

    private final List<String> header;
    private final OutputStream output;
    private final @Nullable CsvWriter csv;
    private final @Nullable Workbook workbook;
    private @Nullable Worksheet sheet;
    private int sheets = 1;
    private int row;

    /** @param output is closed with the table */
    public TableWriter(Kind kind, OutputStream output, List<String> header) throws IOException {
        this.output = output;
        this.header = header;
        if (kind == Kind.CSV) {
            workbook = null;
            csv = csv(output, header);
        } else {
            csv = null;
            workbook = new Workbook(output, "Taizhang", "1.0");
            sheet = begin(workbook, header, 1);
        }
    }

    private static CsvWriter csv(OutputStream output, List<String> header) throws IOException {
        var text = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(header);
        return csv;
    }

    private static Worksheet begin(Workbook workbook, List<String> header, int number) {
        var sheet = workbook.newWorksheet("Sheet" + number);
        for (int column = 0; column < header.size(); column++) {
            sheet.value(0, column, header.get(column));
        }
        return sheet;
    }

    /**
     * The text as a spreadsheet shows it and does not calculate it; an import takes the apostrophe off again.
     */
    public static String harmless(String cell) {
        return !cell.isEmpty() && CALCULATED.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    /** @param cells figures are written as figures, everything else as a text, null as nothing */
    public void write(List<? extends @Nullable Object> cells) throws IOException {
        if (csv != null) {
            csv.writeRecord(cells.stream().map(TableWriter::plain).toList());
        } else if (workbook != null && sheet != null) {
            var onto = row == ROWS_OF_SHEET ? next(workbook, sheet) : sheet;
            row++;
            for (int column = 0; column < cells.size(); column++) {
                put(onto, row, column, cells.get(column));
            }
            if (row % ROWS_AT_ONCE == 0) {
                onto.flush();
            }
        }
    }

    private static String plain(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof BigDecimal figure ? figure.toPlainString() : harmless(cell.toString());
    }

    private static void put(Worksheet onto, int row, int column, @Nullable Object cell) {
        if (cell instanceof BigDecimal figure) {
            onto.value(row, column, figure);
        } else if (cell != null && !cell.toString().isEmpty()) {
            // A cell of text is never a formula, and the apostrophe would stand in it.
            onto.value(row, column, cell.toString());
        }
    }

    private Worksheet next(Workbook book, Worksheet full) throws IOException {
        full.finish();
        sheets++;
        row = 0;
        sheet = begin(book, header, sheets);
        return sheet;
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
        if (workbook != null) {
            workbook.close();
        }
        output.close();
    }
}
