package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whatever a bank or a payment provider sent. */
public final class BankFiles {

    /** More movements than this are refused; a larger bill is sent in parts. */
    public static final int MAX_LINES = 100_000;

    /** In bytes. */
    public static final long MAX_SIZE = 32L << 20;

    private static final int HEAD = 1 << 13;
    private static final Pattern MT940 = Pattern.compile("(?m)^(?:\\{1:F01|:20:)");
    private static final Pattern CAMT = Pattern.compile("camt\\.05[234]|BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)");

    private BankFiles() {}

    /**
     * Reads a file whole.
     *
     * @param name as its sender calls it
     * @param named the format; found out when null
     * @param layouts for tables; the one that finds most of its columns is taken, of equals the first
     * @throws Refusal 422 with the line that is wrong, 413 {@code bank_file_too_large}
     */
    public static BankFile read(Path file, String name, @Nullable BankFileFormat named, List<TableLayout> layouts) {
        var size = size(file);
        if (size == 0) {
            throw Refusal.rule("bank_file_empty").at("file");
        }
        if (size > MAX_SIZE) {
            throw Refusal.tooLarge("bank_file_too_large", MAX_SIZE >> 20);
        }
        if (!isZip(file) || BankZip.isWorkbook(file)) {
            return readPlain(file, name, named, layouts);
        }
        var inner = BankZip.unpack(file);
        try {
            if (isZip(inner)) {
                throw BankZip.unusable();
            }
            return readPlain(inner, name, named, layouts);
        } finally {
            BankZip.delete(inner);
        }
    }

    static Refusal tooManyLines() {
        return Refusal.rule("bank_file_too_many_lines", MAX_LINES).at("file");
    }

    private static BankFile readPlain(
            Path file, String name, @Nullable BankFileFormat named, List<TableLayout> layouts) {
        var format = named == null ? format(file) : named;
        return switch (format) {
            case TABLE -> BankTableReader.read(file, name, layouts);
            case WECHAT -> new BankFile(format, null, WeChatBillReader.read(file));
            case ALIPAY -> new BankFile(format, null, AlipayBillReader.read(file));
            case CAMT -> new BankFile(format, null, CamtReader.read(file));
            case MT940 -> new BankFile(format, null, Mt940Reader.read(file));
            case OFX -> new BankFile(format, null, OfxReader.read(file));
        };
    }

    private static BankFileFormat format(Path file) {
        var head = new String(head(file), StandardCharsets.ISO_8859_1);
        var text = head.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        if (isZip(file)) {
            return BankFileFormat.TABLE;
        }
        if (text.startsWith("<") && CAMT.matcher(text).find()) {
            return BankFileFormat.CAMT;
        }
        var upper = text.toUpperCase(Locale.ROOT);
        if (upper.startsWith("OFXHEADER") || (text.startsWith("<") && upper.contains("<OFX>"))) {
            return BankFileFormat.OFX;
        }
        if (text.startsWith("<")) {
            throw Refusal.rule("bank_format_unknown").at("file");
        }
        if (MT940.matcher(text).find()) {
            return BankFileFormat.MT940;
        }
        var lines = BankText.lines(file);
        if (AlipayBillReader.recognises(lines)) {
            return BankFileFormat.ALIPAY;
        }
        return WeChatBillReader.recognises(lines) ? BankFileFormat.WECHAT : BankFileFormat.TABLE;
    }

    private static boolean isZip(Path file) {
        var head = head(file);
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
    }

    private static byte[] head(Path file) {
        try (var input = Files.newInputStream(file)) {
            return input.readNBytes(HEAD);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
