package io.taizhang.customer;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person or organisation that the company deals with. */
@Entity
class Customer extends BaseEntity {

    @Column(updatable = false)
    String number;

    @Enumerated(EnumType.STRING)
    CustomerKind kind;

    String name;

    @Enumerated(EnumType.STRING)
    CustomerTier tier;

    @Enumerated(EnumType.STRING)
    CustomerStage stage;

    @Nullable
    UUID ownerId;

    @Nullable
    UUID unitId;

    @Nullable
    String industry;

    @Nullable
    String creditCode;

    @Enumerated(EnumType.STRING)
    @Nullable
    Gender gender;

    @Nullable
    LocalDate birthday;

    @Nullable
    String source;

    @Nullable
    String note;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> tags = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    Map<String, Object> customFields = Map.of();

    @Nullable
    String externalRef;

    @Nullable
    Instant lastInteractionAt;

    @Nullable
    Instant deletedAt;

    protected Customer() {}

    CustomerRef ref() {
        return new CustomerRef(id(), number, name, ownerId, unitId);
    }
}
