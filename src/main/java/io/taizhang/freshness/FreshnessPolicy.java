package io.taizhang.freshness;

import io.taizhang.customer.CustomerTier;
import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** After how many days a tier's fields are to be looked at again. */
@Entity
class FreshnessPolicy extends BaseEntity {

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    CustomerTier tier;

    /** Days by the field's name; what is not named never falls due. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    Map<String, Integer> cycles = Map.of();

    protected FreshnessPolicy() {}

    void apply(SetFreshnessPolicy command) {
        cycles = named(command.cycles());
    }

    static Map<String, Integer> named(Map<CustomerField, Integer> figures) {
        var named = new HashMap<String, Integer>();
        figures.forEach((field, figure) -> named.put(field.name(), figure));
        return named;
    }

    static Map<CustomerField, Integer> byField(Map<String, Integer> figures) {
        var byField = new EnumMap<CustomerField, Integer>(CustomerField.class);
        figures.forEach((name, figure) -> byField.put(CustomerField.valueOf(name), figure));
        return byField;
    }
}
