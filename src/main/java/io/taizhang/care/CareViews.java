package io.taizhang.care;

import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows plans and tasks with the names that belong to them, read once for all rows of a page. */
@ApplicationScoped
class CareViews {

    private final Tasks tasks;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final BusinessTime time;

    CareViews(Tasks tasks, CustomerFile file, StaffDirectory staff, BusinessTime time) {
        this.tasks = tasks;
        this.file = file;
        this.staff = staff;
        this.time = time;
    }

    FollowUpPlanView of(FollowUpPlan plan) {
        return ofPlans(List.of(plan)).get(0);
    }

    List<FollowUpPlanView> ofPlans(List<FollowUpPlan> rows) {
        var customers = file.find(rows.stream().map(row -> row.customerId).toList());
        var names = staff.names(rows.stream().map(row -> row.ownerId).toList());
        var nextDue = tasks.nextDue(rows.stream().map(FollowUpPlan::id).toList());
        return rows.stream()
                .map(row -> FollowUpPlanView.of(
                        row,
                        name(customers, row.customerId),
                        names.getOrDefault(row.ownerId, ""),
                        nextDue.get(row.id())))
                .toList();
    }

    TaskView of(Task task) {
        return ofTasks(List.of(task)).get(0);
    }

    List<TaskView> ofTasks(List<Task> rows) {
        var customers = file.find(rows.stream().map(row -> row.customerId).toList());
        var names = staff.names(rows.stream().map(row -> row.ownerId).toList());
        var today = time.today();
        return rows.stream()
                .map(row ->
                        TaskView.of(row, today, name(customers, row.customerId), names.getOrDefault(row.ownerId, "")))
                .toList();
    }

    private static String name(Map<UUID, CustomerRef> customers, UUID id) {
        var customer = customers.get(id);
        return customer == null ? "" : customer.name();
    }
}
