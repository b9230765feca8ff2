package io.taizhang.oversight;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** How much of something is too much. Which thresholds there are depends on the kind and does not change. */
@Entity
class AlertRule extends BaseEntity {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    AlertKind kind;

    boolean enabled;

    @Nullable
    Integer times;

    @Nullable
    Integer minutes;

    @Nullable
    Integer percent;

    @Nullable
    Long amount;

    protected AlertRule() {}

    /** What can be changed of it. */
    ChangeAlertRule editable() {
        return new ChangeAlertRule(enabled, times, minutes, percent, amount == null ? null : Money.fen(amount));
    }

    /** @throws Refusal 422 {@code alert_threshold} for a threshold that its kind does not have, or lacks */
    void apply(ChangeAlertRule change) {
        requireSame(times, change.times(), "/times");
        requireSame(minutes, change.minutes(), "/minutes");
        requireSame(percent, change.percent(), "/percent");
        requireSame(amount, change.amount(), "/amount");
        if (change.amount() != null && change.amount().isNegative()) {
            throw Refusal.rule("alert_threshold").at("/amount");
        }
        enabled = change.enabled();
        times = change.times();
        minutes = change.minutes();
        percent = change.percent();
        amount = change.amount() == null ? null : change.amount().minor();
    }

    private static void requireSame(@Nullable Object now, @Nullable Object then, String pointer) {
        if ((now == null) != (then == null)) {
            throw Refusal.rule("alert_threshold").at(pointer);
        }
    }
}
