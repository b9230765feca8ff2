package io.taizhang.exchange;

import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.customer.ImportOutcome;
import io.taizhang.customer.ImportedCustomer;
import io.taizhang.duplicate.KnownCustomers;
import io.taizhang.exchange.ImportProgress.Rejection;
import io.taizhang.exchange.ImportProgress.Step;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Registers customers, a thousand at a time. Rows of one external reference are one customer; the last one counts. */
final class CustomerRegistration {

    private static final int BATCH = 1_000;
    private static final int MAX_WAITING_REPETITIONS = 10_000;
    /** Repetitions are recognised among so many customers; beyond, every row is compared in the database. */
    private static final int MAX_REMEMBERED = 50_000;

    private final CustomerFile file;
    private final @Nullable KnownCustomers known;
    private final ImportChanges changes;
    private final ImportRefs refs;
    private final ImportTask task;
    private final ImportProgress progress;
    private final List<Candidate> ready = new ArrayList<>();
    private final Map<String, Candidate> readyByRef = new HashMap<>();
    private int waitingRepetitions;

    /** What the last accepted row of a reference said. */
    private final Map<String, ImportedCustomer> said = new HashMap<>();

    /** In a dry run a later batch finds nothing of what an earlier one has registered. */
    private final Set<String> registered = new HashSet<>();

    /** @param known whom new customers may not be likely to be; null when they are registered all the same */
    CustomerRegistration(
            CustomerFile file,
            @Nullable KnownCustomers known,
            ImportChanges changes,
            ImportRefs refs,
            ImportTask task,
            ImportProgress progress) {
        this.file = file;
        this.known = known;
        this.changes = changes;
        this.refs = refs;
        this.task = task;
        this.progress = progress;
    }

    /** A row of the next batch, with the rows behind it that say the same again. */
    private record Candidate(CustomerRow row, List<TableRow> repetitions) {

        ImportedCustomer customer() {
            return row.customer();
        }
    }

    void add(CustomerRow row) {
        var ref = row.customer().externalRef();
        if (ref != null && row.customer().equals(said.get(ref))) {
            progress.acceptRepetition();
            return;
        }
        var waiting = ref == null ? null : readyByRef.get(ref);
        if (waiting != null && waiting.customer().equals(row.customer())) {
            waiting.repetitions().add(row.source());
            waitingRepetitions++;
        } else {
            if (waiting != null) {
                flush();
            }
            var candidate = new Candidate(row, new ArrayList<>());
            ready.add(candidate);
            if (ref != null) {
                readyByRef.put(ref, candidate);
            }
        }
        if (ready.size() == BATCH || waitingRepetitions == MAX_WAITING_REPETITIONS) {
            flush();
        }
    }

    void flush() {
        var batch = List.copyOf(ready);
        ready.clear();
        readyByRef.clear();
        waitingRepetitions = 0;
        if (!batch.isEmpty()) {
            progress.step(() -> register(batch));
        }
    }

    private Step register(List<Candidate> all) {
        var rejections = new ArrayList<Rejection>();
        var placed = withoutKnownByPlace(all);
        var sorted = sorted(placed.open(), rejections);
        var batch = known == null ? sorted.open() : withoutLikely(sorted.open(), known, rejections);
        var outcomes = file.importBatch(named(batch));
        var places = new HashMap<String, UUID>();
        long done = placed.done() + sorted.done();
        var tally = new ImportTally(0, done, 0, 0, 0, done, 0, 0);
        for (int i = 0; i < batch.size(); i++) {
            var candidate = batch.get(i);
            var again = candidate.repetitions().size();
            var act = act(candidate.customer(), outcomes.get(i));
            if (act == ImportOutcome.Act.REFUSED) {
                var refusal = refusal(outcomes.get(i));
                reject(candidate, refusal, rejections);
            } else {
                remember(candidate.customer());
                if (candidate.customer().externalRef() == null) {
                    places.put(
                            place(candidate),
                            Objects.requireNonNull(outcomes.get(i).customerId()));
                }
                tally = tally.plus(new ImportTally(
                        0,
                        1L + again,
                        0,
                        count(act, ImportOutcome.Act.CREATED),
                        count(act, ImportOutcome.Act.UPDATED),
                        count(act, ImportOutcome.Act.UNCHANGED) + again,
                        0,
                        0));
            }
        }
        refs.add(ImportTarget.CUSTOMERS, task.jobId(), places);
        return new Step(tally.plus(ImportTally.rejected(rejections.size())), rejections);
    }

    /** Without the rows that nothing but their place tells from others, where this file has registered them before. */
    private Sorted withoutKnownByPlace(List<Candidate> all) {
        var nameless = all.stream()
                .filter(candidate -> candidate.customer().externalRef() == null)
                .map(this::place)
                .toList();
        var known = refs.find(ImportTarget.CUSTOMERS, nameless).keySet();
        if (known.isEmpty()) {
            return new Sorted(all, 0);
        }
        var open = all.stream()
                .filter(candidate -> candidate.customer().externalRef() != null || !known.contains(place(candidate)))
                .toList();
        return new Sorted(open, all.size() - open.size());
    }

    private String place(Candidate candidate) {
        return ImportRefs.place(task, candidate.row().source().number());
    }

    /** The candidates that are still to be done, and how many rows an interrupted import of the file has done already. */
    private record Sorted(List<Candidate> open, long done) {}

    /** Refuses what would change somebody when rows only register, or register somebody when rows only change. */
    private Sorted sorted(List<Candidate> all, List<Rejection> rejections) {
        var options = task.options();
        if (options.mayCreate() && options.mayUpdate()) {
            return new Sorted(all, 0);
        }
        var here = file.byReference(all.stream()
                .map(candidate -> candidate.customer().externalRef())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var ours = options.mayUpdate()
                ? Set.<UUID>of()
                : Set.copyOf(changes.madeByFile(
                        task.sha256(),
                        here.values().stream().map(CustomerRef::id).toList()));
        var open = new ArrayList<Candidate>();
        long done = 0;
        for (var candidate : all) {
            var ref = Objects.requireNonNullElse(candidate.customer().externalRef(), "");
            var present = here.get(ref);
            if (present != null && ours.contains(present.id())) {
                done += 1L + candidate.repetitions().size();
            } else if (present == null ? options.mayCreate() : options.mayUpdate()) {
                open.add(candidate);
            } else {
                var code = present == null ? "row_record_unknown" : "row_record_exists";
                reject(candidate, Refusal.rule(code, ref).at(ImportField.EXTERNAL_REF.field()), rejections);
            }
        }
        return new Sorted(open, done);
    }

    private static void reject(Candidate candidate, Refusal refusal, List<Rejection> rejections) {
        rejections.add(new Rejection(candidate.row().source(), refusal));
        candidate.repetitions().forEach(row -> rejections.add(new Rejection(row, refusal)));
    }

    /** The rows without those of new customers who are likely known already, which are refused. */
    private List<Candidate> withoutLikely(List<Candidate> all, KnownCustomers watch, List<Rejection> rejections) {
        var references = all.stream()
                .map(candidate -> candidate.customer().externalRef())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var here = file.byReference(references).keySet();
        var fresh = all.stream()
                .filter(candidate -> candidate.customer().externalRef() == null
                        || !here.contains(candidate.customer().externalRef()))
                .toList();
        var likely = watch.likely(fresh.stream().map(Candidate::customer).toList());
        var refused = new HashSet<Candidate>();
        for (int i = 0; i < fresh.size(); i++) {
            if (likely.get(i) > 0) {
                var candidate = fresh.get(i);
                var refusal = Refusal.rule("possible_duplicate", likely.get(i)).at(ImportField.NAME.field());
                refused.add(candidate);
                reject(candidate, refusal, rejections);
            }
        }
        return all.stream().filter(candidate -> !refused.contains(candidate)).toList();
    }

    private static long count(ImportOutcome.Act act, ImportOutcome.Act counted) {
        return act == counted ? 1 : 0;
    }

    private void remember(ImportedCustomer customer) {
        var ref = customer.externalRef();
        if (ref != null && (said.size() < MAX_REMEMBERED || said.containsKey(ref))) {
            said.put(ref, customer);
        }
    }

    private ImportOutcome.Act act(ImportedCustomer customer, ImportOutcome outcome) {
        var ref = customer.externalRef();
        return progress.isDry() && ref != null && outcome.act() == ImportOutcome.Act.CREATED && !registered.add(ref)
                ? ImportOutcome.Act.UPDATED
                : outcome.act();
    }

    /** A new customer without a name is called by their reference; a known one keeps the name that they have. */
    private List<ImportedCustomer> named(List<Candidate> batch) {
        var nameless = batch.stream()
                .map(Candidate::customer)
                .filter(customer -> customer.name() == null)
                .map(ImportedCustomer::externalRef)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var known = nameless.isEmpty()
                ? Set.<String>of()
                : file.byReference(nameless).keySet();
        return batch.stream()
                .map(Candidate::customer)
                .map(customer ->
                        customer.name() != null || known.contains(customer.externalRef()) ? customer : called(customer))
                .toList();
    }

    private static ImportedCustomer called(ImportedCustomer customer) {
        return new ImportedCustomer(
                customer.externalRef(),
                customer.kind(),
                customer.externalRef(),
                customer.phone(),
                customer.email(),
                customer.tier(),
                customer.tags(),
                customer.ownerId(),
                customer.unitId(),
                customer.address(),
                customer.industry(),
                customer.creditCode(),
                customer.note(),
                customer.customFields(),
                customer.createdOn());
    }

    private static Refusal refusal(ImportOutcome outcome) {
        var first = outcome.errors().get(0);
        return Refusal.rule(first.code(), first.arguments().toArray()).at(first.pointer());
    }
}
