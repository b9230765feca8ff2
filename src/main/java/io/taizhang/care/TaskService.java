package io.taizhang.care;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.interaction.InteractionService;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with tasks. */
@ApplicationScoped
@Transactional
public class TaskService {

    private final Tasks tasks;
    private final FollowUpPlans plans;
    private final NextTask nextTask;
    private final CareViews views;
    private final InteractionService interactions;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Caller caller;
    private final AuditTrail audit;
    private final BusinessTime time;

    TaskService(
            Tasks tasks,
            FollowUpPlans plans,
            NextTask nextTask,
            CareViews views,
            InteractionService interactions,
            CustomerFile file,
            StaffDirectory staff,
            Caller caller,
            AuditTrail audit,
            BusinessTime time) {
        this.tasks = tasks;
        this.plans = plans;
        this.nextTask = nextTask;
        this.views = views;
        this.interactions = interactions;
        this.file = file;
        this.staff = staff;
        this.caller = caller;
        this.audit = audit;
        this.time = time;
    }

    Page<TaskView> list(ListRequest request) {
        return tasks.page(request).mapAll(views::ofTasks);
    }

    TaskView get(UUID id) {
        return views.of(tasks.require(id));
    }

    /** Adds a task of its own. Refuses with 422 {@code customer_unknown}, {@code staff_unknown}. */
    public TaskView add(AddTask command) {
        var customer = file.requireFor(command.customerId(), "/customerId");
        staff.requireActive(command.ownerId(), "/ownerId");
        var usual = customer.ownerId() == null ? caller.id() : customer.ownerId();
        var task = new Task(command, command.ownerId() == null ? usual : command.ownerId());
        tasks.persist(task);
        return recorded("task.added", task, null);
    }

    TaskView complete(UUID id, CompleteTask command) {
        var plan = lockPlanOf(id);
        var task = tasks.lock(id);
        task.requireOpen();
        var before = views.of(task);
        var contact = command.interaction() == null
                ? null
                : interactions.record(command.interaction().with(task.customerId), "/interaction");
        task.complete(command.note(), contact == null ? null : contact.id(), time.now(), actor());
        var after = recorded("task.completed", task, before);
        arrangeNext(plan);
        return after;
    }

    /** Leaves one thing out; a plan goes on with the next. */
    TaskView cancel(UUID id, CancelTask command) {
        var plan = lockPlanOf(id);
        var task = tasks.lock(id);
        var before = views.of(task);
        task.cancel(command.reason(), time.now(), actor());
        var after = recorded("task.cancelled", task, before);
        arrangeNext(plan);
        return after;
    }

    TaskView snooze(UUID id, SnoozeTask command) {
        var task = tasks.lock(id);
        var before = views.of(task);
        task.snooze(command.dueOn(), time.today());
        return recorded("task.snoozed", task, before);
    }

    /** The plan is locked before its task, by everybody. */
    private @Nullable FollowUpPlan lockPlanOf(UUID taskId) {
        return tasks.planOf(taskId)
                .map(plan -> plans.findById(plan, LockModeType.PESSIMISTIC_WRITE))
                .orElse(null);
    }

    private void arrangeNext(@Nullable FollowUpPlan plan) {
        if (plan != null) {
            nextTask.arrange(plan);
        }
    }

    /** The signed-in member of staff; null when the system itself is at work. */
    private @Nullable UUID actor() {
        var id = caller.id();
        return id.equals(new UUID(0, 0)) ? null : id;
    }

    private TaskView recorded(String action, Task task, @Nullable TaskView before) {
        tasks.flush();
        var view = views.of(task);
        audit.record(action, "task", task.id(), task.customerId, before, view);
        return view;
    }
}
