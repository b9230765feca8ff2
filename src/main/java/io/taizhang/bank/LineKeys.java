package io.taizhang.bank;

import io.taizhang.bankfile.ReadLine;
import io.taizhang.platform.Sha256;
import io.taizhang.protection.BlindIndex;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what a line is known again in another file: a keyed hash of day, amount, reference, counterparty and remark, and of how
 * many lines like it came before it in the file. Two equal payments of a day are two lines, and stay two in every file.
 */
final class LineKeys {

    private static final String BETWEEN = "\u001f";

    private final BlindIndex index;
    private final Map<String, Integer> alike = new HashMap<>();

    LineKeys(BlindIndex index) {
        this.index = index;
    }

    String next(ReadLine line) {
        var text = String.join(
                BETWEEN,
                line.bookedOn().toString(),
                Long.toString(line.amountMinor()),
                said(line.reference()),
                said(line.counterpartyName()),
                said(line.counterpartyAccount()),
                said(line.remark()));
        var before = alike.merge(text, 1, Integer::sum) - 1;
        return kept(index, Sha256.hex(text + BETWEEN + before));
    }

    /** The key of a line whose plain hash is known: until accounts were sealed, that was the key. */
    static String kept(BlindIndex index, String hash) {
        return index.of("bank-line", hash);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
