package io.taizhang.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.taizhang.exchange.ImportRequest.Upload;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Sha256;
import io.taizhang.platform.Texts;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.Table;
import io.taizhang.tabular.TableFormat;
import io.taizhang.tabular.TableRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes uploads in: looks at them, refuses what cannot be imported, and hands the rest to the queue. */
@ApplicationScoped
class ImportIntake {

    private static final int PREVIEW_ROWS = 20;
    private static final int PREVIEW_CELL = 500;
    private static final int MAX_NAME = 200;

    private final ImportService imports;
    private final ImportQueue queue;
    private final SavedMappings saved;
    private final CurrentIdentityAssociation identity;
    private final ObjectMapper json;
    private final Validator validator;

    ImportIntake(
            ImportService imports,
            ImportQueue queue,
            SavedMappings saved,
            CurrentIdentityAssociation identity,
            ObjectMapper json,
            Validator validator) {
        this.imports = imports;
        this.queue = queue;
        this.saved = saved;
        this.identity = identity;
        this.json = json;
        this.validator = validator;
    }

    /** What was sent: a file with the name that the sender gave it, and how to read it as JSON. */
    record Sent(@Nullable Path file, @Nullable String name, @Nullable String options) {}

    /** What the file looks like. Keeps nothing. @throws Refusal 422 when it cannot be read */
    ImportPreviewView preview(Sent sent) throws JsonProcessingException {
        var options = read(sent.options(), PreviewOptions.class, PreviewOptions.NONE);
        var file = required(sent);
        var format = TableFormat.of(file, name(sent), options.reading());
        try (var table = new Table(file, format)) {
            var target = options.targetOrUsual();
            var mapping = ColumnMapping.guess(target, table.header());
            var sample = new Sample(table, mapping);
            var guess = DateReader.guess(sample.dates);
            var text = format.text();
            return new ImportPreviewView(
                    table.header(),
                    sample.rows.stream().map(ImportIntake::shown).toList(),
                    mapping,
                    saved.fitting(target, table.header()),
                    ImportField.of(target).stream().map(ImportField::field).toList(),
                    format.charsetName(),
                    text == null ? null : String.valueOf(text.delimiter()),
                    text == null ? format.sheets() : null,
                    sample.dates.isEmpty() ? null : guess.order().shown(),
                    guess.ambiguous(),
                    guess.ambiguous() ? guess.readings() : null);
        }
    }

    /**
     * Begins an import and answers at once.
     *
     * @throws Refusal 403 when the caller may not write what the file holds, 422 when file or mapping cannot be used,
     *     429 {@code import_queue_full}
     */
    ImportView start(Sent sent) throws JsonProcessingException {
        var options = read(sent.options(), ImportOptions.class, null);
        imports.requireMay(options);
        queue.requireRoom();
        var upload = keep(required(sent), name(sent));
        try {
            return begin(upload, options);
        } catch (RuntimeException refused) {
            ImportQueue.delete(upload.file());
            throw refused;
        }
    }

    private ImportView begin(Upload upload, ImportOptions options) {
        var format = TableFormat.of(upload.file(), upload.name(), options.reading());
        try (var table = new Table(upload.file(), format)) {
            var mapping = new ColumnMapping(table.header(), options);
            var dates = dates(options, new Sample(table, options.mapping()).dates);
            var view = imports.begin(new ImportRequest(upload, format, mapping.header(), options), queue.instance());
            var task = new ImportTask(
                    view.id(), upload.file(), upload.sha256(), format, dates, options, identity.getIdentity());
            try {
                queue.submit(task);
            } catch (Refusal full) {
                imports.fail(view.id(), full.code(), List.of());
                throw full;
            }
            return view;
        }
    }

    /** The order of the dates: as it was named, or as the dates themselves tell. */
    private static DateReader.Order dates(ImportOptions options, List<String> samples) {
        if (options.dateFormat() != null) {
            return DateReader.order(options.dateFormat());
        }
        var guess = DateReader.guess(samples);
        if (guess.ambiguous()) {
            throw Refusal.rule("import_date_ambiguous", String.join(", ", guess.readings()))
                    .at("/dateFormat");
        }
        return guess.order();
    }

    /** The first rows, and the first dates of those columns that hold dates. */
    private static final class Sample {

        private final List<TableRow> rows = new ArrayList<>();
        private final List<String> dates = new ArrayList<>();

        Sample(Table table, Map<String, String> mapping) {
            var dateColumns = mapping.entrySet().stream()
                    .filter(entry -> ImportField.isDate(entry.getValue()))
                    .map(entry -> table.header().indexOf(entry.getKey()))
                    .toList();
            for (int i = 0; i < DateReader.SAMPLE; i++) {
                var row = table.next();
                if (row == null) {
                    return;
                }
                if (i < PREVIEW_ROWS) {
                    rows.add(row);
                }
                dateColumns.stream()
                        .map(row.cells()::get)
                        .filter(cell -> !cell.isBlank())
                        .forEach(dates::add);
            }
        }
    }

    private <T> T read(@Nullable String text, Class<T> type, @Nullable T otherwise) throws JsonProcessingException {
        var options = text == null || text.isBlank() ? otherwise : json.readValue(text, type);
        if (options == null) {
            throw Refusal.unreadable("import_options_missing").at("options");
        }
        var faults = validator.validate(options);
        if (!faults.isEmpty()) {
            throw new ConstraintViolationException(faults);
        }
        return options;
    }

    private static List<String> shown(TableRow row) {
        return row.cells().stream()
                .map(cell -> cell.length() > PREVIEW_CELL ? cell.substring(0, PREVIEW_CELL) + "…" : cell)
                .toList();
    }

    private static Path required(Sent sent) {
        if (sent.file() == null) {
            throw Refusal.unreadable("import_file_missing").at("file");
        }
        return sent.file();
    }

    /** The last part of the name, whatever system it comes from, without what no text may hold. */
    private static String name(Sent sent) {
        var given = sent.name() == null ? "" : sent.name();
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        var cut = last.length() > MAX_NAME ? last.substring(last.length() - MAX_NAME) : last;
        return cut.isEmpty() || !Texts.isStorable(cut) ? "upload" : cut;
    }

    /** Copies the file, because the server deletes what was uploaded when it has answered. */
    private Upload keep(Path sent, String name) {
        try {
            var kept = queue.folder().resolve(Ids.next() + ".upload");
            var digest = Sha256.digest();
            try (var input = new DigestInputStream(Files.newInputStream(sent), digest)) {
                var bytes = Files.copy(input, kept);
                return new Upload(kept, name, HexFormat.of().formatHex(digest.digest()), bytes);
            } catch (IOException | RuntimeException failed) {
                ImportQueue.delete(kept);
                throw failed;
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
