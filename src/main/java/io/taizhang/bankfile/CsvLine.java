package io.taizhang.bankfile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.taizhang.platform.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line of a provider's bill as cells. */
final class CsvLine {

    private CsvLine() {}

    /** @throws io.taizhang.platform.Refusal 422 {@code bank_file_unreadable} */
    static List<String> cells(String line, int at) {
        try (var reader = CsvReader.builder().ofCsvRecord(line)) {
            return reader.stream()
                    .findFirst()
                    .orElseThrow(() -> Faults.unreadable(at, line))
                    .getFields();
        } catch (CsvParseException | java.io.IOException broken) {
            throw Faults.unreadable(at, line);
        }
    }

    /** The columns by their plain names: without units in brackets, spaces and signs. */
    static Map<String, Integer> columns(String header, int at) {
        var columns = new HashMap<String, Integer>();
        var names = cells(header, at);
        for (int i = 0; i < names.size(); i++) {
            var name = Texts.normalised(names.get(i)).replaceAll("\\([^)]*\\)|[^\\p{L}\\p{N}]", "");
            columns.putIfAbsent(name, i);
        }
        return columns;
    }
}
