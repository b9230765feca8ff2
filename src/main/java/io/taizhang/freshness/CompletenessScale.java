package io.taizhang.freshness;

import io.taizhang.customer.CustomerKind;
import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the parts of a file count for its completeness. */
@Entity
class CompletenessScale extends BaseEntity {

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    CustomerKind kind;

    /** Weights by the field's name; what is not named is not asked for. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    Map<String, Integer> weights = Map.of();

    protected CompletenessScale() {}

    void apply(SetCompletenessScale command) {
        weights = FreshnessPolicy.named(command.weights());
    }
}
