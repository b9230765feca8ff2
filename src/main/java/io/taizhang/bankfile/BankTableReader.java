package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import io.taizhang.tabular.CsvFormat;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.TableFormat;
import io.taizhang.tabular.TableReading;
import io.taizhang.tabular.TableRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bank's table by the layout that fits it best. */
final class BankTableReader {

    private static final int SEARCHED = 60;
    private static final char[] DELIMITERS = {',', '\t', ';', '|'};

    private final Path file;
    private final String name;

    private BankTableReader(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /** A layout with the place of its columns in this table. */
    private record Fit(
            TableLayout layout,
            TableFormat format,
            long headerRow,
            List<String> header,
            Map<BankColumn, List<Integer>> columns) {}

    /** @throws Refusal 422 with the line that is wrong, {@code bank_columns_unknown} when no layout fits */
    static BankFile read(Path file, String name, List<TableLayout> layouts) {
        var reader = new BankTableReader(file, name);
        var fit = reader.best(layouts);
        return new BankFile(BankFileFormat.TABLE, fit.layout().name(), List.of(reader.statement(fit)));
    }

    private Fit best(List<TableLayout> layouts) {
        Fit best = null;
        List<String> widest = List.of();
        for (var layout : layouts) {
            for (var format : formats(layout.reading())) {
                var head = head(format);
                for (var row : head) {
                    widest = row.cells().size() > widest.size() ? row.cells() : widest;
                    var fit = fit(layout, format, row);
                    if (fit != null
                            && (best == null
                                    || fit.columns().size() > best.columns().size())) {
                        best = fit;
                    }
                }
            }
        }
        if (best == null) {
            var names = String.join("、", widest.stream().limit(30).toList());
            throw Refusal.rule("bank_columns_unknown", Faults.shown(names)).at("file");
        }
        return best;
    }

    private static @Nullable Fit fit(TableLayout layout, TableFormat format, TableRow row) {
        var named = layout.headerRow();
        if (named != null && named != row.number()) {
            return null;
        }
        var columns = layout.find(row.cells());
        return TableLayout.suffices(columns) ? new Fit(layout, format, row.number(), row.cells(), columns) : null;
    }

    /** A preface above the table can hide what separates the cells, so every separator is tried that is not named. */
    private List<TableFormat> formats(TableReading reading) {
        var found = TableFormat.of(file, name, reading);
        var text = found.text();
        if (text == null || reading.delimiter() != null) {
            return List.of(found);
        }
        var formats = new ArrayList<TableFormat>(List.of(found));
        for (var delimiter : DELIMITERS) {
            if (delimiter != text.delimiter()) {
                formats.add(new TableFormat(new CsvFormat(text.charset(), delimiter), null, List.of()));
            }
        }
        return formats;
    }

    private List<TableRow> head(TableFormat format) {
        var head = new ArrayList<TableRow>();
        try (var rows = format.open(file)) {
            for (var row = rows.next(); row != null && row.number() <= SEARCHED; row = rows.next()) {
                head.add(row);
            }
        } catch (Refusal unreadableAsThis) {
            return head;
        }
        return head;
    }

    private ReadStatement statement(Fit fit) {
        var rows = new ArrayList<TableRow>();
        try (var source = fit.format().open(file)) {
            for (var row = source.next(); row != null; row = source.next()) {
                if (row.number() > fit.headerRow() && !row.isBlank()) {
                    rows.add(row);
                }
                if (rows.size() > BankFiles.MAX_LINES) {
                    throw BankFiles.tooManyLines();
                }
            }
        }
        var read = new BankTableRows(fit.columns(), order(fit, rows));
        rows.forEach(read::add);
        var balance = RunningBalance.follow(read.lines());
        return new ReadStatement(
                (int) fit.headerRow(),
                null,
                read.account(),
                read.currency(),
                null,
                null,
                balance.opening(),
                balance.closing(),
                read.lines(),
                0);
    }

    private static DateReader.Order order(Fit fit, List<TableRow> rows) {
        if (fit.layout().order() != null) {
            return fit.layout().order();
        }
        var column = Objects.requireNonNull(fit.columns()
                        .getOrDefault(BankColumn.BOOKED_ON, fit.columns().get(BankColumn.VALUE_ON)))
                .get(0);
        var guess = DateReader.guess(rows.stream()
                .filter(row -> row.cells().size() > column)
                .map(row -> row.cells().get(column))
                .limit(DateReader.SAMPLE)
                .toList());
        if (guess.ambiguous()) {
            throw Refusal.rule("import_date_ambiguous", String.join(", ", guess.readings()))
                    .at("file");
        }
        return guess.order();
    }
}
