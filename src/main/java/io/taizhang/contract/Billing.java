package io.taizhang.contract;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Billing terms as they are kept; the amount in 分, the tax rate in percent. */
@Embeddable
record Billing(
        @Enumerated(EnumType.STRING) BillingCycle billingCycle,
        @Nullable Integer billingDay,
        @Nullable Long billingAmount,
        @Nullable Integer paymentTermsDays,
        @Nullable BigDecimal taxRate) {

    static final Billing NONE = new Billing(BillingCycle.NONE, null, null, null, null);

    /** @throws Refusal 422 {@code billing_incomplete}, {@code billing_contradicts}, {@code billing_amount_not_positive} */
    static Billing of(@Nullable BillingTerms terms) {
        if (terms == null) {
            return NONE;
        }
        var amount = terms.amount();
        if (terms.cycle() == BillingCycle.NONE && (terms.dayOfMonth() != null || amount != null)) {
            throw Refusal.rule("billing_contradicts").at("/billing/cycle");
        }
        if (terms.cycle() != BillingCycle.NONE && (terms.dayOfMonth() == null || amount == null)) {
            throw Refusal.rule("billing_incomplete").at("/billing");
        }
        if (amount != null && !amount.isPositive()) {
            throw Refusal.rule("billing_amount_not_positive", amount.amount()).at("/billing/amount");
        }
        return new Billing(
                terms.cycle(),
                terms.dayOfMonth(),
                amount == null ? null : amount.minor(),
                terms.paymentTermsDays(),
                terms.taxRate() == null ? null : new BigDecimal(terms.taxRate()).setScale(2, RoundingMode.UNNECESSARY));
    }

    BillingTerms terms() {
        return new BillingTerms(
                billingCycle,
                billingDay,
                billingAmount == null ? null : Money.fen(billingAmount),
                paymentTermsDays,
                taxRateText());
    }

    @Nullable
    String taxRateText() {
        return taxRate == null
                ? null
                : taxRate.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
