package io.taizhang.usage;

import io.taizhang.contract.ContractService.SignedContract;
import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is metered for a contract: as it was agreed, until it ends. */
@Entity
class MeteredItem extends BaseEntity {

    private static final int PRICE_PLACES = 6;

    @Column(updatable = false)
    UUID contractId;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    String unit;

    /** Yuan for one unit. */
    @Column(updatable = false)
    BigDecimal unitPrice;

    @Column(updatable = false)
    BigDecimal included;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    UsageCycle cycle;

    @Nullable
    @Column(updatable = false)
    BigDecimal taxRate;

    @Column(updatable = false)
    int paymentTermsDays;

    @Column(updatable = false)
    LocalDate startsOn;

    /** The last day on which usage counts; null while that is open. */
    @Nullable
    LocalDate endsOn;

    @Column(updatable = false)
    UUID createdBy;

    protected MeteredItem() {}

    /** @throws Refusal 422 {@code usage_starts_outside_contract} */
    MeteredItem(SignedContract contract, AgreeMeteredItem command, UUID createdBy) {
        contractId = contract.id();
        name = command.name().strip();
        unit = command.unit().strip();
        unitPrice = new BigDecimal(command.unitPrice());
        included = command.included() == null ? BigDecimal.ZERO : new BigDecimal(command.included());
        cycle = command.cycle();
        taxRate = command.taxRate() == null ? null : new BigDecimal(command.taxRate());
        paymentTermsDays = Objects.requireNonNullElse(command.paymentTermsDays(), 0);
        startsOn = command.startsOn() == null ? contract.startsOn() : command.startsOn();
        if (!contract.isInForceOn(startsOn)) {
            throw Refusal.rule("usage_starts_outside_contract", startsOn.toString())
                    .at("/startsOn");
        }
        this.createdBy = createdBy;
    }

    /**
     * What a quantity of one period comes to: what goes beyond the included quantity times the price, rounded half up to
     * the 分 once.
     */
    Money charge(BigDecimal quantity) {
        return Money.fen(quantity.subtract(included)
                .max(BigDecimal.ZERO)
                .multiply(unitPrice)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** @throws Refusal 409 {@code metered_item_ended}, 422 {@code usage_ends_before_start} */
    void end(LocalDate lastDay) {
        if (endsOn != null) {
            throw Refusal.conflict("metered_item_ended", name, endsOn.toString());
        }
        if (lastDay.isBefore(startsOn)) {
            throw Refusal.rule("usage_ends_before_start", startsOn.toString()).at("/lastDay");
        }
        endsOn = lastDay;
    }

    /** @throws Refusal 422 {@code usage_in_future}, {@code usage_outside_days} */
    void requireCounts(LocalDate day, SignedContract contract, LocalDate today) {
        if (day.isAfter(today)) {
            throw Refusal.rule("usage_in_future", today.toString()).at("/day");
        }
        if (day.isBefore(startsOn) || (endsOn != null && day.isAfter(endsOn)) || !contract.isInForceOn(day)) {
            throw Refusal.rule("usage_outside_days", name, day.toString()).at("/day");
        }
    }

    /** With all of its places. */
    String priceText() {
        return unitPrice.setScale(PRICE_PLACES).toPlainString();
    }

    @Nullable
    String taxRateText() {
        return taxRate == null ? null : taxRate.setScale(2).toPlainString();
    }
}
