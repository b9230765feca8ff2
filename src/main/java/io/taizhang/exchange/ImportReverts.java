package io.taizhang.exchange;

import io.taizhang.audit.AuditTrail;
import io.taizhang.exchange.RevertView.RevertKeptView;
import io.taizhang.exchange.RevertView.RevertStatus;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.RequestContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Taking imports back: looked at, asked for, and written down. The work itself is {@link RevertRunner}'s. */
@ApplicationScoped
@Transactional
class ImportReverts {

    private static final String SUBJECT = "import";

    private final ImportJobs jobs;
    private final ImportChanges changes;
    private final ImportService imports;
    private final Caller caller;
    private final RequestContext request;
    private final AuditTrail audit;
    private final BusinessTime time;

    ImportReverts(
            ImportJobs jobs,
            ImportChanges changes,
            ImportService imports,
            Caller caller,
            RequestContext request,
            AuditTrail audit,
            BusinessTime time) {
        this.jobs = jobs;
        this.changes = changes;
        this.imports = imports;
        this.caller = caller;
        this.request = request;
        this.audit = audit;
        this.time = time;
    }

    /** What it would do, or has done. */
    RevertView get(UUID id) {
        return view(jobs.require(id));
    }

    /**
     * Begins to take an import back, in the caller's name.
     *
     * @throws Refusal 403 when the caller may not undo what the file did, 409 {@code import_not_revertible} of a dry run or
     *     one that is under way, {@code import_reverted_already}
     */
    RevertView start(UUID id) {
        var job = jobs.lock(id);
        if (!mayUndo(job)) {
            throw Refusal.forbidden("not_allowed");
        }
        if (job.mode != ImportMode.COMMIT || job.isRunning()) {
            throw Refusal.conflict("import_not_revertible");
        }
        if (job.revertStatus == RevertStatus.RUNNING || job.revertStatus == RevertStatus.DONE) {
            throw Refusal.conflict("import_reverted_already");
        }
        var before = view(job);
        job.revert(caller.id());
        var after = view(job);
        audit.record("import.revert_started", SUBJECT, id, null, before, after);
        return after;
    }

    /** What has to be allowed for the import, and removing what it made. */
    private boolean mayUndo(ImportJob job) {
        var removing =
                switch (job.target) {
                    case CUSTOMERS -> "customer:delete";
                    case TRANSACTIONS -> "transaction:correct";
                    case CONTACTS, INTERACTIONS, CONTRACTS, CARDS -> "import:write";
                };
        return imports.may(job.options) && caller.may("import:write") && caller.may(removing);
    }

    /**
     * A piece of the work.
     *
     * @param fileName of the import, for the reasons that are written down
     */
    record Piece(UUID jobId, UUID actor, String fileName, List<Long> changes) {}

    /** The next piece of everything that is being taken back. */
    List<Piece> pieces(int limit) {
        return jobs.reverting().stream()
                .map(job -> new Piece(job.id(), job.revertActor(), job.fileName, changes.open(job.id(), limit)))
                .toList();
    }

    /** Whether the caller may still do it: roles change while a job waits. */
    boolean mayGoOn(UUID jobId) {
        return jobs.findByIdOptional(jobId).filter(this::mayUndo).isPresent();
    }

    /** Writes down that a piece is done: the end when nothing is left, or that it has stopped for a reason. */
    void settle(UUID jobId, @Nullable String stopCode) {
        jobs.lockReverting(jobId).ifPresent(job -> {
            if (stopCode != null || changes.open(jobId, 1).isEmpty()) {
                job.endRevert(stopCode, time.now());
                var act = stopCode == null ? "import.reverted" : "import.revert_stopped";
                audit.record(act, SUBJECT, jobId, null, null, view(job));
            }
        });
    }

    private RevertView view(ImportJob job) {
        var figures = changes.figures(job.id());
        return new RevertView(
                job.id(),
                job.revertStatus,
                job.revertCode,
                figures.created(),
                figures.updated(),
                figures.changedSince(),
                figures.reverted(),
                figures.kept(),
                changes.left(job.id()).stream()
                        .map(left -> RevertKeptView.of(left, request.language()))
                        .toList(),
                job.revertedAt);
    }
}
