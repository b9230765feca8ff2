package io.taizhang.exchange;

import io.taizhang.platform.Refusal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the rows of a file have said before that only one row may say, with the row that said it first. */
final class SeenKeys {

    /** So many keys are remembered, in a known amount of memory; rows beyond are compared with these only. */
    private static final int MAX_REMEMBERED = 300_000;

    private final Map<String, First> first = new HashMap<>();

    /**
     * Who said a key first.
     *
     * @param content tells whether a later row says the very same
     */
    private record First(long row, int content) {}

    /**
     * Notes what a row says.
     *
     * @param content of the row as a whole; rows with the same one are repetitions and no contradiction
     * @return the refusal that names the earlier row; null when no other row has said it
     */
    @Nullable
    Refusal note(ImportField field, String key, long row, int content) {
        var name = field.name() + " " + ImportField.plain(key);
        var earlier = first.get(name);
        if (earlier == null) {
            if (first.size() < MAX_REMEMBERED) {
                first.put(name, new First(row, content));
            }
            return null;
        }
        return earlier.content == content
                ? null
                : Refusal.rule("row_repeats_row", row, earlier.row, field).at(field.field());
    }
}
