package io.taizhang.privacy;

import io.taizhang.platform.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Somebody asked to see a covered value. */
@Entity
@Immutable
class PersonalReveal {

    @Id
    UUID id = Ids.next();

    UUID customerId;
    UUID staffId;
    LocalDate onDay;
    Instant revealedAt;

    @Enumerated(EnumType.STRING)
    RevealedField field;

    @Nullable
    UUID entryId;

    @Nullable
    String name;

    String reason;

    protected PersonalReveal() {}

    PersonalReveal(UUID customerId, UUID staffId, RevealPersonal command, LocalDate onDay, Instant revealedAt) {
        this.customerId = customerId;
        this.staffId = staffId;
        this.onDay = onDay;
        this.revealedAt = revealedAt;
        this.field = command.field();
        this.entryId = command.entryId();
        this.name = command.name();
        this.reason = command.reason().strip();
    }
}
