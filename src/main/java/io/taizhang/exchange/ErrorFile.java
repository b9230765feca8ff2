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
import java.util.Locale;
import java.util.UUID;

/**
 * The refused rows as a CSV that a spreadsheet opens: with a byte order mark, and no cell that it would calculate. The
 * columns of the file stand behind what is wrong, so that it can be put right there and sent again.
 */
@ApplicationScoped
class ErrorFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<String> OWN_COLUMNS = List.of("row", "column", "code", "message");

    private final ImportErrors errors;

    ErrorFile(ImportErrors errors) {
        this.errors = errors;
    }

    /** Writes page by page, each in a transaction of its own, so that a slow reader holds none. */
    void write(UUID jobId, List<String> header, Locale language, OutputStream output) throws IOException {
        var out = new OutputStreamWriter(output, StandardCharsets.UTF_8);
        out.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(line(OWN_COLUMNS, header));
        var last = 0L;
        while (true) {
            var after = last;
            var page = QuarkusTransaction.requiringNew().call(() -> errors.after(jobId, after));
            for (var kept : page) {
                csv.writeRecord(
                        line(described(kept.error(), language), kept.error().original()));
                last = kept.id();
            }
            csv.flush();
            if (page.size() < ImportErrors.PAGE) {
                return;
            }
        }
    }

    private static List<String> described(RowError error, Locale language) {
        return List.of(
                Long.toString(error.row()),
                error.column() == null ? "" : error.column(),
                error.code(),
                ProblemTexts.message(error.code(), error.arguments(), language));
    }

    private static List<String> line(List<String> own, List<String> original) {
        var line = new ArrayList<String>();
        own.forEach(cell -> line.add(TableWriter.harmless(cell)));
        original.forEach(cell -> line.add(TableWriter.harmless(cell)));
        return line;
    }
}
