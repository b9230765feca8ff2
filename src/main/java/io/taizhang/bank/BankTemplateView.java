package io.taizhang.bank;

import io.taizhang.bankfile.BankColumn;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template as callers see it. */
record BankTemplateView(
        @Filterable UUID id,
        long version,
        @Filterable(sort = true) String name,
        @Filterable @Schema(description = "Came with the product, as far as the bank's columns were known: check it.")
                boolean example,
        @Filterable boolean active,
        @Nullable Integer headerRow,
        @Nullable String charset,
        @Nullable String delimiter,
        @Nullable String dateFormat,
        Map<BankColumn, List<String>> columns,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static BankTemplateView of(BankTemplate template) {
        var layout = template.layout;
        return new BankTemplateView(
                template.id(),
                template.version(),
                template.name,
                template.example,
                template.active,
                layout.headerRow(),
                layout.charset(),
                layout.delimiter(),
                layout.dateFormat(),
                layout.columns(),
                template.createdAt(),
                template.updatedAt());
    }
}
