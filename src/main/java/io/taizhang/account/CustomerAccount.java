package io.taizhang.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer owes and may owe. The balance is only read here: the database moves it with every posting. */
@Entity
class CustomerAccount {

    private static final int DORMANT_AFTER_DAYS = 365;

    @Id
    UUID customerId;

    /** Of the terms: a posting does not change it, so editing a limit does not race with the tills. */
    @Version
    long version;

    @Column(insertable = false, updatable = false)
    long balanceMinor;

    @Nullable
    Long creditLimitMinor;

    /** How many days after its business date a debit is to be paid, unless it says so itself. */
    int paymentTermsDays;

    /** The latest business date of an entry with an effect; null before the first. */
    @Nullable
    @Column(insertable = false, updatable = false)
    LocalDate lastEntryOn;

    @Nullable
    Instant closedAt;

    /** Since when the account gets no further credit, why, and who said so; null together. */
    @Nullable
    Instant creditHoldAt;

    @Nullable
    String creditHoldReason;

    @Nullable
    @Enumerated(EnumType.STRING)
    CreditHoldSource creditHoldSource;

    Instant updatedAt;

    /** When somebody last lifted a hold; what was overdue then does not put the account on hold again. */
    @Nullable
    Instant creditReleasedAt;

    protected CustomerAccount() {}

    /** The account of a customer for whom nothing has been posted or agreed yet; not stored. */
    static CustomerAccount untouched(UUID customerId) {
        var account = new CustomerAccount();
        account.customerId = customerId;
        return account;
    }

    /** How much the customer may owe now, in 分; null without a limit. The same answer as {@code post_entries()} gives. */
    @Nullable
    Long limitNow() {
        return creditHoldAt == null ? creditLimitMinor : Long.valueOf(0);
    }

    void hold(CreditHoldSource source, String reason, Instant at) {
        creditHoldAt = at;
        creditHoldReason = reason.strip();
        creditHoldSource = source;
    }

    void liftHold() {
        creditHoldAt = null;
        creditHoldReason = null;
        creditHoldSource = null;
    }

    AccountStatus status(LocalDate today) {
        if (closedAt != null) {
            return AccountStatus.CLOSED;
        }
        if (lastEntryOn == null) {
            return AccountStatus.OPEN;
        }
        return lastEntryOn.isBefore(today.minusDays(DORMANT_AFTER_DAYS)) ? AccountStatus.DORMANT : AccountStatus.ACTIVE;
    }
}
