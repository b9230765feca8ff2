package io.taizhang.exchange;

import io.taizhang.account.EntryService;
import io.taizhang.account.EntryType;
import io.taizhang.account.ImportedEntry;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.customer.ImportedCustomer;
import io.taizhang.exchange.ImportChanges.Changed;
import io.taizhang.exchange.ImportChanges.ImportSubject;
import io.taizhang.exchange.ImportProgress.Rejection;
import io.taizhang.exchange.ImportProgress.Step;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Posts whole documents, a thousand at a time. */
final class TransactionPosting {

    private static final int BATCH = 1_000;
    private static final int BATCH_ROWS = 20_000;
    private static final Pattern LINE = Pattern.compile("/lines/(\\d+).*");

    private final CustomerFile file;
    private final EntryService entries;
    private final ImportChanges changes;
    private final Caller caller;
    private final ImportTask task;
    private final ImportProgress progress;
    private final List<Named> ready = new ArrayList<>();
    private long readyRows;

    /** In a dry run every batch registers its customers anew; here they are counted once. */
    private final Set<String> registered = new HashSet<>();

    TransactionPosting(
            CustomerFile file,
            EntryService entries,
            ImportChanges changes,
            Caller caller,
            ImportTask task,
            ImportProgress progress) {
        this.file = file;
        this.entries = entries;
        this.changes = changes;
        this.caller = caller;
        this.task = task;
        this.progress = progress;
    }

    /** A document with its name in the other system; without one, the place in the file is its name. */
    private record Named(String ref, TransactionDocument document) {}

    void add(@Nullable String ref, TransactionDocument document) {
        if (document.customerRef() == null) {
            document.rows()
                    .forEach(row -> progress.reject(
                            row.source(), Refusal.rule("row_customer_missing").at(ImportField.CUSTOMER_REF.field())));
            return;
        }
        var first = document.rows().get(0).source();
        ready.add(new Named(ref == null ? ImportRefs.place(task, first.number()) : ref, document));
        readyRows += document.size();
        if (ready.size() == BATCH || readyRows >= BATCH_ROWS) {
            flush();
        }
    }

    void flush() {
        var batch = List.copyOf(ready);
        ready.clear();
        readyRows = 0;
        if (!batch.isEmpty()) {
            progress.step(() -> post(batch));
        }
    }

    private Step post(List<Named> batch) {
        var rejections = new ArrayList<Rejection>();
        var customers = customers(batch);
        var documents = new ArrayList<TransactionDocument>();
        var imported = new ArrayList<ImportedEntry>();
        for (var named : batch) {
            try {
                imported.add(entry(named, customers.known()));
                documents.add(named.document());
            } catch (Refusal refusal) {
                reject(named.document(), refusal, rejections);
            }
        }
        var result = entries.importBatch(imported);
        changes.add(
                task.jobId(),
                result.entries().stream()
                        .map(entry -> new Changed(ImportSubject.ENTRY, entry, null, null, 0))
                        .toList());
        var rejected = new HashSet<Integer>();
        result.rejected().forEach(entry -> {
            rejected.add(entry.index());
            reject(documents.get(entry.index()), entry.refusal(), rejections);
        });
        var accepted = 0L;
        var amount = 0L;
        for (int i = 0; i < documents.size(); i++) {
            if (!rejected.contains(i)) {
                accepted += documents.get(i).size();
                amount = Math.addExact(amount, documents.get(i).total().minor());
            }
        }
        var tally = new ImportTally(
                0,
                accepted,
                rejections.size(),
                result.created(),
                0,
                result.unchanged(),
                customers.registered(),
                amount);
        return new Step(tally, rejections);
    }

    private ImportedEntry entry(Named named, Map<String, CustomerRef> known) {
        var document = named.document();
        var ref = document.customerRef();
        var customer = ref == null ? null : known.get(ref);
        if (customer == null) {
            throw Refusal.rule("row_customer_unknown", String.valueOf(ref)).at(ImportField.CUSTOMER_REF.field());
        }
        if (document.type() == EntryType.ADJUSTMENT && !caller.may("transaction:correct")) {
            throw Refusal.rule("adjustment_not_allowed").at(ImportField.TYPE.field());
        }
        return document.entry(named.ref(), customer.id());
    }

    /** Every row of the document is refused: the one at fault for its reason, the others because of it. */
    private static void reject(TransactionDocument document, Refusal refusal, List<Rejection> rejections) {
        var rows = document.rows();
        var culprit = culprit(refusal);
        for (int i = 0; i < rows.size(); i++) {
            var reason = culprit < 0 || culprit >= rows.size() || i == culprit
                    ? refusal
                    : Refusal.rule(
                            "row_of_rejected_document",
                            rows.get(culprit).source().number());
            rejections.add(new Rejection(rows.get(i).source(), reason));
        }
    }

    /** The line that a refusal points to; -1 when it is none in particular. */
    private static int culprit(Refusal refusal) {
        return refusal.fields().stream()
                .map(field -> LINE.matcher(field.pointer()))
                .filter(Matcher::matches)
                .map(match -> Integer.parseInt(match.group(1)))
                .findFirst()
                .orElse(-1);
    }

    /** The customers of a batch by what the file calls them, and how many had to be registered. */
    private record Customers(Map<String, CustomerRef> known, long registered) {}

    private Customers customers(List<Named> batch) {
        var names = new LinkedHashMap<String, @Nullable String>();
        for (var named : batch) {
            var ref = named.document().customerRef();
            if (ref != null && names.get(ref) == null) {
                names.put(ref, named.document().customerName());
            }
        }
        var known = file.byReference(names.keySet());
        if (!task.options().createsCustomers()) {
            return new Customers(known, 0);
        }
        var unknown =
                names.keySet().stream().filter(ref -> !known.containsKey(ref)).toList();
        if (unknown.isEmpty()) {
            return new Customers(known, 0);
        }
        file.importBatch(
                unknown.stream().map(ref -> newCustomer(ref, names.get(ref))).toList());
        var fresh = new LinkedHashMap<>(known);
        fresh.putAll(file.byReference(unknown));
        var count = unknown.stream()
                .filter(fresh::containsKey)
                .filter(ref -> !progress.isDry() || registered.add(ref))
                .count();
        return new Customers(fresh, count);
    }

    private static ImportedCustomer newCustomer(String ref, @Nullable String name) {
        return new ImportedCustomer(
                ref,
                null,
                name == null ? ref : name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
