package io.taizhang.contract;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two sides agree on; each signed state of it becomes a version. */
record Agreement(
        String title,
        Money amount,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String terms,
        Billing billing,
        @Nullable Integer autoRenewMonths,
        Plan plan) {

    Agreement {
        title = title.strip();
        terms = Texts.strippedOrNull(terms);
        if (amount.isNegative()) {
            throw Refusal.rule("contract_amount_negative", amount.amount()).at("/amount");
        }
        if (endsOn != null && endsOn.isBefore(startsOn)) {
            throw Refusal.rule("contract_ends_before_start", startsOn.toString(), endsOn.toString())
                    .at("/endsOn");
        }
        plan.requireWithin(amount);
    }

    /** With the plan of the draft as it is kept. */
    static Agreement of(DraftContract draft, Plan plan) {
        return new Agreement(
                draft.title(),
                draft.amount(),
                draft.startsOn(),
                draft.endsOn(),
                draft.terms(),
                Billing.of(draft.billing()),
                draft.autoRenewMonths(),
                plan.asked(draft.plan() == null ? List.of() : draft.plan()));
    }

    /**
     * What is agreed when the amendment comes into force.
     *
     * @throws Refusal 422 {@code amendment_empty}, {@code amendment_contradicts} and for what it would then say
     */
    Agreement amendedBy(AmendContract amendment) {
        var openEnded = Boolean.TRUE.equals(amendment.openEnded());
        if (openEnded && amendment.endsOn() != null) {
            throw Refusal.rule("amendment_contradicts").at("/openEnded").at("/endsOn");
        }
        var months = amendment.autoRenewMonths();
        var then = new Agreement(
                amendment.title() == null || amendment.title().isBlank() ? title : amendment.title(),
                amendment.amount() == null ? amount : amendment.amount(),
                amendment.startsOn() == null ? startsOn : amendment.startsOn(),
                openEnded ? null : amendment.endsOn() == null ? endsOn : amendment.endsOn(),
                amendment.terms() == null ? terms : amendment.terms(),
                amendment.billing() == null ? billing : Billing.of(amendment.billing()),
                months == null ? autoRenewMonths : months == 0 ? null : months,
                plan.asked(amendment.plan()));
        if (then.equals(this)) {
            throw Refusal.rule("amendment_empty");
        }
        return then;
    }

    /** The same for so many months more. */
    Agreement extendedTo(LocalDate lastDay) {
        return new Agreement(title, amount, startsOn, lastDay, terms, billing, autoRenewMonths, plan);
    }
}
