package io.taizhang.freshness;

import io.taizhang.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody said that fields of a file are as they are written. */
@Entity
@Immutable
@Table(name = "field_confirmation")
class Confirmation {

    @Id
    UUID id = Ids.next();

    UUID customerId;
    Instant at;
    UUID byId;

    @Enumerated(EnumType.STRING)
    VerificationWay way;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> fields = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "uuid[]")
    List<UUID> entries = List.of();

    boolean changed;

    @Nullable
    String note;

    /** The interaction or the item of a review that it came with. */
    @Nullable
    UUID referenceId;

    protected Confirmation() {}

    Confirmation(UUID customerId, Instant at, UUID byId, VerificationWay way, @Nullable UUID referenceId) {
        this.customerId = customerId;
        this.at = at;
        this.byId = byId;
        this.way = way;
        this.referenceId = referenceId;
    }

    /** What was said, before it is stored. */
    Confirmation saying(
            Collection<CustomerField> confirmed, Collection<UUID> entryIds, boolean withEdit, @Nullable String words) {
        fields = confirmed.stream().map(Enum::name).distinct().toList();
        entries = entryIds.stream().distinct().toList();
        changed = withEdit;
        note = words;
        return this;
    }
}
