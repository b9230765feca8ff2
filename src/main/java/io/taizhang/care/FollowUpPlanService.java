package io.taizhang.care;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with follow-up plans. */
@ApplicationScoped
@Transactional
public class FollowUpPlanService {

    private final FollowUpPlans plans;
    private final NextTask nextTask;
    private final CareViews views;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Caller caller;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final BusinessTime time;

    FollowUpPlanService(
            FollowUpPlans plans,
            NextTask nextTask,
            CareViews views,
            CustomerFile file,
            StaffDirectory staff,
            Caller caller,
            MergePatch patches,
            AuditTrail audit,
            BusinessTime time) {
        this.plans = plans;
        this.nextTask = nextTask;
        this.views = views;
        this.file = file;
        this.staff = staff;
        this.caller = caller;
        this.patches = patches;
        this.audit = audit;
        this.time = time;
    }

    Page<FollowUpPlanView> list(ListRequest request) {
        return plans.page(request).mapAll(views::ofPlans);
    }

    FollowUpPlanView get(UUID id) {
        return views.of(plans.require(id));
    }

    public FollowUpPlanView plan(PlanFollowUp command) {
        var customer = file.requireFor(command.customerId(), "/customerId");
        staff.requireActive(command.ownerId(), "/ownerId");
        var owner = command.ownerId() == null ? usualOwner(customer) : command.ownerId();
        var plan = new FollowUpPlan(command, owner, time.today());
        plans.persist(plan);
        nextTask.arrange(plan);
        return recorded("plan.made", plan, null);
    }

    /** The customer's owner; whoever plans, when there is none or they have left. */
    private UUID usualOwner(CustomerRef customer) {
        var owner = customer.ownerId();
        return owner != null && staff.isActive(owner) ? owner : caller.id();
    }

    FollowUpPlanView change(UUID id, Version version, @Nullable JsonNode patch) {
        var plan = plans.lock(id);
        var before = views.of(plan);
        version.requireCurrent(plan.version(), () -> before);
        var earlier = plan.editable();
        var edit = patches.apply(earlier, patch);
        if (!edit.customerId().equals(plan.customerId)) {
            throw Refusal.rule("plan_customer_fixed").at("/customerId");
        }
        // Whoever has left meanwhile may stay the owner, but nobody who has left becomes one.
        if (!Objects.equals(edit.ownerId(), plan.ownerId)) {
            staff.requireActive(edit.ownerId(), "/ownerId");
        }
        plan.apply(edit, edit.ownerId() == null ? plan.ownerId : edit.ownerId(), time.today());
        nextTask.follow(plan);
        if (!plan.hasRhythmOf(earlier)) {
            nextTask.rearrange(plan);
        }
        return recorded("plan.changed", plan, before);
    }

    void delete(UUID id, Version version) {
        var plan = plans.lock(id);
        var before = views.of(plan);
        version.requireCurrent(plan.version(), () -> before);
        plan.deletedAt = time.now();
        nextTask.withdraw(plan);
        audit.record("plan.deleted", "follow_up_plan", id, plan.customerId, before, null);
    }

    FollowUpPlanView restore(UUID id) {
        var plan = plans.lockEven(id);
        if (plan.deletedAt == null) {
            return views.of(plan);
        }
        plan.deletedAt = null;
        nextTask.arrange(plan);
        return recorded("plan.restored", plan, null);
    }

    FollowUpPlanView pause(UUID id) {
        var plan = plans.lock(id);
        var before = views.of(plan);
        plan.pause();
        return recorded("plan.paused", plan, before);
    }

    FollowUpPlanView resume(UUID id) {
        var plan = plans.lock(id);
        var before = views.of(plan);
        plan.resume();
        nextTask.arrange(plan);
        return recorded("plan.resumed", plan, before);
    }

    private FollowUpPlanView recorded(String action, FollowUpPlan plan, @Nullable FollowUpPlanView before) {
        plans.flush();
        var view = views.of(plan);
        audit.record(action, "follow_up_plan", plan.id(), plan.customerId, before, view);
        return view;
    }
}
