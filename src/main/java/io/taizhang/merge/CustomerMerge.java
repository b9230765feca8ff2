package io.taizhang.merge;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Customers who became one. */
@Entity
class CustomerMerge extends BaseEntity {

    @Column(updatable = false)
    UUID survivorId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "uuid[]", updatable = false)
    List<UUID> mergedIds = List.of();

    @Column(updatable = false)
    String reason;

    @Column(updatable = false)
    UUID mergedBy;

    /** The survivor's version right after: by it the undoing knows whether somebody has changed the file since. */
    @Nullable
    Long survivorVersion;

    /** Written by the database while it moves. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb", insertable = false, updatable = false)
    @Nullable
    Map<String, Object> figuresAfter;

    @Nullable
    UUID undoneBy;

    @Nullable
    Instant undoneAt;

    @Nullable
    String undoReason;

    protected CustomerMerge() {}

    CustomerMerge(MergeCustomers command, UUID person) {
        survivorId = command.survivorId();
        mergedIds = List.copyOf(command.mergedIds());
        reason = command.reason().strip();
        mergedBy = person;
    }

    void undo(String why, UUID person, Instant at) {
        undoneBy = person;
        undoneAt = at;
        undoReason = why.strip();
    }
}
