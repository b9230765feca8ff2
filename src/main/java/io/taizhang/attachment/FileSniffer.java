package io.taizhang.attachment;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a file is by its content. Tika knows the signatures; what stands inside a zip or an OLE file, and whether
 * text is text, is looked at here.
 */
@ApplicationScoped
class FileSniffer {

    private static final Set<String> ZIPS =
            Set.of("application/zip", "application/x-tika-ooxml", "application/java-archive");
    private static final Set<String> OLES =
            Set.of("application/x-tika-msoffice", "application/x-tika-msoffice-embedded");
    private static final int MOST_ENTRIES = 10_000;

    /** In this order: what holds a macro is none of the others. */
    private static final List<String> MACROS = List.of("vbaproject.bin", "basic/", "scripts/");

    private static final Map<String, FileType> OOXML =
            Map.of("word/", FileType.DOCX, "xl/", FileType.XLSX, "ppt/", FileType.PPTX);

    private static final Map<String, FileType> OLE_STREAMS = Map.of(
            "WordDocument", FileType.DOC,
            "Workbook", FileType.XLS,
            "PowerPoint Document", FileType.PPT);

    private static final List<String> OLE_MACROS = List.of("_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros");

    /**
     * What the file is.
     *
     * @param csv whether its name says so: of a text that is all a name is believed
     * @throws Refusal 422 {@code attachment_type_refused} with the type that it was found to be
     */
    FileType of(Path file, boolean csv) throws IOException {
        var found = signature(file);
        if (ZIPS.contains(found)) {
            return inZip(file);
        }
        if (OLES.contains(found)) {
            return inOle(file);
        }
        if (found.equals("image/heif")) {
            return FileType.HEIC;
        }
        if (found.equals("text/plain") || found.equals("application/octet-stream")) {
            return text(file, csv, found);
        }
        var type = FileType.of(found);
        if (type.isEmpty() || type.get() == FileType.CSV) {
            throw refused(found);
        }
        return type.get();
    }

    private static String signature(Path file) throws IOException {
        try (var stream = TikaInputStream.get(file)) {
            return MimeTypes.getDefaultMimeTypes()
                    .detect(stream, new Metadata())
                    .getBaseType()
                    .toString();
        }
    }

    private static FileType inZip(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw refused("application/zip");
            }
            var names = zip.stream()
                    .map(ZipEntry::getName)
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            if (names.stream().anyMatch(name -> MACROS.stream()
                    .anyMatch(macro -> name.startsWith(macro) || name.endsWith("/" + macro)))) {
                throw refused("macro");
            }
            if (names.contains("ofd.xml")) {
                return FileType.OFD;
            }
            var declared = zip.getEntry("mimetype");
            if (declared != null && declared.getSize() < 100) {
                try (var entry = zip.getInputStream(declared)) {
                    var says = new String(entry.readNBytes(100), StandardCharsets.US_ASCII).strip();
                    return FileType.of(says)
                            .filter(type -> type.mediaType().contains("opendocument"))
                            .orElseThrow(() -> refused("application/zip"));
                }
            }
            if (names.contains("[content_types].xml")) {
                for (var kind : OOXML.entrySet()) {
                    if (names.stream().anyMatch(name -> name.startsWith(kind.getKey()))) {
                        return kind.getValue();
                    }
                }
            }
        } catch (ZipException unreadable) {
            throw refused("application/zip");
        }
        throw refused("application/zip");
    }

    /** The streams of an OLE file are known by their names, which stand in its directory as UTF-16. */
    private static FileType inOle(Path file) throws IOException {
        var content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (OLE_MACROS.stream().anyMatch(name -> content.contains(utf16(name)))) {
            throw refused("macro");
        }
        return OLE_STREAMS.entrySet().stream()
                .filter(stream -> content.contains(utf16(stream.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> refused("application/x-ole-storage"));
    }

    /** As its bytes look when each is taken for a character, with the zero that ends a name. */
    private static String utf16(String name) {
        return new String((name + "\u0000").getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    }

    /** Text in UTF-8, UTF-16 with its mark, or GB 18030; without control characters, and no markup that a browser reads. */
    private static FileType text(Path file, boolean csv, String found) throws IOException {
        var bytes = Files.readAllBytes(file);
        var marked = bytes.length >= 2
                && ((bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE)
                        || (bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF));
        var charsets =
                marked ? List.of(StandardCharsets.UTF_16) : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
        var text = charsets.stream()
                .map(charset -> decoded(bytes, charset))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> refused(found));
        if (text.chars().anyMatch(c -> c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f')) {
            throw refused("application/octet-stream");
        }
        if (text.replace("\uFEFF", "").stripLeading().startsWith("<")) {
            throw refused("text/html");
        }
        return csv ? FileType.CSV : FileType.TEXT;
    }

    private static @Nullable String decoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException another) {
            return null;
        }
    }

    private static Refusal refused(String found) {
        return Refusal.rule("attachment_type_refused", found).at("file");
    }
}
