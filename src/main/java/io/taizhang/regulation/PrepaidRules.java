package io.taizhang.regulation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.regulation.PrepaidPurchase.Buyer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/**
 * The rules for prepaid cards, as the rooms that sell and watch ask for them: the figure of the law, or what an
 * administrator decided instead. Known for a few seconds, so that a till may ask for every top-up; a decision counts at
 * once on the instance where it is made and within {@link #KNOWN} on the others.
 */
@ApplicationScoped
public class PrepaidRules {

    private static final Duration KNOWN = Duration.ofSeconds(5);

    private final PrepaidRuleBook book;
    private final BusinessTime time;
    private final Cache<LocalDate, Map<PrepaidRuleKey, Long>> known =
            Caffeine.newBuilder().expireAfterWrite(KNOWN).maximumSize(100).build();

    PrepaidRules(PrepaidRuleBook book, BusinessTime time) {
        this.book = book;
        this.time = time;
    }

    /** Somebody decided something about a rule. */
    record Changed() {}

    /** What counts today, in the unit of the key: 分, months, days, hundredths of a percent, or 0/1. */
    public long value(PrepaidRuleKey key) {
        return value(key, time.today());
    }

    /**
     * What counts on a business day.
     *
     * @throws IllegalArgumentException when the rule is not law on that day
     */
    public long value(PrepaidRuleKey key, LocalDate day) {
        var value = known.get(day, this::read).get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is not law on " + day);
        }
        return value;
    }

    /** What counts today, of a rule that is an amount. */
    public Money amount(PrepaidRuleKey key) {
        if (key.unit != PrepaidRuleUnit.FEN) {
            throw new IllegalArgumentException(key + " is no amount");
        }
        return Money.fen(value(key));
    }

    /** The most that a card holds today (art. 18). */
    public Money balanceCap(boolean registered) {
        return amount(registered ? PrepaidRuleKey.REGISTERED_BALANCE_CAP : PrepaidRuleKey.ANONYMOUS_BALANCE_CAP);
    }

    /** The last day on which a consumer may have the principal of a payment back (法释〔2025〕4号 art. 14); calendar days. */
    public LocalDate refundableUntil(LocalDate paidOn) {
        return paidOn.plusDays(value(PrepaidRuleKey.REFUND_WITHIN));
    }

    /** Whether a card with this balance may be refunded in cash (art. 21). */
    public boolean mayRefundInCash(Money balance) {
        return balance.compareTo(amount(PrepaidRuleKey.CASH_REFUND_BELOW)) < 0;
    }

    /**
     * Refuses a purchase or top-up that may not be taken like this.
     *
     * @throws Refusal 422 {@code prepaid_cash_not_allowed} at {@code /method} when so much is not paid in cash (art. 17),
     *     {@code prepaid_real_name_required} when a buyer of so much has to be identified (art. 15)
     */
    public void require(PrepaidPurchase purchase) {
        var organisation = purchase.buyer() == Buyer.ORGANISATION;
        var transferFrom =
                amount(organisation ? PrepaidRuleKey.TRANSFER_FROM_ORGANISATION : PrepaidRuleKey.TRANSFER_FROM_PERSON);
        if (purchase.cash() && purchase.amount().compareTo(transferFrom) >= 0) {
            throw Refusal.rule("prepaid_cash_not_allowed", transferFrom.amount())
                    .with("from", transferFrom)
                    .at("/method");
        }
        var realNameFrom = amount(PrepaidRuleKey.REAL_NAME_FROM);
        var named = purchase.registered() || purchase.amount().compareTo(realNameFrom) >= 0;
        if (named && purchase.buyer() == Buyer.UNKNOWN) {
            throw Refusal.rule("prepaid_real_name_required", realNameFrom.amount())
                    .with("from", realNameFrom);
        }
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        known.invalidateAll();
    }

    /** In a transaction of its own: whoever asks may be outside of one. */
    private Map<PrepaidRuleKey, Long> read(LocalDate day) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var values = new EnumMap<PrepaidRuleKey, Long>(PrepaidRuleKey.class);
            book.on(day, EnumSet.allOf(PrepaidRuleKey.class)).forEach(rule -> values.put(rule.key(), rule.value()));
            return values;
        });
    }
}
