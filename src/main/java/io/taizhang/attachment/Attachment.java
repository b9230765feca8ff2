package io.taizhang.attachment;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file of a record. It never changes; it can be deleted and restored. */
@Entity
class Attachment extends BaseEntity {

    @Column(updatable = false)
    String subjectType;

    @Column(updatable = false)
    UUID subjectId;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    String mediaType;

    @Column(updatable = false)
    long size;

    @Column(updatable = false)
    String sha256;

    @Column(updatable = false)
    @Nullable
    UUID uploadedBy;

    @Nullable
    Instant deletedAt;

    @Nullable
    UUID deletedBy;

    protected Attachment() {}

    Attachment(AttachmentSubject subject, ReceivedFile file, @Nullable UUID uploadedBy) {
        this.subjectType = subject.type();
        this.subjectId = subject.id();
        this.name = file.name();
        this.mediaType = file.type().mediaType();
        this.size = file.size();
        this.sha256 = file.sha256();
        this.uploadedBy = uploadedBy;
    }
}
