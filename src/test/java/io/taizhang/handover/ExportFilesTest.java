package io.taizhang.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.handover.ExportLayout.ExportColumn;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExportFilesTest {

    private final ExportFiles files = new ExportFiles(new ObjectMapper());

    @Test
    void a_workbook_does_not_tell_when_it_was_made() {
        var first = files.file(template(ExportFormat.XLSX, true), List.of(line("=1+1")));
        var made = System.currentTimeMillis() / 1000;
        while (System.currentTimeMillis() / 1000 == made) {
            Thread.onSpinWait();
        }
        assertThat(files.file(template(ExportFormat.XLSX, true), List.of(line("=1+1"))))
                .isEqualTo(first);
    }

    @Test
    void a_text_for_a_machine_loses_its_commas_and_one_for_a_spreadsheet_its_formulas() {
        assertThat(text(false, "a,b\n\"c\"")).isEqualTo("a b  c,5.00\r\n");
        assertThat(text(true, "=1+1")).isEqualTo("'=1+1,5.00\r\n");
        assertThat(text(true, "@sum,x")).isEqualTo("\"'@sum,x\",5.00\r\n");
    }

    private String text(boolean quoted, String accountName) {
        return new String(
                files.file(template(ExportFormat.TEXT, quoted), List.of(line(accountName))), StandardCharsets.UTF_8);
    }

    private static ExportTemplate template(ExportFormat format, boolean quoted) {
        var columns = Arrays.stream(new ExportField[] {ExportField.ACCOUNT_NAME, ExportField.DEBIT})
                .map(field -> new ExportColumn(field.name(), field, null))
                .toList();
        var layout = new ExportLayout(false, quoted, null, "UTF-8", null, null, "yyyy-MM-dd", 60, columns, null);
        return new ExportTemplate("T", new ExportCommands.ChangeExportTemplate("T", format, layout));
    }

    private static ExportLine line(String accountName) {
        var day = LocalDate.of(2026, 11, 22);
        return new ExportLine(
                new UUID(1, 1), day, day, "记", 1, 0, "销售", "1122", accountName, 500, 0, null, null, null, null);
    }
}
