package io.taizhang.bankfile;

import io.taizhang.platform.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The one file that counts in a zip as providers send it. What comes out is counted, whatever the zip says about it. */
final class BankZip {

    private static final int MAX_ENTRIES = 20;
    private static final long MAX_INFLATED = 64L << 20;

    private BankZip() {}

    /** Whether the zip is a workbook rather than a parcel of files. */
    static boolean isWorkbook(Path file) {
        try (var zip = new java.util.zip.ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
            return zip.getEntry("[Content_Types].xml") != null;
        } catch (IOException noZip) {
            throw unusable();
        }
    }

    /**
     * Writes what counts to a file of its own, which the caller deletes: the only file, or the only bill beside its summary.
     *
     * @throws Refusal 422 {@code bank_zip_unusable}
     */
    static Path unpack(Path file) {
        try (var zip = ZipFile.builder()
                .setPath(file)
                .setCharset(Charset.forName("GB18030"))
                .get()) {
            var entries = Collections.list(zip.getEntries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .toList();
            if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
                throw unusable();
            }
            var bills = entries.size() == 1 ? entries : bills(entries);
            if (bills.size() != 1) {
                throw unusable();
            }
            return extract(zip, bills.get(0));
        } catch (IOException | IllegalArgumentException broken) {
            throw unusable();
        }
    }

    private static List<ZipArchiveEntry> bills(List<ZipArchiveEntry> entries) {
        return entries.stream().filter(entry -> !entry.getName().contains("汇总")).toList();
    }

    private static Path extract(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        var target = Files.createTempFile("bank-file", ".part");
        try (var input = zip.getInputStream(entry);
                var output = Files.newOutputStream(target)) {
            copy(input, output);
            return target;
        } catch (IOException | RuntimeException failed) {
            delete(target);
            throw failed;
        }
    }

    private static void copy(InputStream input, java.io.OutputStream output) throws IOException {
        var buffer = new byte[1 << 16];
        var inflated = 0L;
        for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
            inflated += count;
            if (inflated > MAX_INFLATED) {
                throw unusable();
            }
            output.write(buffer, 0, count);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    static Refusal unusable() {
        return Refusal.rule("bank_zip_unusable", MAX_INFLATED >> 20).at("file");
    }
}
