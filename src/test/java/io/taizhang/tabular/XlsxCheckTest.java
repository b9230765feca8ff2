package io.taizhang.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxCheckTest {

    @TempDir
    Path folder;

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private Path workbook(String entry, Content content) throws IOException {
        var file = folder.resolve("book.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(entry));
            content.write(zip);
        }
        return file;
    }

    private Path sheet(String rows) throws IOException {
        return workbook(
                "xl/worksheets/sheet1.xml",
                out -> out.write(("<worksheet><sheetData>" + rows + "</sheetData></worksheet>")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    private static void requireRefused(Path file, String code) {
        assertThatThrownBy(() -> XlsxCheck.require(file))
                .isInstanceOf(Refusal.class)
                .hasMessage(code);
    }

    private static Content megabytes(int count, String head, String repeated) {
        return out -> {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            var megabyte = repeated.repeat((1 << 20) / repeated.length()).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < count; i++) {
                out.write(megabyte);
            }
        };
    }

    @Test
    void a_zip_bomb_is_refused_by_what_it_declares() throws IOException {
        var bomb = workbook("xl/media/image1.png", megabytes(260, "", "\0"));
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        var begun = System.nanoTime();
        requireRefused(bomb, "import_xlsx_too_large");
        assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
    }

    @Test
    void a_zip_bomb_that_lies_about_its_size_is_refused_by_what_comes_out_of_it() throws IOException {
        var bomb = workbook("xl/media/image1.png", megabytes(260, "", "\0"));
        var bytes = Files.readAllBytes(bomb);
        var declared = new byte[] {0, 0, 0x40, 0x10};
        for (int i = 0; i < bytes.length - 4; i++) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + 4), declared)) {
                Arrays.fill(bytes, i, i + 4, (byte) 1);
            }
        }
        Files.write(bomb, bytes);
        assertThatThrownBy(() -> XlsxCheck.require(bomb)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_text_of_megabytes_is_refused_before_it_is_held() throws IOException {
        requireRefused(workbook("xl/sharedStrings.xml", megabytes(100, "<sst><si><t>", "x")), "import_cell_too_long");
        requireRefused(
                sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "x".repeat(70_000) + "</t></is></c></row>"),
                "import_cell_too_long");
    }

    @Test
    void cells_without_end_are_refused() throws IOException {
        requireRefused(sheet("<row r=\"1\"><c r=\"ZZZZZZ1\"/></row>"), "import_xlsx_unreadable");
        requireRefused(sheet("<row><c r=\"XFD1\"/></row>".repeat(20_000)), "import_xlsx_too_large");
        requireRefused(sheet("<row/>".repeat(1_048_577)), "import_too_many_rows");
    }

    @Test
    void formulas_that_grow_are_refused() throws IOException {
        var base = "<c r=\"A1\"><f t=\"shared\" si=\"0\" ref=\"A1:A9\">" + "A1+".repeat(2_700) + "</f></c>";
        requireRefused(
                sheet("<row>" + base + "</row>" + "<row><c><f t=\"shared\" si=\"0\"/></c></row>".repeat(40_000)),
                "import_xlsx_too_large");
        requireRefused(
                sheet("<row><c><f t=\"array\" ref=\"A1:B2\">1</f></c></row>".repeat(101)), "import_xlsx_too_large");
    }

    @Test
    void a_document_type_is_refused_and_its_entities_are_not_followed() throws IOException {
        var file = workbook(
                "xl/worksheets/sheet1.xml",
                out -> out.write(
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><row><c>&e;</c></row></worksheet>"
                                .getBytes(StandardCharsets.UTF_8)));
        requireRefused(file, "import_xlsx_unreadable");
    }

    @Test
    void a_part_that_is_packed_too_tightly_is_refused_below_the_bound_of_all() throws IOException {
        requireRefused(workbook("xl/media/image1.png", megabytes(40, "", "\0")), "import_xlsx_too_large");
    }

    @Test
    void more_parts_than_any_workbook_has_are_refused() throws IOException {
        var file = folder.resolve("parts.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            for (int part = 0; part < 2_001; part++) {
                zip.putNextEntry(new ZipEntry("xl/worksheets/sheet" + part + ".xml"));
            }
        }
        requireRefused(file, "import_xlsx_unreadable");
    }

    @Test
    void a_zip_that_is_no_workbook_is_refused() throws IOException {
        var file = folder.resolve("a.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        requireRefused(file, "import_xlsx_unreadable");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0});
        requireRefused(file, "import_xlsx_unreadable");
    }

    @Test
    void a_sound_workbook_passes() throws IOException {
        var file = folder.resolve("good.xlsx");
        try (var workbook = new Workbook(Files.newOutputStream(file), "Taizhang", "1.0")) {
            var sheet = workbook.newWorksheet("表1");
            for (int row = 0; row < 2_000; row++) {
                sheet.value(row, 0, "文".repeat(300) + row);
                sheet.formula(row, 1, "1+1");
            }
        }
        assertThatCode(() -> XlsxCheck.require(file)).doesNotThrowAnyException();
    }
}
