package io.taizhang.platform;

import jakarta.inject.Singleton;
import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every mutable record has: an id that is known before it is stored, a version, and when it was made and changed. */
@MappedSuperclass
@EntityListeners(BaseEntity.Stamps.class)
public abstract class BaseEntity {

    @Id
    private UUID id = Ids.next();

    @Version
    private long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Counts a change of what hangs on this record as a change of the record: it gets a new version at the next flush. */
    protected void touch() {
        updatedAt = Instant.EPOCH;
    }

    /** For a record that is brought from elsewhere: it was made at this moment and not when it is stored. */
    protected void bornAt(Instant moment) {
        createdAt = moment;
    }

    /** Two entities are the same when they stand for the same row. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BaseEntity entity && entity.id().equals(id());
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    /** Writes the moments of creation and change, by the application's clock. */
    @Singleton
    static class Stamps {

        private final Clock clock;

        Stamps(Clock clock) {
            this.clock = clock;
        }

        @PrePersist
        void created(BaseEntity entity) {
            entity.updatedAt = clock.instant();
            if (entity.createdAt == null) {
                entity.createdAt = entity.updatedAt;
            }
        }

        @PreUpdate
        void changed(BaseEntity entity) {
            entity.updatedAt = clock.instant();
        }
    }
}
