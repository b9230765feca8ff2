package io.taizhang.care;

import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps an active plan at exactly one open task. Whoever calls holds the plan's lock, so that tasks completed at the same
 * time cannot make two.
 */
@ApplicationScoped
class NextTask {

    private final Tasks tasks;
    private final CareViews views;
    private final AuditTrail audit;
    private final BusinessTime time;

    NextTask(Tasks tasks, CareViews views, AuditTrail audit, BusinessTime time) {
        this.tasks = tasks;
        this.views = views;
        this.audit = audit;
        this.time = time;
    }

    /** Makes the next task of an active plan that has none open; a plan with no day left is finished. */
    void arrange(FollowUpPlan plan) {
        if (plan.status != FollowUpPlanStatus.ACTIVE || plan.deletedAt != null) {
            return;
        }
        tasks.flush();
        if (tasks.openOf(plan.id()).isPresent()) {
            return;
        }
        var day = nextDay(plan);
        if (day.isEmpty()) {
            plan.status = FollowUpPlanStatus.FINISHED;
            return;
        }
        var task = new Task(plan, day.get());
        tasks.persistAndFlush(task);
        audit.record("task.made", "task", task.id(), task.customerId, null, views.of(task));
    }

    /** The plan's words changed: its open task says the same. */
    void follow(FollowUpPlan plan) {
        tasks.openOf(plan.id()).ifPresent(task -> {
            var before = views.of(task);
            task.follow(plan);
            changed("task.changed", task, before);
        });
    }

    /** The plan's rhythm changed: its open task moves to the new day, or goes when there is none. */
    void rearrange(FollowUpPlan plan) {
        var day = nextDay(plan);
        tasks.openOf(plan.id()).ifPresent(task -> {
            var before = views.of(task);
            if (day.isPresent()) {
                task.moveTo(day.get());
                changed("task.moved", task, before);
            } else {
                task.cancel(null, time.now(), null);
                changed("task.cancelled", task, before);
            }
        });
        if (day.isEmpty()) {
            plan.status = FollowUpPlanStatus.FINISHED;
        } else if (plan.status == FollowUpPlanStatus.FINISHED) {
            plan.status = FollowUpPlanStatus.ACTIVE;
        }
        arrange(plan);
    }

    /** The plan is gone: so is its open task. */
    void withdraw(FollowUpPlan plan) {
        tasks.openOf(plan.id()).ifPresent(task -> {
            var before = views.of(task);
            task.cancel(null, time.now(), null);
            changed("task.cancelled", task, before);
        });
    }

    /**
     * The next day in the rhythm: its first, or the first after the last one that was dealt with. Days that went by
     * meanwhile are left out, so that a plan that was forgotten does not pile up tasks.
     */
    private Optional<LocalDate> nextDay(FollowUpPlan plan) {
        var last = tasks.lastDealtWith(plan.id());
        if (last.isEmpty()) {
            return plan.firstFrom(plan.startsOn);
        }
        var occurrence = Objects.requireNonNull(last.get().occurrenceOn);
        var closed = time.dayOf(Objects.requireNonNull(last.get().closedAt));
        return Stream.of(occurrence.plusDays(1), closed.plusDays(1), time.today())
                .max(LocalDate::compareTo)
                .flatMap(plan::firstFrom);
    }

    private void changed(String action, Task task, TaskView before) {
        tasks.flush();
        audit.record(action, "task", task.id(), task.customerId, before, views.of(task));
    }
}
