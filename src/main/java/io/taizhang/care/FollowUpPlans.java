package io.taizhang.care;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Every query over follow-up plans. Those of customers whom the caller may not see do not exist. */
@ApplicationScoped
class FollowUpPlans implements PanacheRepositoryBase<FollowUpPlan, UUID> {

    private static final Condition KEPT = Condition.of("e.deletedAt is null");

    private final Lists lists;
    private final Rows rows;
    private final CustomerFile file;

    FollowUpPlans(Lists lists, Rows rows, CustomerFile file) {
        this.lists = lists;
        this.rows = rows;
        this.file = file;
    }

    Page<FollowUpPlan> page(ListRequest request) {
        var conditions = new ArrayList<>(List.of(KEPT, visible()));
        var text = request.search();
        if (text != null) {
            conditions.add(Condition.searchIn("e.title", text));
        }
        return lists.page(FollowUpPlan.class, FollowUpPlanView.class, request, "-createdAt", conditions);
    }

    FollowUpPlan require(UUID id) {
        return rows.require(FollowUpPlan.class, id, List.of(KEPT, visible()));
    }

    FollowUpPlan lock(UUID id) {
        return rows.lock(FollowUpPlan.class, id, List.of(KEPT, visible()));
    }

    /** Deleted or not, for bringing it back. */
    FollowUpPlan lockEven(UUID id) {
        return rows.lock(FollowUpPlan.class, id, List.of(visible()));
    }

    private Condition visible() {
        return file.visible("e.customerId");
    }
}
