package io.taizhang.tabular;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.taizhang.platform.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a text file (RFC 4180 with any delimiter). */
final class CsvRows implements RowSource {

    /** In characters. A cell beyond it is an unclosed quotation mark rather than a value. */
    private static final int BUFFER = 1 << 20;

    private final CloseableIterator<TableRow> rows;
    private long number;

    CsvRows(Path file, CsvFormat format) {
        try {
            var reader = new BufferedReader(format.reader(file), 1 << 16);
            this.rows = CsvReader.builder()
                    .fieldSeparator(format.delimiter())
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(BUFFER)
                    .build(new Cells(), reader)
                    .iterator();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public @Nullable TableRow next() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            var row = rows.next();
            number = row.number();
            return row;
        } catch (CsvParseException | UncheckedIOException broken) {
            throw Refusal.rule("import_line_unreadable", number + 1);
        }
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException ignored) {
            // Nothing was written.
        }
    }

    /** Makes a row of the cells as they are found; of what is too much it keeps only that it was there. */
    private static final class Cells extends AbstractBaseCsvCallbackHandler<TableRow> {

        private long number;
        private List<String> cells = new ArrayList<>();
        private @Nullable Refusal damage;

        @Override
        protected void handleBegin(long line) {
            number++;
            cells = new ArrayList<>();
            damage = null;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index < MAX_COLUMNS) {
                cells.add(new String(buffer, offset, Math.min(length, MAX_CELL)));
            } else if (length > 0) {
                damage = Refusal.rule("row_too_many_cells", MAX_COLUMNS);
            }
            if (length > MAX_CELL) {
                damage = Refusal.rule("row_cell_too_long", MAX_CELL);
            }
        }

        @Override
        protected TableRow buildRecord() {
            return new TableRow(number, cells, damage);
        }
    }
}
