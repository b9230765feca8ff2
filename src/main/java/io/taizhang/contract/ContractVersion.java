package io.taizhang.contract;

import io.taizhang.platform.Ids;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was agreed, as it was agreed. Written once. */
@Entity
@Immutable
class ContractVersion {

    @Id
    UUID id = Ids.next();

    UUID contractId;

    int termsVersion;

    String title;

    long amount;

    String currency;

    LocalDate startsOn;

    @Nullable
    LocalDate endsOn;

    @Nullable
    String terms;

    LocalDate effectiveOn;

    @Embedded
    Billing billing;

    @Nullable
    Integer autoRenewMonths;

    @JdbcTypeCode(SqlTypes.JSON)
    Plan plan;

    @Nullable
    String reason;

    @Nullable
    UUID createdBy;

    /** The second person, where one was needed. */
    @Nullable
    UUID approvedBy;

    Instant createdAt;

    protected ContractVersion() {}

    /** The contract as it stands now; {@code reason} is null for what was signed. */
    ContractVersion(
            Contract contract,
            Plan plan,
            @Nullable String reason,
            @Nullable UUID createdBy,
            @Nullable UUID approvedBy,
            Instant createdAt) {
        this.contractId = contract.id();
        this.termsVersion = contract.termsVersion;
        this.title = contract.title;
        this.amount = contract.amount;
        this.currency = contract.currency;
        this.startsOn = contract.startsOn;
        this.endsOn = contract.endsOn;
        this.terms = contract.terms;
        this.effectiveOn = Objects.requireNonNull(contract.termsEffectiveOn);
        this.billing = contract.billing;
        this.autoRenewMonths = contract.autoRenewMonths;
        this.plan = plan;
        this.reason = reason;
        this.createdBy = createdBy;
        this.approvedBy = approvedBy;
        this.createdAt = createdAt;
    }
}
