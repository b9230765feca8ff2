package io.taizhang.tabular;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import io.taizhang.platform.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads through a workbook before anything is made of it, with the same zip and XML readers, and refuses what would cost
 * more memory or time than a workbook may. The library that then reads the cells trusts what it is given.
 */
final class XlsxCheck {

    static final long MAX_INFLATED = 200L << 20;

    /** Sheets come to a tenth or a fiftieth of their size; what is packed tighter beyond so many bytes is made to burst. */
    private static final long MAX_RATIO = 300;

    private static final long RATIO_FROM = 32L << 20;
    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_COLUMN = 16_384;
    private static final long MAX_SHARED_TEXTS = 5_000_000;
    /** In bytes: no markup for so long means one text of that length. */
    private static final int MAX_RUN = 400_000;
    /** Columns times rows: the reader makes a list as wide as the last cell of each row. */
    private static final long MAX_AREA = 300_000_000;

    private static final int MAX_ARRAY_FORMULAS = 100;
    /** Characters that shared formulas are expanded to. */
    private static final long MAX_EXPANDED = 300_000_000;

    private static final XMLInputFactory XML = factory();

    private long inflated;

    private XlsxCheck() {}

    /** @throws Refusal 422 {@code import_xlsx_unreadable} or {@code import_xlsx_too_large} and the like */
    static void require(Path file) {
        try (var directory = new java.util.zip.ZipFile(file.toFile())) {
            // Counted by the JDK's own reader first: it needs no object for each entry.
            if (directory.size() > MAX_ENTRIES || directory.getEntry("[Content_Types].xml") == null) {
                throw unreadable();
            }
        } catch (IOException noZip) {
            throw unreadable();
        }
        var check = new XlsxCheck();
        try (var zip = ZipFile.builder().setPath(file).get()) {
            var entries = Collections.list(zip.getEntries());
            var declared = entries.stream()
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            if (declared < 0 || declared > MAX_INFLATED) {
                throw tooLarge();
            }
            for (var entry : entries) {
                check.scan(zip, entry);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw unreadable();
        }
    }

    static Refusal unreadable() {
        return Refusal.rule("import_xlsx_unreadable").at("file");
    }

    private static Refusal tooLarge() {
        return Refusal.rule("import_xlsx_too_large", MAX_INFLATED >> 20).at("file");
    }

    /** Whatever is XML may be named as a sheet; the rest is only counted. */
    private void scan(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (var bytes = new Counted(zip.getInputStream(entry), entry.getCompressedSize())) {
            try {
                var xml = XML.createXMLStreamReader(bytes);
                var sheet = new Sheet();
                while (xml.hasNext()) {
                    sheet.see(xml, xml.next());
                }
            } catch (XMLStreamException noXml) {
                bytes.watching = false;
                bytes.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** What has been seen of a sheet or of the shared texts. */
    private static final class Sheet {

        private long rows;
        private long area;
        private long sharedTexts;
        private long arrayFormulas;
        private long expanded;
        private int widest;
        private int longestFormula;
        private boolean inCell;
        private int text;
        private int formulaFrom;

        void see(XMLStreamReader xml, int event) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> begin(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                // No spreadsheet program writes one, and nothing good comes of one.
                case XMLStreamConstants.DTD -> throw unreadable();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    text += inCell ? xml.getTextLength() : 0;
                    if (text > RowSource.MAX_CELL * 2) {
                        throw Refusal.rule("import_cell_too_long", RowSource.MAX_CELL)
                                .at("file");
                    }
                }
                default -> {}
            }
        }

        private void begin(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "row" -> {
                    widest = 0;
                    if (++rows > RowSource.MAX_ROWS) {
                        throw Refusal.rule("import_too_many_rows", RowSource.MAX_ROWS)
                                .at("file");
                    }
                }
                case "c" -> {
                    widest = Math.max(widest, column(xml.getAttributeValue(null, "r")));
                    beginText();
                }
                case "si" -> {
                    beginText();
                    if (++sharedTexts > MAX_SHARED_TEXTS) {
                        throw tooLarge();
                    }
                }
                case "f" -> formula(xml.getAttributeValue(null, "t"));
                default -> {}
            }
        }

        private void beginText() {
            inCell = true;
            text = 0;
        }

        private void formula(@Nullable String type) {
            formulaFrom = text;
            expanded += "shared".equals(type) ? longestFormula : 0;
            arrayFormulas += "array".equals(type) ? 1 : 0;
            if (expanded > MAX_EXPANDED || arrayFormulas > MAX_ARRAY_FORMULAS) {
                throw tooLarge();
            }
        }

        private void end(String name) {
            switch (name) {
                case "row" -> {
                    area += widest;
                    if (area > MAX_AREA) {
                        throw tooLarge();
                    }
                }
                case "f" -> longestFormula = Math.max(longestFormula, text - formulaFrom);
                case "c", "si" -> inCell = false;
                default -> {}
            }
        }

        private static int column(@Nullable String reference) {
            var column = 0;
            for (int i = 0; reference != null && i < reference.length(); i++) {
                var letter = Character.toUpperCase(reference.charAt(i));
                if (letter < 'A' || letter > 'Z') {
                    break;
                }
                column = column * 26 + (letter - 'A' + 1);
                if (column > MAX_COLUMN) {
                    throw unreadable();
                }
            }
            return column;
        }
    }

    /** Counts what comes out of the zip, whatever the zip says about it. */
    private final class Counted extends FilterInputStream {

        private boolean watching = true;
        private int run;

        private final long most;
        private long own;

        Counted(InputStream entry, long compressed) {
            super(entry);
            most = Math.max(RATIO_FROM, Math.max(0, compressed) * MAX_RATIO);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            inflated += Math.max(0, count);
            own += Math.max(0, count);
            if (inflated > MAX_INFLATED || own > most) {
                throw tooLarge();
            }
            for (int i = offset; watching && i < offset + count; i++) {
                run = buffer[i] == '<' ? 0 : run + 1;
                if (run > MAX_RUN) {
                    throw Refusal.rule("import_cell_too_long", RowSource.MAX_CELL)
                            .at("file");
                }
            }
            return count;
        }
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
