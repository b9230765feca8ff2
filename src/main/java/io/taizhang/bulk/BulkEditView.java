package io.taizhang.bulk;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of many customers and how far it is. */
public record BulkEditView(
        @Filterable UUID id,
        @Filterable BulkEditStatus status,
        BulkChanges changes,
        int total,
        int changed,
        int unchanged,
        int refused,
        int undone,
        @Schema(description = "Could not be undone: changed since, or a rule forbids it.") int kept,
        @Nullable @Schema(description = "Why it stopped by itself.") String stopCode,
        @Filterable UUID createdBy,
        @Nullable String createdByName,
        @Filterable(sort = true) Instant createdAt,
        @Nullable Instant finishedAt) {

    static BulkEditView of(BulkEdit edit, @Nullable String name) {
        return new BulkEditView(
                edit.id(),
                edit.status,
                edit.changes,
                edit.total,
                edit.changed,
                edit.unchanged,
                edit.refused,
                edit.undone,
                edit.kept,
                edit.stopCode,
                edit.createdBy,
                name,
                edit.createdAt(),
                edit.finishedAt);
    }
}
