package io.taizhang.exchange;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.exchange.ImportErrors.RowError;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far one import is. Every step is one transaction: its records, its refused rows and the figures are stored together
 * or not at all. In a dry run the records are taken back and the rest is stored.
 */
final class ImportProgress {

    private static final Logger LOG = Logger.getLogger(ImportProgress.class);
    private static final int TIMEOUT_SECONDS = 300;
    private static final int ERRORS_AT_ONCE = 1_000;
    private static final int ROWS_AT_ONCE = 10_000;
    /** What is kept of a refused row: enough to find and mend it. */
    private static final int MAX_CELL_KEPT = 500;

    private static final int MAX_ROW_KEPT = 4_000;

    private final ImportTask task;
    private final ColumnMapping mapping;
    private final ImportService imports;
    private final ImportRunner runner;
    private final boolean dry;

    private ImportTally tally = ImportTally.NOTHING;
    private long read;
    private long repeated;
    private long rejected;
    private int errorsKept;
    private List<RowError> errors = new ArrayList<>();

    ImportProgress(ImportTask task, ColumnMapping mapping, ImportService imports, ImportRunner runner) {
        this.task = task;
        this.mapping = mapping;
        this.imports = imports;
        this.runner = runner;
        this.dry = task.options().mode() == ImportMode.DRY_RUN;
    }

    /** What a step has done. */
    record Step(ImportTally tally, List<Rejection> rejections) {

        static final Step NONE = new Step(ImportTally.NOTHING, List.of());
    }

    /** A row that a step has refused. */
    record Rejection(TableRow row, Refusal refusal) {}

    boolean isDry() {
        return dry;
    }

    long rowsRead() {
        return tally.read() + read;
    }

    /** Counts a row that was read. Writes the figures down when that has not been done for long. */
    void read() {
        read++;
        if (read >= ROWS_AT_ONCE || errors.size() >= ERRORS_AT_ONCE) {
            flush();
        }
    }

    /** Takes a row that says again what one before it has said. */
    void acceptRepetition() {
        repeated++;
    }

    /** Lists a row that contradicts another one and is taken all the same. */
    void note(TableRow row, Refusal contradiction) {
        if (errorsKept + errors.size() < ImportErrors.MAX) {
            errors.add(error(row, contradiction));
        }
    }

    /** Refuses a row before any step has seen it. */
    void reject(TableRow row, Refusal refusal) {
        rejected++;
        if (errorsKept + errors.size() < ImportErrors.MAX) {
            errors.add(error(row, refusal));
        }
    }

    /** Writes down what is known so far. */
    void flush() {
        step(() -> Step.NONE);
    }

    /** Does a step in a transaction. A conflict with somebody else's work is tried once more. */
    void step(Supplier<Step> work) {
        if (runner.isStopping()) {
            throw new ImportRunner.Stopped();
        }
        try {
            once(work);
        } catch (Refusal | ImportRunner.Stopped end) {
            throw end;
        } catch (RuntimeException conflict) {
            LOG.debugf(conflict, "Import %s tries a step again", task.jobId());
            once(work);
        }
    }

    private void once(Supplier<Step> work) {
        if (dry) {
            var step = tried(work);
            QuarkusTransaction.requiringNew().run(() -> writeDown(step));
            settle(step);
        } else {
            settle(QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
                var done = work.get();
                writeDown(done);
                return done;
            }));
        }
    }

    /** Does the step and undoes it: a dry run reports what would have been. */
    private static Step tried(Supplier<Step> work) {
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(TIMEOUT_SECONDS));
        try {
            return work.get();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void writeDown(Step step) {
        var newErrors = newErrors(step);
        var kept = errorsKept + newErrors.size();
        if (!imports.reached(task.jobId(), total(step), newErrors, kept)) {
            throw new ImportRunner.Stopped();
        }
    }

    private void settle(Step step) {
        errorsKept = Math.min(
                ImportErrors.MAX, errorsKept + errors.size() + step.rejections().size());
        tally = total(step);
        read = 0;
        repeated = 0;
        rejected = 0;
        errors = new ArrayList<>();
    }

    private ImportTally total(Step step) {
        var before = new ImportTally(read, repeated, rejected, 0, 0, repeated, 0, 0);
        return tally.plus(before).plus(step.tally());
    }

    private List<RowError> newErrors(Step step) {
        var all = new ArrayList<>(errors);
        step.rejections().stream()
                .limit(Math.max(0, ImportErrors.MAX - errorsKept - errors.size()))
                .forEach(rejection -> all.add(error(rejection.row(), rejection.refusal())));
        return all;
    }

    private RowError error(TableRow row, Refusal refusal) {
        return new RowError(
                row.number(),
                column(refusal),
                refusal.code(),
                refusal.arguments().stream()
                        .map(argument -> storable(String.valueOf(argument), 200))
                        .toList(),
                original(row));
    }

    private @Nullable String column(Refusal refusal) {
        if (refusal.fields().isEmpty()) {
            return null;
        }
        var pointer = refusal.fields().get(0).pointer();
        return mapping.column(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static List<String> original(TableRow row) {
        var kept = new ArrayList<String>();
        var room = MAX_ROW_KEPT;
        for (var cell : row.cells()) {
            var text = storable(cell, Math.min(MAX_CELL_KEPT, room));
            room -= text.length();
            kept.add(text);
        }
        return kept;
    }

    /** What PostgreSQL cannot keep is shown as the character that stands for such. */
    private static String storable(String text, int longest) {
        var cut = text.length() > longest ? text.substring(0, longest) : text;
        var clean = new StringBuilder(cut.length());
        cut.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
