package io.taizhang.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.exchange.ImportErrors.RowError;
import io.taizhang.platform.ProblemTexts;
import io.taizhang.tabular.TableWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The refused rows as a CSV that a spreadsheet opens: with a byte order mark, and no cell that it would calculate. The
 * columns of the file stand behind what is wrong, so that it can be put right there and sent again.
 */
@ApplicationScoped
class ErrorFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> OWN_COLUMNS = List.of("row", "column", "code", "message");
    /** Nothing that a file calls a column of its own: a mended file is sent again with these before it. */
    private static final List<String> OWN_COLUMNS_CHINESE = List.of("行号", "列名", "错误代码", "错误说明");
    /** Which argument of a refusal is a field. */
    private static final Map<String, Integer> FIELD_AT = Map.of("row_value_missing", 0, "row_repeats_row", 2);
    /** Which argument of a refusal lists values. */
    private static final Map<String, Integer> VALUES_AT = Map.of("row_value_unknown", 1);

    private final ImportErrors errors;

    ErrorFile(ImportErrors errors) {
        this.errors = errors;
    }

    /** Writes page by page, each in a transaction of its own, so that a slow reader holds none. */
    void write(ImportService.Errors asked, OutputStream output) throws IOException {
        var out = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(out);
        var own = asked.language().getLanguage().equals("en") ? OWN_COLUMNS : OWN_COLUMNS_CHINESE;
        csv.writeRecord(line(own, asked.header()));
        var last = 0L;
        while (true) {
            var after = last;
            var page = QuarkusTransaction.requiringNew().call(() -> errors.after(asked.jobId(), after));
            for (var kept : page) {
                csv.writeRecord(
                        line(described(kept.error(), asked), kept.error().original()));
                last = kept.id();
            }
            csv.flush();
            if (page.size() < ImportErrors.PAGE) {
                return;
            }
        }
    }

    private static List<String> described(RowError error, ImportService.Errors asked) {
        return List.of(
                Long.toString(error.row()),
                error.column() == null ? "" : error.column(),
                error.code(),
                ProblemTexts.message(error.code(), worded(error, asked), asked.language()));
    }

    /** The arguments with the column as the file calls it, and values by words that the import reads. */
    private static List<String> worded(RowError error, ImportService.Errors asked) {
        var arguments = new ArrayList<>(error.arguments());
        replace(
                arguments,
                FIELD_AT.get(error.code()),
                name -> error.column() != null
                        ? error.column()
                        : ImportField.find(asked.target(), name)
                                .map(field -> field.in(asked.language()))
                                .orElse(name));
        replace(arguments, VALUES_AT.get(error.code()), known -> Words.in(known, asked.language()));
        return arguments;
    }

    private static void replace(List<String> arguments, @Nullable Integer place, UnaryOperator<String> word) {
        if (place != null && place < arguments.size()) {
            arguments.set(place, word.apply(arguments.get(place)));
        }
    }

    private static List<String> line(List<String> own, List<String> original) {
        var line = new ArrayList<String>();
        own.forEach(cell -> line.add(TableWriter.harmless(cell)));
        original.forEach(cell -> line.add(TableWriter.harmless(cell)));
        return line;
    }
}
