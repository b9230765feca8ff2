package io.taizhang.attachment;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a record.
 *
 * @param mediaType what it was found to be
 * @param size in bytes
 * @param sha256 of its content, in hexadecimal
 */
public record AttachmentView(
        @Filterable UUID id,
        @Filterable(sort = true) String name,
        @Filterable(sort = true) String mediaType,
        @Filterable(sort = true) long size,
        @Filterable String sha256,
        @Filterable @Nullable UUID uploadedBy,
        @Nullable String uploadedByName,
        @Filterable(sort = true) Instant createdAt,
        @Filterable boolean deleted,
        @Nullable Instant deletedAt) {

    static AttachmentView of(Attachment file, @Nullable String uploadedByName) {
        return new AttachmentView(
                file.id(),
                file.name,
                file.mediaType,
                file.size,
                file.sha256,
                file.uploadedBy,
                uploadedByName,
                file.createdAt(),
                file.deletedAt != null,
                file.deletedAt);
    }
}
