package io.taizhang.card;

import io.taizhang.cardprogram.CardKind;
import io.taizhang.cardprogram.NewCardTerms;
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
import java.util.Objects;
import java.util.Set;
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

    /** The version of the program whose terms hold for the card. */
    @Column(updatable = false)
    UUID termsId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CardKind kind;

    @Nullable
    UUID customerId;

    @Nullable
    UUID unitId;

    @Column(updatable = false)
    UUID issuedBy;

    /** The batch that the card was made in. */
    @Nullable
    @Column(updatable = false)
    UUID batchId;

    /** The card that replaced this one; the sub-ledger writes it. */
    @Nullable
    @Column(updatable = false)
    UUID successorId;

    @Enumerated
    @Column(table = ACCOUNT, updatable = false)
    CardStatus status;

    @Column(table = ACCOUNT, updatable = false)
    boolean shopBound;

    /** What the terms let pass without the PIN, in 分; null when they leave it to the house. */
    @Nullable
    @Column(table = ACCOUNT, updatable = false)
    Long pinFree;

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
    Card(NewCardTerms terms, @Nullable UUID customerId, Issue issue) {
        this.number = issue.number();
        this.programId = terms.programId();
        this.termsId = terms.termsId();
        this.kind = terms.kind();
        this.shopBound = terms.shopBound();
        this.pinFree = terms.pinFree();
        this.customerId = customerId;
        this.unitId = issue.unitId();
        this.issuedBy = issue.by();
        this.status = CardStatus.ISSUED;
        this.spendOrder = terms.spendOrder().code();
        this.balanceCap = terms.balanceCap();
        this.transactionLimit = terms.transactionLimit();
        this.dailyLimit = terms.dailyLimit();
        this.businessDate = issue.day();
        this.movedAt = issue.at();
        this.expiresOn = terms.validityMonths() == null ? null : issue.day().plusMonths(terms.validityMonths());
        this.currency = Money.CNY;
    }

    /** The circumstances of an issue. */
    record Issue(String number, @Nullable UUID unitId, UUID by, LocalDate day, Instant at) {}

    /** Refuses a customer where the program has none, and a missing one where it needs one. */
    static void requireHolder(CardKind kind, @Nullable UUID customerId) {
        if (kind == CardKind.REGISTERED && customerId == null) {
            throw Refusal.rule("card_customer_required").at("/customerId");
        }
        if (kind == CardKind.ANONYMOUS && customerId != null) {
            throw Refusal.rule("card_customer_not_allowed").at("/customerId");
        }
    }

    /** The rules of a change of status, for the message; the function checks the status again with the row locked. */
    void require(Set<CardStatus> expected) {
        if (expected.contains(status)) {
            return;
        }
        if (expected.equals(Set.of(CardStatus.ISSUED))) {
            throw Refusal.conflict("card_already_activated");
        }
        if (expected.equals(Set.of(CardStatus.FROZEN))) {
            throw Refusal.conflict("card_not_frozen");
        }
        if (expected.equals(Set.of(CardStatus.LOST))) {
            throw Refusal.conflict("card_not_lost");
        }
        throw switch (status) {
            case FROZEN -> Refusal.conflict("card_frozen");
            case LOST -> Refusal.conflict("card_lost");
            case EXPIRED -> Refusal.conflict("card_expired", Objects.requireNonNullElse(expiresOn, businessDate));
            case REPLACED -> Refusal.conflict("card_replaced");
            case CLOSED -> Refusal.conflict("card_closed");
            case ISSUED, ACTIVE -> Refusal.conflict("card_not_active");
        };
    }

    /** Refuses to close a card that still holds something. */
    void requireEmpty() {
        if (held > 0) {
            throw CardRefusal.HAS_HOLDS.of(Money.fen(0), held);
        }
        if (balance > 0) {
            throw Refusal.conflict("card_not_empty", Money.fen(balance).amount())
                    .with("balance", Money.fen(balance));
        }
    }
}
