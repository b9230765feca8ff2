package io.taizhang.bank;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One movement on one of our accounts. What it says never changes; how much of it is matched follows the matches. */
@Entity
class BankLine extends BaseEntity {

    @Column(updatable = false)
    UUID statementId;

    @Column(updatable = false)
    UUID accountId;

    @Column(updatable = false)
    int sourceLine;

    @Column(updatable = false)
    LocalDate bookedOn;

    @Column(updatable = false)
    LocalDate valueOn;

    @Column(updatable = false)
    long amountMinor;

    @Column(updatable = false)
    String currency;

    @Column(updatable = false)
    @Nullable
    Long balanceMinor;

    @Column(updatable = false)
    @Nullable
    String reference;

    @Column(updatable = false)
    @Nullable
    String endToEndId;

    @Column(updatable = false)
    @Nullable
    String counterpartyName;

    /** Sealed; {@link PayerAccounts} opens it. */
    @Column(updatable = false)
    @Nullable
    String counterpartyAccount;

    /** By what the payer's account is known; null when the line does not tell, or hides most of it. */
    @Column(updatable = false)
    @Nullable
    String payer;

    @Column(updatable = false)
    @Nullable
    String counterpartyBank;

    @Column(updatable = false)
    @Nullable
    String remark;

    /** Kept by the database, together with the matches. */
    @Enumerated(EnumType.STRING)
    @Column(insertable = false, updatable = false)
    BankLineStatus status = BankLineStatus.OPEN;

    @Column(insertable = false, updatable = false)
    long matchedMinor;

    protected BankLine() {}

    Money money(long minor) {
        return Money.of(minor, currency);
    }

    /** @throws Refusal 409 {@code bank_line_matched} */
    void requireOpen() {
        if (openMinor() == 0) {
            throw Refusal.conflict("bank_line_matched");
        }
    }

    /** What customers owe is in yuan. @throws Refusal 422 {@code bank_line_currency} */
    void requireYuan() {
        if (!currency.equals(Money.CNY)) {
            throw Refusal.rule("bank_line_currency", currency);
        }
    }

    /** What is not matched yet, signed like the amount. */
    long openMinor() {
        return amountMinor - matchedMinor;
    }
}
