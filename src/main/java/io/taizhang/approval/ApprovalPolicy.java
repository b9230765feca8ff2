package io.taizhang.approval;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/** When an action needs a second person. */
@Entity
class ApprovalPolicy extends BaseEntity {

    @Column(updatable = false)
    String action;

    /** What one person may move alone, in 分; null when that is nothing. */
    @Nullable
    Long threshold;

    boolean enabled;

    protected ApprovalPolicy() {}

    void apply(SetApprovalPolicy command) {
        var amount = command.threshold();
        if (amount != null && amount.isNegative()) {
            throw Refusal.rule("approval_threshold_negative").at("/threshold");
        }
        threshold = amount == null ? null : amount.minor();
        enabled = command.enabled();
    }

    /** An amount that is not known passes every threshold. */
    boolean demands(@Nullable Money amount) {
        return enabled && (threshold == null || amount == null || amount.minor() > threshold);
    }
}
