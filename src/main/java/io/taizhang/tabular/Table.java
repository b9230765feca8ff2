package io.taizhang.tabular;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file as a table: a header and rows as wide as the header. */
public final class Table implements AutoCloseable {

    private static final int MAX_NAME = 200;

    private final RowSource rows;
    private final List<String> header;
    private long count;

    /** @throws Refusal 422 {@code import_file_empty} or {@code import_not_a_table} when there is no header */
    public Table(Path file, TableFormat format) {
        rows = format.open(file);
        try {
            header = names(firstRow());
        } catch (RuntimeException refused) {
            rows.close();
            throw refused;
        }
    }

    /** The names of the columns, each once. */
    public List<String> header() {
        return header;
    }

    /** The next row that is not blank, null after the last. @throws Refusal 422 when the file cannot be read on */
    @Nullable
    public TableRow next() {
        var row = rows.next();
        while (row != null && row.isBlank()) {
            row = rows.next();
        }
        if (row == null) {
            return null;
        }
        if (++count > RowSource.MAX_ROWS) {
            throw Refusal.rule("import_too_many_rows", RowSource.MAX_ROWS);
        }
        return shaped(row);
    }

    @Override
    public void close() {
        rows.close();
    }

    private TableRow firstRow() {
        var row = rows.next();
        while (row != null && row.isBlank()) {
            row = rows.next();
        }
        if (row == null) {
            throw Refusal.rule("import_file_empty").at("file");
        }
        return row;
    }

    /** A column without a name is called by its number, a second one of a name gets a number behind it. */
    private static List<String> names(TableRow first) {
        if (first.damage() != null) {
            throw Refusal.rule("import_not_a_table", RowSource.MAX_COLUMNS).at("file");
        }
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (var cell : trimmed(first.cells())) {
            var given = cell.strip();
            if (given.length() > MAX_NAME
                    || !Texts.isStorable(given)
                    || given.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r')) {
                throw Refusal.rule("import_not_a_table", RowSource.MAX_COLUMNS).at("file");
            }
            var name = given.isEmpty() ? "#" + (names.size() + 1) : given;
            for (int again = 2; !taken.add(name); again++) {
                name = (given.isEmpty() ? "#" : given) + " (" + again + ")";
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private static List<String> trimmed(List<String> cells) {
        int width = cells.size();
        while (width > 0 && cells.get(width - 1).isBlank()) {
            width--;
        }
        return cells.subList(0, width);
    }

    private TableRow shaped(TableRow row) {
        var damage = row.damage();
        var cells = new ArrayList<String>(header.size());
        for (int i = 0; i < Math.max(header.size(), row.cells().size()); i++) {
            var cell = i < row.cells().size() ? row.cells().get(i) : "";
            if (i < header.size()) {
                cells.add(cell);
                damage = damage == null && !Texts.isStorable(cell) ? Refusal.rule("row_text_unstorable") : damage;
            } else if (damage == null && !cell.isBlank()) {
                damage = Refusal.rule("row_too_many_cells", header.size());
            }
        }
        return new TableRow(row.number(), cells, damage);
    }
}
