package io.taizhang.approval;

import io.taizhang.platform.BaseEntity;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** When an action needs a second person. */
@Entity
class ApprovalPolicy extends BaseEntity {

    @Column(updatable = false)
    String action;

    /** For records of this unit and those below it; null for the whole house. */
    @Column(updatable = false)
    @Nullable
    UUID unitId;

    /** What one person may move alone, in 分; null when that is nothing. */
    @Nullable
    Long threshold;

    boolean enabled;

    /** Of a change, the fields that need a second person; null for every change. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    @Nullable
    List<String> fields;

    protected ApprovalPolicy() {}

    ApprovalPolicy(String action, UUID unitId) {
        this.action = action;
        this.unitId = unitId;
    }

    /** @throws Refusal 422 {@code approval_threshold_negative}, {@code approval_field_unknown} */
    void apply(SetApprovalPolicy command, Set<String> known) {
        var amount = command.threshold();
        if (amount != null && amount.isNegative()) {
            throw Refusal.rule("approval_threshold_negative").at("/threshold");
        }
        var named = command.fields();
        for (int i = 0; named != null && i < named.size(); i++) {
            var name = named.get(i);
            if (!known.contains(name.contains(".") ? name.substring(0, name.indexOf('.')) : name)) {
                throw Refusal.rule("approval_field_unknown", name).at("/fields/" + i);
            }
        }
        fields = named == null || named.isEmpty() ? null : List.copyOf(named);
        threshold = amount == null ? null : amount.minor();
        enabled = command.enabled();
    }

    /** An amount that is not known passes every threshold. */
    boolean demands(@Nullable Money amount) {
        return enabled && (threshold == null || amount == null || amount.minor() > threshold);
    }

    /** Whether one of the fields that were changed is named; of an object a name within it may be. */
    boolean concerns(Set<String> changed) {
        return fields == null ? !changed.isEmpty() : fields.stream().anyMatch(changed::contains);
    }
}
