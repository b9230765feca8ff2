package io.taizhang.cardprogram;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What cards of one kind promise. Cards keep the terms that they were issued with; the tiers hold for the next top-up. */
@Entity
@Table(name = "card_program")
class CardProgram extends BaseEntity {

    String code;

    String name;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    CardKind kind;

    long balanceCap;

    long transactionLimit;

    long dailyLimit;

    @Nullable
    Integer validityMonths;

    @Enumerated(EnumType.STRING)
    SpendOrder spendOrder;

    @Enumerated(EnumType.STRING)
    CardProgramStatus status;

    /** How long a bonus can be spent; null for ever. Holds, like the tiers, for the next top-up. */
    @Nullable
    Integer bonusValidDays;

    boolean pinRequired;

    @Nullable
    Long pinFreeAmount;

    long replacementFee;

    boolean cashOutAllowed;

    long cashOutMinimum;

    /** The units that accept the cards, each with all below it; null for all. */
    @Nullable
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> shops;

    /** Grows with every change of the program. */
    int termsVersion;

    /** The version that holds now. */
    UUID termsId;

    @ElementCollection
    @CollectionTable(name = "card_bonus_tier", joinColumns = @JoinColumn(name = "program_id"))
    @OrderBy("topUp")
    List<CardBonusTier> bonusTiers = new ArrayList<>();

    protected CardProgram() {}

    CardProgram(DefineCardProgram command) {
        kind = command.kind();
        apply(command);
    }

    DefineCardProgram editable() {
        return new DefineCardProgram(
                code,
                name,
                kind,
                Money.fen(balanceCap),
                Money.fen(transactionLimit),
                Money.fen(dailyLimit),
                validityMonths,
                bonusTiers.stream().map(CardBonusTier::shown).toList(),
                spendOrder,
                status,
                bonusValidDays,
                pinRequired,
                pinFreeAmount == null ? null : Money.fen(pinFreeAmount),
                Money.fen(replacementFee),
                cashOutAllowed,
                Money.fen(cashOutMinimum),
                shops);
    }

    /** Takes over the terms, with the defaults of the kind for what is left open. */
    final void apply(DefineCardProgram command) {
        if (command.kind() != kind) {
            throw Refusal.rule("card_program_kind_fixed").at("/kind");
        }
        code = command.code().strip();
        name = command.name().strip();
        balanceCap = positive(command.balanceCap(), kind.maxBalance, "/balanceCap");
        if (balanceCap > kind.maxBalance) {
            throw Refusal.rule("card_program_cap", Money.fen(kind.maxBalance).amount())
                    .at("/balanceCap");
        }
        transactionLimit = positive(command.transactionLimit(), kind.defaultLimit(), "/transactionLimit");
        dailyLimit = positive(command.dailyLimit(), kind.defaultLimit(), "/dailyLimit");
        validityMonths = validity(command.validityMonths());
        spendOrder = Objects.requireNonNullElse(command.spendOrder(), SpendOrder.BONUS_FIRST);
        status = Objects.requireNonNullElse(command.status(), CardProgramStatus.ACTIVE);
        replaceTiers(command.bonusTiers() == null ? List.of() : command.bonusTiers());
        bonusValidDays = command.bonusValidDays();
        pinRequired = Boolean.TRUE.equals(command.pinRequired());
        pinFreeAmount = command.pinFreeAmount() == null ? null : notNegative(command.pinFreeAmount(), "/pinFreeAmount");
        replacementFee = notNegative(command.replacementFee(), "/replacementFee");
        cashOutAllowed = !Boolean.FALSE.equals(command.cashOutAllowed());
        cashOutMinimum = notNegative(command.cashOutMinimum(), "/cashOutMinimum");
        termsVersion++;
        termsId = Ids.next();
        shops = command.shopIds() == null || command.shopIds().isEmpty() ? null : List.copyOf(command.shopIds());
    }

    void requireActive() {
        if (status != CardProgramStatus.ACTIVE) {
            throw Refusal.conflict("card_program_retired", name).at("/programId");
        }
    }

    private @Nullable Integer validity(@Nullable Integer months) {
        if (months != null && kind == CardKind.REGISTERED) {
            throw Refusal.rule("card_validity_registered").at("/validityMonths");
        }
        if (months != null && months < CardKind.MIN_VALIDITY_MONTHS) {
            throw Refusal.rule("card_validity_too_short", CardKind.MIN_VALIDITY_MONTHS)
                    .at("/validityMonths");
        }
        return months;
    }

    private void replaceTiers(List<BonusTier> tiers) {
        var reached = new HashSet<Long>();
        for (int i = 0; i < tiers.size(); i++) {
            var tier = tiers.get(i);
            positive(tier.topUp(), 0, "/bonusTiers/" + i + "/topUp");
            positive(tier.bonus(), 0, "/bonusTiers/" + i + "/bonus");
            if (!reached.add(tier.topUp().minor())) {
                throw Refusal.rule("card_bonus_tier_twice", tier.topUp().amount())
                        .at("/bonusTiers/" + i + "/topUp");
            }
        }
        var stored = tiers.stream()
                .map(CardBonusTier::of)
                .sorted(Comparator.comparingLong(CardBonusTier::topUp))
                .toList();
        if (!stored.equals(List.copyOf(bonusTiers))) {
            bonusTiers.clear();
            bonusTiers.addAll(stored);
        }
    }

    private static long notNegative(@Nullable Money amount, String pointer) {
        if (amount == null) {
            return 0;
        }
        if (amount.isNegative()) {
            throw Refusal.rule("card_amount_negative").at(pointer);
        }
        return amount.minor();
    }

    private static long positive(@Nullable Money amount, long otherwise, String pointer) {
        if (amount == null) {
            return otherwise;
        }
        if (!amount.isPositive()) {
            throw Refusal.rule("card_amount_not_positive").at(pointer);
        }
        return amount.minor();
    }
}
