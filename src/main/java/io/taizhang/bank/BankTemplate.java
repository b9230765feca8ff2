package io.taizhang.bank;

import io.taizhang.bankfile.BankColumn;
import io.taizhang.bankfile.TableLayout;
import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.TableReading;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How the tables of a bank are read, as data. */
@Entity
class BankTemplate extends BaseEntity {

    String name;

    /** It came with the product, as an example that may not fit any more. */
    @Column(updatable = false)
    boolean example;

    boolean active;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    Layout layout;

    /** What is stored of a template's reading. */
    record Layout(
            @Nullable Integer headerRow,
            @Nullable String charset,
            @Nullable String delimiter,
            @Nullable String dateFormat,
            Map<BankColumn, List<String>> columns) {}

    protected BankTemplate() {}

    BankTemplate(KeepBankTemplate command) {
        say(command);
    }

    /** @throws Refusal 422 {@code bank_template_insufficient} or {@code import_date_format} */
    void keep(KeepBankTemplate command) {
        say(command);
    }

    private void say(KeepBankTemplate command) {
        if (!TableLayout.suffices(command.columns())) {
            throw Refusal.rule("bank_template_insufficient").at("/columns");
        }
        if (command.dateFormat() != null) {
            DateReader.order(command.dateFormat());
        }
        name = command.name().strip();
        active = command.active() == null || command.active();
        layout = new Layout(
                command.headerRow(),
                command.charset(),
                command.delimiter(),
                command.dateFormat(),
                Map.copyOf(command.columns()));
    }

    TableLayout tableLayout() {
        return new TableLayout(
                name,
                new TableReading(layout.charset, layout.delimiter, null),
                layout.headerRow,
                layout.dateFormat == null ? null : DateReader.order(layout.dateFormat),
                layout.columns);
    }

    KeepBankTemplate editable() {
        return new KeepBankTemplate(
                name, layout.headerRow, layout.charset, layout.delimiter, layout.dateFormat, layout.columns, active);
    }
}
