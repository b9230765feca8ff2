package io.taizhang.interaction;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.TimelineCursor;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Every query over interactions. Those of customers whom the caller may not see do not exist. */
@ApplicationScoped
class Interactions implements PanacheRepositoryBase<Interaction, UUID> {

    private static final Condition KEPT = Condition.of("e.deletedAt is null");

    private final Lists lists;
    private final Rows rows;
    private final CustomerFile file;

    Interactions(Lists lists, Rows rows, CustomerFile file) {
        this.lists = lists;
        this.rows = rows;
        this.file = file;
    }

    Page<Interaction> page(ListRequest request) {
        var conditions = new ArrayList<>(List.of(KEPT, visible()));
        var text = request.search();
        if (text != null) {
            conditions.add(Condition.searchIn("e.content", text));
        }
        return lists.page(Interaction.class, InteractionView.class, request, "-occurredAt", conditions);
    }

    Interaction require(UUID id) {
        return rows.require(Interaction.class, id, List.of(KEPT, visible()));
    }

    boolean isVisible(UUID id) {
        var visible = visible();
        var parameters = new HashMap<>(visible.parameters());
        parameters.put("wanted", id);
        return count("from Interaction e where e.id = :wanted and e.deletedAt is null and " + visible.hql(), parameters)
                > 0;
    }

    Interaction lock(UUID id) {
        return rows.lock(Interaction.class, id, List.of(KEPT, visible()));
    }

    /** Deleted or not, for bringing it back. */
    Interaction lockEven(UUID id) {
        return rows.lock(Interaction.class, id, List.of(visible()));
    }

    List<Interaction> before(UUID customerId, TimelineCursor cursor, int limit) {
        return find(
                        "customerId = ?1 and deletedAt is null and (occurredAt, id) < (?2, ?3)"
                                + " order by occurredAt desc, id desc",
                        customerId,
                        cursor.at(),
                        cursor.id())
                .page(0, limit)
                .list();
    }

    InteractionsSection figures(UUID customerId) {
        return getEntityManager()
                .createQuery(
                        "select max(e.occurredAt), count(e.id) from Interaction e"
                                + " where e.customerId = :customer and e.deletedAt is null",
                        InteractionsSection.class)
                .setParameter("customer", customerId)
                .getSingleResult();
    }

    private Condition visible() {
        return file.visible("e.customerId");
    }
}
