package io.taizhang.billing;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a customer's account said at the end of a period, as it was issued, and what the customer said to it. */
@Entity
class AccountStatement extends BaseEntity {

    @Column(updatable = false)
    String number;

    @Column(updatable = false)
    UUID customerId;

    @Column(updatable = false)
    LocalDate periodFrom;

    @Column(updatable = false)
    LocalDate periodTo;

    @Column(updatable = false)
    long openingMinor;

    @Column(updatable = false)
    long debitsMinor;

    @Column(updatable = false)
    long creditsMinor;

    @Column(updatable = false)
    long closingMinor;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> content;

    @Column(updatable = false)
    String sha256;

    @Column(updatable = false)
    UUID issuedBy;

    @Nullable
    @Enumerated(EnumType.STRING)
    StatementAnswer answer;

    @Nullable
    LocalDate answeredOn;

    @Nullable
    String answeredBy;

    @Nullable
    String answerNote;

    protected AccountStatement() {}

    AccountStatement(
            String number,
            UUID customerId,
            StatementContent sum,
            Map<String, Object> content,
            String sha256,
            UUID issuedBy) {
        this.number = number;
        this.customerId = customerId;
        periodFrom = sum.from();
        periodTo = sum.to();
        openingMinor = sum.opening().minor();
        debitsMinor = sum.debits().minor();
        creditsMinor = sum.credits().minor();
        closingMinor = sum.closing().minor();
        this.content = content;
        this.sha256 = sha256;
        this.issuedBy = issuedBy;
    }
}
