package io.taizhang.oversight;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All queries for alerts and their rules. They are for those who watch over the whole house: no data scope. */
@ApplicationScoped
class Alerts implements PanacheRepositoryBase<Alert, UUID> {

    private final Lists lists;
    private final Rows rows;

    Alerts(Lists lists, Rows rows) {
        this.lists = lists;
        this.rows = rows;
    }

    Page<Alert> page(ListRequest request) {
        return lists.page(Alert.class, AlertView.class, request, "-occurredAt", List.of());
    }

    /** @throws Refusal 404 */
    Alert require(UUID id) {
        return rows.require(Alert.class, id, List.of());
    }

    Alert lock(UUID id) {
        return rows.lock(Alert.class, id, List.of());
    }

    Page<AlertRule> rules(ListRequest request) {
        return lists.page(AlertRule.class, AlertRuleView.class, request, "kind", List.of());
    }

    AlertRule lockRule(UUID id) {
        return rows.lock(AlertRule.class, id, List.of());
    }

    Map<UUID, String> cardNumbers(Collection<UUID> ids) {
        var numbers = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            getSession()
                    .createNativeQuery("select id, number from card where id in :ids", Tuple.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> numbers.put(row.get("id", UUID.class), row.get("number", String.class)));
        }
        return numbers;
    }
}
