package io.taizhang.exchange;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import io.taizhang.tabular.TableRow;
import io.taizhang.tabular.TableWriter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which column of a file holds which field. */
final class ColumnMapping {

    private final List<String> header;
    private final Map<ImportField, Integer> columns = new EnumMap<>(ImportField.class);
    private final Map<ImportField, String> defaults = new EnumMap<>(ImportField.class);

    /**
     * Checks the mapping against the header of the file.
     *
     * @throws Refusal 422 {@code import_column_unknown}, {@code import_field_unknown}, {@code import_field_twice} or
     *     {@code import_field_missing}, at the column that is wrong
     */
    ColumnMapping(List<String> header, ImportOptions options) {
        this.header = header;
        options.mapping().forEach((column, name) -> map(options.target(), column, name));
        options.defaultValues().forEach((name, value) -> {
            var field = field(options.target(), name, "/defaults/" + escaped(name));
            if (!Texts.isStorable(value)) {
                throw Refusal.rule("value_out_of_range").at("/defaults/" + escaped(name));
            }
            defaults.put(field, value);
        });
        requireEnough(options.target());
    }

    /** What each row needs to become anything at all; what only a new record needs is asked row by row. */
    private void requireEnough(ImportTarget target) {
        switch (target) {
            case CUSTOMERS -> requireOne(ImportField.NAME, ImportField.EXTERNAL_REF, ImportField.NUMBER);
            case TRANSACTIONS -> {
                requireOne(ImportField.CUSTOMER_REF);
                requireOne(ImportField.BUSINESS_DATE);
                requireOne(ImportField.AMOUNT, ImportField.UNIT_PRICE);
            }
            case CONTACTS -> {
                requireOne(ImportField.CONTACT_CUSTOMER);
                requireOne(ImportField.CONTACT_NAME, ImportField.CONTACT_REF);
            }
            case INTERACTIONS -> requireOne(ImportField.CONTENT, ImportField.INTERACTION_REF);
            case CONTRACTS -> requireOne(ImportField.CONTRACT_NUMBER, ImportField.CONTRACT_REF);
            case CARDS -> {
                requireOne(ImportField.OLD_NUMBER);
                requireOne(ImportField.PROGRAM);
                requireOne(ImportField.PRINCIPAL, ImportField.BONUS);
            }
        }
    }

    /** The fields that the names of the columns suggest. */
    static Map<String, String> guess(ImportTarget target, List<String> header) {
        var found = new LinkedHashMap<String, String>();
        var plain = header.stream().map(ImportField::plain).toList();
        var taken = new HashSet<Integer>();
        for (var field : ImportField.of(target)) {
            field.spellings().stream()
                    .map(plain::indexOf)
                    .filter(column -> column >= 0)
                    .filter(Predicate.not(taken::contains))
                    .findFirst()
                    .ifPresent(column -> {
                        taken.add(column);
                        found.put(header.get(column), field.field());
                    });
        }
        return found;
    }

    private void map(ImportTarget target, String column, String name) {
        var pointer = "/mapping/" + escaped(column);
        int index = header.indexOf(column);
        if (index < 0) {
            throw Refusal.rule("import_column_unknown", column).at(pointer);
        }
        var field = field(target, name, pointer);
        if (columns.put(field, index) != null) {
            throw Refusal.rule("import_field_twice", field).at(pointer);
        }
    }

    private static ImportField field(ImportTarget target, String name, String pointer) {
        return ImportField.find(target, name)
                .orElseThrow(() -> Refusal.rule("import_field_unknown", name).at(pointer));
    }

    private void requireOne(ImportField... fields) {
        for (var field : fields) {
            if (has(field)) {
                return;
            }
        }
        throw Refusal.rule("import_field_missing", fields[0]).at("/mapping");
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    List<String> header() {
        return header;
    }

    /** Whether a column of the file holds it. */
    boolean isMapped(ImportField field) {
        return columns.containsKey(field);
    }

    boolean has(ImportField field) {
        return columns.containsKey(field) || defaults.containsKey(field);
    }

    /** What the row says of the field, or else the default; null when neither says anything. */
    @Nullable
    String value(TableRow row, ImportField field) {
        var own = own(row, field);
        return own == null ? defaults.get(field) : own;
    }

    /** What the row itself says of the field. */
    @Nullable
    String own(TableRow row, ImportField field) {
        var column = columns.get(field);
        return column == null ? null : cleaned(row.cells().get(column));
    }

    /** The column of a field named as in the contract; null when the field has none. */
    @Nullable
    String column(String name) {
        return columns.entrySet().stream()
                .filter(mapped -> mapped.getKey().field().equals(name))
                .map(mapped -> header.get(mapped.getValue()))
                .findFirst()
                .orElse(null);
    }

    /** Without space around it and without the apostrophe that keeps a spreadsheet from calculating it. */
    private static @Nullable String cleaned(String cell) {
        var text = cell.replace('\u00A0', ' ').strip();
        if (text.length() > 1 && text.charAt(0) == '\'' && TableWriter.CALCULATED.indexOf(text.charAt(1)) >= 0) {
            text = text.substring(1);
        }
        return text.isEmpty() ? null : text;
    }
}
