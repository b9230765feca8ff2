package io.taizhang.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.exchange.RevertView.RevertStatus;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every query on imports. Their rows are customers' data, so one sees one's own imports and those of one's scope. */
@ApplicationScoped
class ImportJobs implements PanacheRepositoryBase<ImportJob, UUID> {

    private final Caller caller;

    ImportJobs(Caller caller) {
        this.caller = caller;
    }

    Condition inScope() {
        return caller.scope().of("e.createdBy", "e.unitId");
    }

    /** @throws Refusal 404 when it does not exist or lies outside the scope */
    ImportJob require(UUID id) {
        return findByIdOptional(id)
                .filter(job -> caller.scope().covers(job.createdBy, job.unitId))
                .orElseThrow(() -> Refusal.notFound("import"));
    }

    /** Like {@link #require}, and keeps it from changing until the transaction ends. */
    ImportJob lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(job -> caller.scope().covers(job.createdBy, job.unitId))
                .orElseThrow(() -> Refusal.notFound("import"));
    }

    /** Those that are being taken back. */
    List<ImportJob> reverting() {
        return list("revertStatus = ?1 order by id", RevertStatus.RUNNING);
    }

    Optional<ImportJob> lockReverting(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(job -> job.revertStatus == RevertStatus.RUNNING);
    }

    /** The job for its worker; empty when it has been given up meanwhile. */
    Optional<ImportJob> lockRunning(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(ImportJob::isRunning);
    }

    /** The last import of the same file that was finished. */
    Optional<ImportJob> finishedBefore(String sha256, ImportTarget target) {
        return find(
                        "fileSha256 = ?1 and target = ?2 and mode = ?3 and status = ?4 order by createdAt desc",
                        sha256,
                        target,
                        ImportMode.COMMIT,
                        ImportStatus.FINISHED)
                .firstResultOptional();
    }

    void alive(Collection<UUID> ids, Instant now) {
        if (!ids.isEmpty()) {
            update("aliveAt = ?1 where id in ?2 and status = ?3", now, ids, ImportStatus.RUNNING);
        }
    }

    /** The unfinished jobs of an instance, and those of which there has been no sign of life. */
    List<ImportJob> abandoned(String instance, Instant silentSince) {
        return find("status = ?1 and (instance = ?2 or aliveAt < ?3)", ImportStatus.RUNNING, instance, silentSince)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
