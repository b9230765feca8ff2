package io.taizhang.care;

import io.taizhang.customer.ProfileSection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The tasks' part of a customer's profile. */
@ApplicationScoped
class TaskProfile implements ProfileSection {

    private final Tasks tasks;

    TaskProfile(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "tasks";
    }

    @Override
    public TasksSection of(UUID customerId) {
        return tasks.figures(customerId);
    }
}
