package io.taizhang.exchange;

import io.taizhang.exchange.RevertView.RevertStatus;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One upload and what became of it. */
@Entity
class ImportJob extends BaseEntity {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    ImportTarget target;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    ImportMode mode;

    @Enumerated(EnumType.STRING)
    ImportStatus status = ImportStatus.RUNNING;

    @Column(updatable = false)
    String fileName;

    @Column(updatable = false)
    String fileSha256;

    @Column(updatable = false)
    long fileBytes;

    @Column(updatable = false)
    @Nullable
    String charset;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb", updatable = false)
    ImportOptions options;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]", updatable = false)
    List<String> header;

    long rowsRead;
    long rowsAccepted;
    long rowsRejected;
    int errorsKept;
    long created;
    long updated;
    long unchanged;
    long customersCreated;
    long amountMinor;

    /** What all cards held when an import of cards began, in 分. */
    @Nullable
    Long cardMoneyBefore;

    @Column(updatable = false)
    @Nullable
    UUID sameFileAs;

    @Nullable
    String failureCode;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> failureArguments = List.of();

    @Column(updatable = false)
    String instance;

    Instant aliveAt;

    @Column(updatable = false)
    UUID createdBy;

    @Column(updatable = false)
    String createdByName;

    @Column(updatable = false)
    @Nullable
    UUID unitId;

    @Nullable
    Instant finishedAt;

    @Enumerated(EnumType.STRING)
    @Nullable
    RevertStatus revertStatus;

    @Nullable
    String revertCode;

    @Nullable
    UUID revertedBy;

    @Nullable
    Instant revertedAt;

    protected ImportJob() {}

    /** A request of the caller that this instance works on from now on. */
    ImportJob(ImportRequest request, Caller caller, String instance, Instant now) {
        this.target = request.options().target();
        this.mode = request.options().mode();
        this.fileName = request.upload().name();
        this.fileSha256 = request.upload().sha256();
        this.fileBytes = request.upload().bytes();
        this.charset = request.format().charsetName();
        this.options = request.options();
        this.header = request.header();
        this.instance = instance;
        this.aliveAt = now;
        this.createdBy = caller.id();
        this.createdByName = caller.name();
        this.unitId = caller.unitId();
    }

    boolean isRunning() {
        return status == ImportStatus.RUNNING;
    }

    /** Where the work is now. */
    void reach(ImportTally tally, int errors, Instant now) {
        rowsRead = tally.read();
        rowsAccepted = tally.accepted();
        rowsRejected = tally.rejected();
        created = tally.created();
        updated = tally.updated();
        unchanged = tally.unchanged();
        customersCreated = tally.customersCreated();
        amountMinor = tally.amountMinor();
        errorsKept = errors;
        aliveAt = now;
    }

    void finish(Instant now) {
        status = ImportStatus.FINISHED;
        finishedAt = now;
    }

    void revert(UUID by) {
        revertStatus = RevertStatus.RUNNING;
        revertCode = null;
        revertedBy = by;
        revertedAt = null;
    }

    /** In whose name it is taken back. */
    UUID revertActor() {
        return Objects.requireNonNull(revertedBy);
    }

    void endRevert(@Nullable String stopCode, Instant now) {
        revertStatus = stopCode == null ? RevertStatus.DONE : RevertStatus.STOPPED;
        revertCode = stopCode;
        revertedAt = now;
    }

    void fail(String code, List<String> arguments, Instant now) {
        status = ImportStatus.FAILED;
        failureCode = code;
        failureArguments = arguments;
        finishedAt = now;
    }
}
