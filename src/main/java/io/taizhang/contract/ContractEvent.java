package io.taizhang.contract;

import io.taizhang.platform.Ids;
import io.taizhang.platform.Texts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something that happened to a signed contract. Written once. */
@Entity
@Immutable
class ContractEvent {

    /** What happens to a signed contract besides its terms. */
    enum Kind {
        TERMINATED,
        SUSPENDED,
        RESUMED,
        FULFILLED,
        FULFILMENT_UNDONE,
        RENEWED
    }

    @Id
    UUID id = Ids.next();

    UUID contractId;

    @Enumerated(EnumType.STRING)
    Kind kind;

    /** The business day that it is about, not the one on which it was written down. */
    LocalDate onDay;

    String title;

    @Nullable
    String note;

    @Nullable
    UUID milestoneId;

    @Nullable
    UUID createdBy;

    Instant createdAt;

    protected ContractEvent() {}

    ContractEvent(
            Contract contract,
            Kind kind,
            LocalDate onDay,
            @Nullable String note,
            @Nullable Milestone milestone,
            @Nullable UUID createdBy,
            Instant createdAt) {
        this.contractId = contract.id();
        this.kind = kind;
        this.onDay = onDay;
        this.title = milestone == null ? contract.title : milestone.name;
        this.note = Texts.strippedOrNull(note);
        this.milestoneId = milestone == null ? null : milestone.id;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }
}
