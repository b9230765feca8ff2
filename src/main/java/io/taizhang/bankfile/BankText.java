package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import io.taizhang.tabular.CsvFormat;
import io.taizhang.tabular.TableReading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text file in whatever characters it is written. */
final class BankText {

    private BankText() {}

    /** @throws Refusal 422 {@code bank_file_too_many_lines}, or when the characters cannot be told */
    static List<String> lines(Path file) {
        var lines = new ArrayList<String>();
        try (var reader =
                new BufferedReader(CsvFormat.of(file, TableReading.FOUND_OUT).reader(file))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (lines.size() > BankFiles.MAX_LINES * 10) {
                    throw BankFiles.tooManyLines();
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return lines;
    }
}
