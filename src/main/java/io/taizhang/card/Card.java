package io.taizhang.card;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.SecondaryRow;
import org.jspecify.annotations.Nullable;

/**
 * A card with its account. The account's row is written once, with the card; from then on only the functions of the
 * sub-ledger change it, so nothing of it is updatable here.
 */
@Entity
@Table(name = "card")
@SecondaryTable(name = Card.ACCOUNT)
@SecondaryRow(table = Card.ACCOUNT, optional = false)
class Card extends BaseEntity {

    static final String ACCOUNT = "card_account";

    @Column(updatable = false)
    String number;

    @Column(updatable = false)
    UUID programId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CardKind kind;

    @Nullable
    UUID customerId;

    @Nullable
    UUID unitId;

    @Column(updatable = false)
    UUID issuedBy;

    @Enumerated
    @Column(table = ACCOUNT, updatable = false)
    CardStatus status;

    @Column(table = ACCOUNT, updatable = false)
    short spendOrder;

    @Column(table = ACCOUNT, updatable = false)
    LocalDate businessDate;

    @Column(table = ACCOUNT, updatable = false)
    long principal;

    @Column(table = ACCOUNT, updatable = false)
    long bonus;

    @Column(table = ACCOUNT, updatable = false)
    long held;

    @Column(table = ACCOUNT, insertable = false, updatable = false)
    long balance;

    @Column(table = ACCOUNT, insertable = false, updatable = false)
    long available;

    @Column(table = ACCOUNT, updatable = false)
    long sequence;

    @Column(table = ACCOUNT, updatable = false)
    long balanceCap;

    @Column(table = ACCOUNT, updatable = false)
    long transactionLimit;

    @Column(table = ACCOUNT, updatable = false)
    long dailyLimit;

    @Column(table = ACCOUNT, updatable = false)
    Instant movedAt;

    @Nullable
    @Column(table = ACCOUNT, updatable = false)
    LocalDate expiresOn;

    @Column(table = ACCOUNT, updatable = false)
    String currency;

    protected Card() {}

    /** A card as it leaves the drawer: in the terms of its program, not active yet, empty. */
    Card(CardProgram program, @Nullable UUID customerId, Issue issue) {
        this.number = issue.number();
        this.programId = program.id();
        this.kind = program.kind;
        this.customerId = customerId;
        this.unitId = issue.unitId();
        this.issuedBy = issue.by();
        this.status = CardStatus.ISSUED;
        this.spendOrder = program.spendOrder.code;
        this.balanceCap = program.balanceCap;
        this.transactionLimit = program.transactionLimit;
        this.dailyLimit = program.dailyLimit;
        this.businessDate = issue.day();
        this.movedAt = issue.at();
        this.expiresOn = program.validityMonths == null ? null : issue.day().plusMonths(program.validityMonths);
        this.currency = Money.CNY;
    }

    /** The circumstances of an issue. */
    record Issue(String number, @Nullable UUID unitId, UUID by, LocalDate day, Instant at) {}

    /** Refuses a customer where the program has none, and a missing one where it needs one. */
    static void requireHolder(CardProgram program, @Nullable UUID customerId) {
        if (program.kind == CardKind.REGISTERED && customerId == null) {
            throw Refusal.rule("card_customer_required").at("/customerId");
        }
        if (program.kind == CardKind.ANONYMOUS && customerId != null) {
            throw Refusal.rule("card_customer_not_allowed").at("/customerId");
        }
    }

    /** The rules of a change of status, for the message; the function checks the status again with the row locked. */
    void require(CardStatus expected) {
        if (status == expected) {
            return;
        }
        switch (expected) {
            case ISSUED -> throw Refusal.conflict("card_already_activated");
            case FROZEN -> throw Refusal.conflict("card_not_frozen");
            default ->
                throw status == CardStatus.FROZEN
                        ? Refusal.conflict("card_frozen")
                        : Refusal.conflict("card_not_active");
        }
    }
}
