package io.taizhang.contract;

import io.taizhang.platform.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a contract was about to end. Written once for a contract, a version and a threshold. */
@Entity
@Immutable
class ContractReminder {

    @Id
    UUID id = Ids.next();

    UUID contractId;

    int termsVersion;

    /** So many days before the last one it was due. */
    int threshold;

    LocalDate endsOn;

    Instant createdAt;

    protected ContractReminder() {}

    ContractReminder(Contract contract, int threshold, LocalDate endsOn, Instant createdAt) {
        this.contractId = contract.id();
        this.termsVersion = contract.termsVersion;
        this.threshold = threshold;
        this.endsOn = endsOn;
        this.createdAt = createdAt;
    }
}
