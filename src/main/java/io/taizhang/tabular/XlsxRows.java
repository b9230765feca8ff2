package io.taizhang.tabular;

import io.taizhang.platform.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook that {@link XlsxCheck} has let through; cells as texts, dates as ISO ones. */
final class XlsxRows implements RowSource {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern NO_DATE_LETTERS = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|General");
    private static final BigDecimal FIRST_DAY = BigDecimal.ONE;
    private static final BigDecimal LAST_DAY = new BigDecimal("2958465.99999");

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    /** @throws Refusal 422 {@code import_sheet_unknown} or {@code import_xlsx_unreadable} */
    XlsxRows(Path file, @Nullable String sheet) {
        workbook = open(file);
        try {
            stream = sheet(workbook, sheet).openStream();
            rows = stream.iterator();
        } catch (IOException | RuntimeException broken) {
            close(workbook);
            throw broken instanceof Refusal refusal ? refusal : XlsxCheck.unreadable();
        }
    }

    /** The names of the sheets of a workbook. */
    static List<String> sheets(Path file) {
        var workbook = open(file);
        try {
            return workbook.getSheets().map(Sheet::getName).limit(100).toList();
        } finally {
            close(workbook);
        }
    }

    private static ReadableWorkbook open(Path file) {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException broken) {
            throw XlsxCheck.unreadable();
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, @Nullable String name) {
        if (name == null) {
            return workbook.getSheets().findFirst().orElseThrow(XlsxCheck::unreadable);
        }
        return workbook.findSheet(name)
                .orElseThrow(() -> Refusal.rule("import_sheet_unknown", name).at("/sheet"));
    }

    @Override
    public @Nullable TableRow next() {
        try {
            return rows.hasNext() ? row(rows.next()) : null;
        } catch (RuntimeException broken) {
            throw broken instanceof Refusal refusal ? refusal : XlsxCheck.unreadable();
        }
    }

    @Override
    public void close() {
        stream.close();
        close(workbook);
    }

    private static void close(ReadableWorkbook workbook) {
        try {
            workbook.close();
        } catch (IOException ignored) {
            // Nothing was written.
        }
    }

    private static TableRow row(Row row) {
        var cells = new ArrayList<String>();
        Refusal damage = null;
        for (int i = 0; i < row.getCellCount(); i++) {
            var cell = row.getCell(i);
            var text = cell == null ? "" : text(cell);
            if (i < MAX_COLUMNS) {
                cells.add(text.length() > MAX_CELL ? text.substring(0, MAX_CELL) : text);
            } else if (!text.isBlank()) {
                damage = Refusal.rule("row_too_many_cells", MAX_COLUMNS);
            }
            if (text.length() > MAX_CELL) {
                damage = Refusal.rule("row_cell_too_long", MAX_CELL);
            }
        }
        return new TableRow(row.getRowNum(), cells, damage);
    }

    private static String text(Cell cell) {
        var value = cell.getValue();
        if (value == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return isDate(cell, number) ? date(cell) : plain(number, cell.getRawValue());
        }
        return value instanceof Boolean truth ? String.valueOf(truth) : value.toString();
    }

    private static boolean isDate(Cell cell, BigDecimal number) {
        if (number.compareTo(FIRST_DAY) < 0 || number.compareTo(LAST_DAY) > 0) {
            return false;
        }
        var id = cell.getDataFormatId();
        if (id != null && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
            return true;
        }
        var format = cell.getDataFormatString();
        if (format == null || format.length() > 255) {
            return false;
        }
        var letters = NO_DATE_LETTERS.matcher(format).replaceAll("").toLowerCase(Locale.ROOT);
        return letters.contains("y") || letters.contains("d");
    }

    private static String date(Cell cell) {
        var moment = cell.asDate();
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : MOMENT.format(moment);
    }

    /** The number as the sheet shows it: a spreadsheet counts with 15 digits, and its file has the noise behind them. */
    private static String plain(BigDecimal number, String raw) {
        var shown = number.round(new MathContext(15)).stripTrailingZeros();
        return Math.abs(shown.scale()) > 40 ? raw : shown.toPlainString();
    }
}
