package io.taizhang.exchange;

import io.quarkus.arc.All;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.customer.ImportOutcome.Act;
import io.taizhang.exchange.ImportProgress.Step;
import io.taizhang.exchange.RecordKind.Around;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.Table;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows into records of one kind, a hundred in a transaction. Where one of them is refused, each gets a transaction
 * of its own, so that it stops no other.
 */
@ApplicationScoped
class RecordRows {

    private static final int BATCH = 100;
    private static final int MAX_REFERENCE = 120;

    private final Map<ImportTarget, RecordKind> kinds;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final ImportRefs refs;
    private final ImportChanges changes;
    private final Validator validator;
    private final BusinessTime time;

    RecordRows(
            @All List<RecordKind> kinds,
            CustomerFile file,
            StaffDirectory staff,
            ImportRefs refs,
            ImportChanges changes,
            Validator validator,
            BusinessTime time) {
        this.kinds = kinds.stream().collect(Collectors.toMap(RecordKind::target, Function.identity()));
        this.file = file;
        this.staff = staff;
        this.refs = refs;
        this.changes = changes;
        this.validator = validator;
        this.time = time;
    }

    void run(Table table, ColumnMapping columns, ImportTask task, ImportProgress progress) {
        var kind = Objects.requireNonNull(kinds.get(task.options().target()));
        var dates = new DateReader(task.dates(), time.zone());
        var seen = new SeenKeys();
        var waiting = new ArrayList<ImportRow>();
        for (var source = table.next(); source != null; source = table.next()) {
            progress.read();
            try {
                if (source.damage() != null) {
                    throw source.damage();
                }
                var row = new ImportRow(source, columns, dates, task.options(), validator);
                requireSaidOnce(row, kind, seen);
                waiting.add(row);
            } catch (Refusal refusal) {
                progress.reject(source, refusal);
            }
            if (waiting.size() == BATCH) {
                flush(kind, waiting, task, progress);
            }
        }
        flush(kind, waiting, task, progress);
    }

    private static void requireSaidOnce(ImportRow row, RecordKind kind, SeenKeys seen) {
        var keys = new LinkedHashMap<>(kind.keys(row));
        var reference = kind.reference(row);
        if (reference != null) {
            if (reference.length() > MAX_REFERENCE) {
                throw Refusal.rule("row_cell_too_long", MAX_REFERENCE)
                        .at(kind.referenceField().field());
            }
            keys.put(kind.referenceField(), reference);
        }
        keys.forEach((field, key) -> {
            // Every row is told from every other: two records cannot have one key, even when they are alike.
            var refusal = seen.note(
                    field, key, row.source().number(), (int) row.source().number());
            if (refusal != null) {
                throw refusal;
            }
        });
    }

    private void flush(RecordKind kind, List<ImportRow> waiting, ImportTask task, ImportProgress progress) {
        var batch = List.copyOf(waiting);
        waiting.clear();
        try {
            if (!batch.isEmpty()) {
                progress.step(() -> write(kind, batch, task));
            }
        } catch (Refusal ofOne) {
            for (var row : batch) {
                try {
                    progress.step(() -> write(kind, List.of(row), task));
                } catch (Refusal refusal) {
                    progress.reject(row.source(), refusal);
                }
            }
        }
    }

    private Step write(RecordKind kind, List<ImportRow> rows, ImportTask task) {
        var known = refs.find(kind.target(), said(rows, row -> reference(row, kind, task)));
        var customers = file.byReference(said(rows, kind::customer));
        var people = staff.byUsername(rows.stream()
                .flatMap(row -> kind.people(row).stream())
                .distinct()
                .toList());
        var fresh = new LinkedHashMap<String, UUID>();
        var changed = new ArrayList<ImportChanges.Changed>();
        var tally = ImportTally.NOTHING;
        for (var row : rows) {
            var reference = reference(row, kind, task);
            var around =
                    new Around(reference == null ? null : known.get(reference), customer(row, kind, customers), people);
            var written = kind.write(row, around);
            if (reference != null && around.known() == null) {
                fresh.put(reference, written.id());
            }
            if (written.change() != null) {
                changed.add(written.change());
            }
            tally = tally.plus(new ImportTally(
                    0,
                    1,
                    0,
                    written.act() == Act.CREATED ? 1 : 0,
                    written.act() == Act.UPDATED ? 1 : 0,
                    written.act() == Act.UNCHANGED ? 1 : 0,
                    0,
                    written.amountMinor()));
        }
        refs.add(kind.target(), task.jobId(), fresh);
        changes.add(task.jobId(), changed);
        return new Step(tally, List.of());
    }

    private static List<String> said(List<ImportRow> rows, Function<ImportRow, @Nullable String> value) {
        var said = new ArrayList<String>();
        for (var row : rows) {
            var text = value.apply(row);
            if (text != null && !said.contains(text)) {
                said.add(text);
            }
        }
        return said;
    }

    /** Without a name of its own, a record that nothing else tells from others is known by its place in the file. */
    private static @Nullable String reference(ImportRow row, RecordKind kind, ImportTask task) {
        var reference = kind.reference(row);
        return reference == null && kind.isKnownByPlace(row)
                ? ImportRefs.place(task, row.source().number())
                : reference;
    }

    private static @Nullable CustomerRef customer(ImportRow row, RecordKind kind, Map<String, CustomerRef> customers) {
        var called = kind.customer(row);
        if (called == null) {
            return null;
        }
        var customer = customers.get(called);
        if (customer == null && !kind.isCustomer()) {
            throw Refusal.rule("row_customer_unknown", called).at("customerRef");
        }
        return customer;
    }
}
