package io.taizhang.exchange;

import io.taizhang.exchange.SavedMappings.SaveMapping;
import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the columns of a kind of file mean, as somebody keeps it for the next file. */
@Entity
class SavedMapping extends BaseEntity {

    String name;

    @Column(updatable = false)
    UUID ownerId;

    boolean shared;

    @Enumerated(EnumType.STRING)
    ImportTarget target;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    Map<String, String> mapping;

    protected SavedMapping() {}

    SavedMapping(UUID ownerId, SaveMapping command) {
        this.ownerId = ownerId;
        apply(command);
    }

    final void apply(SaveMapping command) {
        name = command.name().strip();
        shared = Boolean.TRUE.equals(command.shared());
        target = command.target();
        mapping = command.mapping();
    }
}
