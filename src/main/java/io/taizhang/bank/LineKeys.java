package io.taizhang.bank;

import io.taizhang.bankfile.ReadLine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what a line is known again in another file: SHA-256 of day, amount, reference, counterparty and remark, and of how many
 * lines like it came before it in the file. Two equal payments of a day are two lines, and stay two in every file.
 */
final class LineKeys {

    private static final String BETWEEN = "\u001f";

    private final Map<String, Integer> alike = new HashMap<>();

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
        return sha256(text + BETWEEN + before);
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
