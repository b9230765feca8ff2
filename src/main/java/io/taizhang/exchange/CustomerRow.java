package io.taizhang.exchange;

import io.taizhang.customer.Address;
import io.taizhang.customer.AddressType;
import io.taizhang.customer.ImportedCustomer;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.TableRow;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a row says of a customer. */
record CustomerRow(TableRow source, ImportedCustomer customer) {

    /** @throws Refusal 422 at the field that cannot be read */
    static CustomerRow of(TableRow row, ColumnMapping columns, DateReader dates) {
        var ref = columns.value(row, ImportField.EXTERNAL_REF);
        var name = columns.value(row, ImportField.NAME);
        if (ref == null && name == null) {
            var field = columns.has(ImportField.NAME) ? ImportField.NAME : ImportField.EXTERNAL_REF;
            throw ImportRow.missing(field);
        }
        return new CustomerRow(row, laidOver(row, columns, dates));
    }

    /** What the row says of somebody who may be known already. @throws Refusal 422 at the field that cannot be read */
    static ImportedCustomer laidOver(TableRow row, ColumnMapping columns, DateReader dates) {
        var kind = columns.value(row, ImportField.KIND);
        var tier = columns.value(row, ImportField.TIER);
        var createdOn = columns.value(row, ImportField.CREATED_ON);
        return new ImportedCustomer(
                columns.value(row, ImportField.EXTERNAL_REF),
                kind == null ? null : Words.KIND.read(kind, ImportField.KIND),
                columns.value(row, ImportField.NAME),
                columns.value(row, ImportField.PHONE),
                columns.value(row, ImportField.EMAIL),
                tier == null ? null : Words.TIER.read(tier, ImportField.TIER),
                tags(columns.value(row, ImportField.TAGS)),
                null,
                null,
                address(row, columns),
                columns.value(row, ImportField.INDUSTRY),
                columns.value(row, ImportField.CREDIT_CODE),
                columns.value(row, ImportField.NOTE),
                null,
                createdOn == null ? null : dates.read(createdOn, ImportField.CREATED_ON.field()));
    }

    private static @Nullable List<String> tags(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(text.split("[,;|、，；]"))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList();
    }

    private static @Nullable Address address(TableRow row, ColumnMapping columns) {
        var province = columns.value(row, ImportField.PROVINCE);
        var city = columns.value(row, ImportField.CITY);
        var district = columns.value(row, ImportField.DISTRICT);
        var detail = columns.value(row, ImportField.ADDRESS);
        var postcode = columns.value(row, ImportField.POSTCODE);
        var known = Stream.of(province, city, district, detail)
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return known.isEmpty()
                ? null
                : new Address(
                        null,
                        AddressType.OTHER,
                        null,
                        province,
                        city,
                        district,
                        detail == null ? known : detail,
                        postcode,
                        null);
    }
}
