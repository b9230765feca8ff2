package io.taizhang.exchange;

import io.taizhang.audit.AuditTrail;
import io.taizhang.card.CardOpenings;
import io.taizhang.exchange.ImportErrors.RowError;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The records of imports: begun, brought forward by their worker, finished or given up. */
@ApplicationScoped
@Transactional
class ImportService {

    private static final String SUBJECT = "import";

    private final ImportJobs jobs;
    private final ImportErrors errors;
    private final CardOpenings cards;
    private final Lists lists;
    private final AuditTrail audit;
    private final Caller caller;
    private final RequestContext request;
    private final BusinessTime time;

    ImportService(
            ImportJobs jobs,
            ImportErrors errors,
            CardOpenings cards,
            Lists lists,
            AuditTrail audit,
            Caller caller,
            RequestContext request,
            BusinessTime time) {
        this.jobs = jobs;
        this.errors = errors;
        this.cards = cards;
        this.lists = lists;
        this.audit = audit;
        this.caller = caller;
        this.request = request;
        this.time = time;
    }

    Page<ImportView> list(ListRequest asked) {
        return lists.page(ImportJob.class, ImportView.class, asked, "-startedAt", List.of(jobs.inScope()))
                .map(this::view);
    }

    ImportView get(UUID id) {
        return view(jobs.require(id));
    }

    /** What the error file of an import needs. */
    record Errors(UUID jobId, ImportTarget target, List<String> header, Locale language) {}

    Errors errors(UUID id) {
        var job = jobs.require(id);
        return new Errors(id, job.target, job.header, request.language());
    }

    /** Writes down that the caller's import begins on this instance. */
    ImportView begin(ImportRequest request, String instance) {
        var job = new ImportJob(request, caller, instance, time.now());
        job.sameFileAs = jobs.finishedBefore(job.fileSha256, job.target)
                .map(ImportJob::id)
                .orElse(null);
        if (job.target == ImportTarget.CARDS) {
            job.cardMoneyBefore = cards.total().minor();
        }
        jobs.persistAndFlush(job);
        var view = view(job);
        audit.record("import.started", SUBJECT, job.id(), null, null, view);
        return view;
    }

    /**
     * Writes down how far the worker is.
     *
     * @return false when the import has been given up meanwhile; the worker must undo its step and stop
     */
    boolean reached(UUID id, ImportTally tally, List<RowError> newErrors, int errorsKept) {
        var job = jobs.lockRunning(id);
        job.ifPresent(running -> {
            errors.add(id, newErrors);
            running.reach(tally, errorsKept, time.now());
        });
        return job.isPresent();
    }

    void finish(UUID id) {
        jobs.lockRunning(id).ifPresent(job -> {
            job.finish(time.now());
            audit.record("import.finished", SUBJECT, id, null, null, view(job));
        });
    }

    void fail(UUID id, String code, List<String> arguments) {
        jobs.lockRunning(id).ifPresent(job -> fail(job, code, arguments));
    }

    private void fail(ImportJob job, String code, List<String> arguments) {
        job.fail(code, arguments, time.now());
        audit.record("import.failed", SUBJECT, job.id(), null, null, view(job));
    }

    /** A sign of life for the imports of this instance. */
    void alive(Collection<UUID> own) {
        jobs.alive(own, time.now());
    }

    /**
     * Gives up the imports that nobody works on any more: those of an instance that has just started, and silent ones.
     *
     * @return which they were
     */
    List<UUID> giveUpAbandoned(String instance, Duration silence) {
        var abandoned = jobs.abandoned(instance, time.now().minus(silence));
        abandoned.forEach(job -> fail(job, "import_interrupted", List.of()));
        return abandoned.stream().map(ImportJob::id).toList();
    }

    private ImportView view(ImportJob job) {
        return ImportView.of(job, request.language());
    }

    /** @throws Refusal 403 when the caller may not write what the file holds */
    void requireMay(ImportOptions options) {
        if (!may(options)) {
            throw Refusal.forbidden("not_allowed");
        }
    }

    boolean may(ImportOptions options) {
        var needed = new ArrayList<>(
                switch (options.target()) {
                    case CUSTOMERS, CONTACTS -> List.of("customer:write");
                    case TRANSACTIONS -> List.of("transaction:post");
                    case INTERACTIONS -> List.of("interaction:write");
                    case CONTRACTS -> List.of("contract:write");
                    case CARDS -> List.of("card:issue-batch", "card:adjust");
                });
        if (options.createsCustomers()) {
            needed.add("customer:write");
        }
        if (options.target() == ImportTarget.CONTRACTS && options.says(ImportField.SIGNED_ON)) {
            needed.add("contract:sign");
        }
        return needed.stream().allMatch(caller::may);
    }
}
