package io.taizhang.export;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerView;
import io.taizhang.platform.Ids;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MaskedAnswers;
import io.taizhang.platform.Refusal;
import io.taizhang.segment.FilterNode;
import io.taizhang.tabular.TableWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes tables of lists: whole, in a file of their own, which goes with its last reader. */
@ApplicationScoped
class Exports {

    /** Rows of a page: enough that the statements of a page do not count. */
    private static final int PAGE = 500;

    private final AuditTrail audit;
    private final MaskedAnswers masks;

    Exports(AuditTrail audit, MaskedAnswers masks) {
        this.audit = audit;
        this.masks = masks;
    }

    /** What the audit trail keeps of an export. */
    record Exported(
            String list,
            String format,
            long rows,
            Map<String, List<String>> filters,
            @Nullable String search,
            @Nullable UUID viewId,
            @Nullable FilterNode conditions) {}

    /** @throws Refusal 404 for a format that there is none of */
    static TableWriter.Kind format(String name) {
        return switch (name) {
            case "csv" -> TableWriter.Kind.CSV;
            case "xlsx" -> TableWriter.Kind.XLSX;
            default -> throw Refusal.notFound("export");
        };
    }

    /**
     * The table of everything that the list shows, to be read once.
     *
     * @throws Refusal as the list refuses
     */
    <V> InputStream make(ExportTable<V> table, TableWriter.Kind format, ListRequest request) {
        return make(table, format, request, null);
    }

    /** The same of the customers of a set. @throws Refusal as the query refuses */
    InputStream make(ExportTable<CustomerView> table, TableWriter.Kind format, ExportSet set) {
        return make(table, format, new ListRequest(), set);
    }

    private <V> InputStream make(
            ExportTable<V> table, TableWriter.Kind format, ListRequest request, @Nullable ExportSet set) {
        try {
            var file = Files.createTempFile("taizhang-export-", ".tmp");
            try {
                var rows = write(table, format, request, file);
                QuarkusTransaction.requiringNew()
                        .run(() -> audit.record(
                                "data.exported",
                                "export",
                                Ids.next(),
                                null,
                                null,
                                new Exported(
                                        table.name(),
                                        format.name().toLowerCase(Locale.ROOT),
                                        rows,
                                        request.filters(),
                                        set == null ? request.q : set.q(),
                                        set == null ? null : set.viewId(),
                                        set == null ? null : set.filter())));
                return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException | RuntimeException failed) {
                Files.deleteIfExists(file);
                throw failed;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private <V> long write(ExportTable<V> table, TableWriter.Kind format, ListRequest request, Path file)
            throws IOException {
        request.limit = PAGE;
        request.cursor = null;
        request.count = null;
        var rows = 0L;
        try (var writer =
                new TableWriter(format, new BufferedOutputStream(Files.newOutputStream(file)), table.header())) {
            do {
                var page = table.page().apply(request);
                for (var row : table.rows().apply(masks.covered(page.items()))) {
                    writer.write(row);
                    rows++;
                }
                request.cursor = page.nextCursor();
            } while (request.cursor != null);
        }
        return rows;
    }
}
