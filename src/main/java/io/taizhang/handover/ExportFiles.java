package io.taizhang.handover;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.taizhang.handover.ExportLayout.ExportColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Makes the files of exports. The same lines and layout always give the same bytes. */
@ApplicationScoped
class ExportFiles {

    /** A cell that begins with one of these is a formula to a spreadsheet. */
    private static final String CALCULATED = "=+-@\t\r";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);
    private static final String CREATED = "(<dcterms:created[^>]*>)[^<]*(</dcterms:created>)";

    private final ObjectMapper json;

    ExportFiles(ObjectMapper json) {
        this.json = json.copy().enable(SerializationFeature.INDENT_OUTPUT);
    }

    byte[] file(ExportTemplate template, List<ExportLine> lines) {
        try {
            return switch (template.format) {
                case XLSX -> workbook(template.layout, lines);
                case TEXT -> text(template.layout, lines);
                case JSON -> document(template.layout, lines);
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Object value(ExportLine line, ExportColumn column, ExportLayout layout) {
        if (column.field() != null) {
            return line.value(column.field(), layout);
        }
        return column.text() == null ? "" : column.text();
    }

    private static byte[] text(ExportLayout layout, List<ExportLine> lines) throws IOException {
        var out = new StringWriter();
        if ("UTF-8-BOM".equals(layout.charset())) {
            out.write(BYTE_ORDER_MARK);
        }
        if (layout.firstLine() != null) {
            out.write(layout.firstLine() + "\r\n");
        }
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            if (layout.header()) {
                csv.writeRecord(layout.columns().stream()
                        .map(column -> safe(column.title(), layout))
                        .toList());
            }
            for (var line : lines) {
                csv.writeRecord(layout.columns().stream()
                        .map(column -> safe(value(line, column, layout), layout))
                        .toList());
            }
        }
        return out.toString().getBytes(charset(layout));
    }

    private static Charset charset(ExportLayout layout) {
        var name = layout.charset();
        return name == null || name.startsWith("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    private static String safe(Object value, ExportLayout layout) {
        if (!(value instanceof String text)) {
            return value.toString();
        }
        if (!layout.isQuoted()) {
            return text.replaceAll("[,，\"\\r\\n\\t]", " ").strip();
        }
        return !text.isEmpty() && CALCULATED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private byte[] document(ExportLayout layout, List<ExportLine> lines) throws IOException {
        return json.writeValueAsBytes(lines.stream()
                .map(line -> {
                    var record = new LinkedHashMap<String, Object>();
                    layout.columns().forEach(column -> {
                        var value = value(line, column, layout);
                        record.put(column.title(), value instanceof java.math.BigDecimal ? value.toString() : value);
                    });
                    return record;
                })
                .toList());
    }

    private static byte[] workbook(ExportLayout layout, List<ExportLine> lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Taizhang", "1.0")) {
            var page = workbook.newWorksheet(layout.page());
            int row = 0;
            if (layout.header()) {
                for (int i = 0; i < layout.columns().size(); i++) {
                    page.value(row, i, layout.columns().get(i).title());
                }
                row++;
            }
            for (var line : lines) {
                for (int i = 0; i < layout.columns().size(); i++) {
                    write(page, row, i, value(line, layout.columns().get(i), layout));
                }
                row++;
            }
            for (var further : layout.sheets() == null ? List.<ExportLayout.ExportSheet>of() : layout.sheets()) {
                var sheet = workbook.newWorksheet(further.name());
                for (int i = 0; i < further.rows().size(); i++) {
                    for (int j = 0; j < further.rows().get(i).size(); j++) {
                        sheet.value(i, j, further.rows().get(i).get(j));
                    }
                }
            }
        }
        return timeless(bytes.toByteArray());
    }

    /** Texts are cells of texts and never formulas. */
    private static void write(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else {
            sheet.value(row, column, value.toString());
        }
    }

    /** Without the moment at which it was made. */
    private static byte[] timeless(byte[] workbook) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                var out = new ZipOutputStream(bytes)) {
            for (var entry : Collections.list(in.getEntriesInPhysicalOrder())) {
                var content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll(CREATED, "$12000-01-01T00:00:00Z$2")
                            .getBytes(StandardCharsets.UTF_8);
                }
                var copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(ALWAYS);
                out.putNextEntry(copy);
                out.write(content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
