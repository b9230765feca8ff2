package io.taizhang.exchange;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.TableRow;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A row of a file, read by what its columns mean. Every method refuses with 422 at the field that cannot be read. */
record ImportRow(TableRow source, ColumnMapping columns, DateReader dates, ImportOptions options, Validator validator) {

    @Nullable
    String text(ImportField field) {
        return columns.value(source, field);
    }

    /** @throws Refusal 422 {@code row_value_missing} */
    String required(ImportField field) {
        var text = text(field);
        if (text == null) {
            throw missing(field);
        }
        return text;
    }

    static Refusal missing(ImportField field) {
        return Refusal.rule("row_value_missing", field).at(field.field());
    }

    @Nullable
    LocalDate day(ImportField field) {
        var text = text(field);
        return text == null ? null : dates.read(text, field.field());
    }

    @Nullable
    Instant moment(ImportField field) {
        var text = text(field);
        return text == null ? null : dates.moment(text, field.field());
    }

    @Nullable
    Money money(ImportField field) {
        var text = text(field);
        return text == null ? null : TransactionRow.money(text, field);
    }

    <E extends Enum<E>> @Nullable E word(ImportField field, Words<E> words) {
        var text = text(field);
        return text == null ? null : words.read(text, field);
    }

    /** @throws Refusal 422 {@code row_record_unknown} when rows may only change what is there */
    void requireMayCreate(ImportField key) {
        if (!options.mayCreate()) {
            var called = text(key);
            throw Refusal.rule("row_record_unknown", called == null ? "" : called)
                    .at(key.field());
        }
    }

    /** @throws Refusal 422 {@code row_record_exists} when rows may only make new records */
    void requireMayUpdate(ImportField key) {
        if (!options.mayUpdate()) {
            var called = text(key);
            throw Refusal.rule("row_record_exists", called == null ? "" : called)
                    .at(key.field());
        }
    }

    /**
     * What the row becomes, within the bounds that hold for the same thing over HTTP.
     *
     * @throws Refusal 422 {@code value_refused} at the field that is out of its bounds
     */
    <T> T checked(T command) {
        for (var fault : validator.validate(command)) {
            var path = fault.getPropertyPath().iterator().next().getName();
            throw Refusal.rule("value_refused", fault.getMessage()).at("/" + path);
        }
        return command;
    }

    /** What is written after the row: what it says; what was there when it says nothing; nothing when empty clears. */
    <T> @Nullable T kept(ImportField field, @Nullable T said, @Nullable T present) {
        if (said != null) {
            return said;
        }
        return options.clearsEmpty() && columns.isMapped(field) ? null : present;
    }

    /** Like {@link #kept}, for what no record can be without. @throws Refusal 422 {@code row_value_missing} */
    <T> T needed(ImportField field, @Nullable T said, @Nullable T present) {
        var value = said == null ? present : said;
        if (value == null) {
            throw missing(field);
        }
        return value;
    }
}
