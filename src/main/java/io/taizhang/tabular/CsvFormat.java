package io.taizhang.tabular;

import io.taizhang.platform.Refusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How a text file is written: its characters and what stands between its cells. Nothing in it is ever read as "?". */
public record CsvFormat(Charset charset, char delimiter) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final int SAMPLE = 1 << 16;

    /** What a file begins with when it says how it is written. */
    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
        UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
        UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF);

        private final Charset charset;
        private final byte[] bytes;

        Mark(Charset charset, int... bytes) {
            this.charset = charset;
            this.bytes = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                this.bytes[i] = (byte) bytes[i];
            }
        }

        static @Nullable Mark of(byte[] head) {
            for (var mark : values()) {
                if (head.length >= mark.bytes.length
                        && Arrays.equals(Arrays.copyOf(head, mark.bytes.length), mark.bytes)) {
                    return mark;
                }
            }
            return null;
        }
    }

    /**
     * Finds out what the caller does not say. The whole file is decoded once for it.
     *
     * @throws Refusal 422 {@code import_charset_wrong} or {@code import_charset_unknown}
     */
    public static CsvFormat of(Path file, TableReading reading) {
        try {
            var charset = charset(file, reading.charset());
            var named = reading.delimiter();
            var format = new CsvFormat(charset, ',');
            return new CsvFormat(charset, named == null ? format.delimiter(file) : named.charAt(0));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The characters of the file, without a byte order mark. Bytes that are none end in an exception. */
    public Reader reader(Path file) throws IOException {
        var input = new PushbackInputStream(Files.newInputStream(file), 3);
        var head = input.readNBytes(3);
        var mark = Mark.of(head);
        var skipped = mark == null || !mark.charset.equals(charset) ? 0 : mark.bytes.length;
        input.unread(head, skipped, head.length - skipped);
        return new InputStreamReader(
                input,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** How the contract calls the charset. */
    public String charsetName() {
        return charset.name().startsWith("UTF-16") ? "UTF-16" : charset.name();
    }

    private static Charset charset(Path file, @Nullable String named) throws IOException {
        byte[] head;
        try (var input = Files.newInputStream(file)) {
            head = input.readNBytes(3);
        }
        var mark = Mark.of(head);
        if (named != null) {
            var charset = named(named, mark);
            if (!decodes(file, charset)) {
                throw Refusal.rule("import_charset_wrong", named).at("/charset");
            }
            return charset;
        }
        if (mark != null && decodes(file, mark.charset)) {
            return mark.charset;
        }
        if (decodes(file, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        if (decodes(file, GB18030)) {
            return GB18030;
        }
        throw Refusal.rule("import_charset_unknown").at("/charset");
    }

    private static Charset named(String name, @Nullable Mark mark) {
        return switch (name) {
            case "UTF-8" -> StandardCharsets.UTF_8;
            case "UTF-16" -> mark == Mark.UTF_16BE ? mark.charset : StandardCharsets.UTF_16LE;
            // GB18030 holds all of GBK, and files that say GBK often hold more.
            default -> GB18030;
        };
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        try (var reader = new CsvFormat(charset, ',').reader(file)) {
            var buffer = new char[SAMPLE];
            while (reader.read(buffer) >= 0) {
                // Only whether it can be read matters.
            }
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** The delimiter that cuts most of the first lines into as many cells as the first one. */
    private char delimiter(Path file) throws IOException {
        var buffer = new char[SAMPLE];
        int length;
        try (var reader = reader(file)) {
            length = Math.max(0, reader.read(buffer));
        }
        var best = DELIMITERS[0];
        var bestScore = 0L;
        for (var candidate : DELIMITERS) {
            var score = score(buffer, length, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(char[] text, int length, char delimiter) {
        var quoted = false;
        long first = -1;
        long count = 0;
        long alike = 0;
        for (int i = 0; i < length; i++) {
            if (text[i] == '"') {
                quoted = !quoted;
            } else if (!quoted && text[i] == delimiter) {
                count++;
            } else if (!quoted && text[i] == '\n') {
                first = first < 0 ? count : first;
                alike += count == first ? 1 : 0;
                count = 0;
            }
        }
        first = first < 0 ? count : first;
        return first == 0 ? 0 : (alike + 1) * 1_000 + Math.min(first, 999);
    }
}
