package io.taizhang.care;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tasks")
@Tag(name = "tasks")
@Produces(MediaType.APPLICATION_JSON)
class TaskResource {

    private final TaskService tasks;
    private final Idempotency idempotency;

    TaskResource(TaskService tasks, Idempotency idempotency) {
        this.tasks = tasks;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("task:read")
    @Operation(summary = "Tasks, the next due first; q searches the title")
    public Page<TaskView> listTasks(@BeanParam @Valid ListRequest request) {
        return tasks.list(request);
    }

    @POST
    @PermissionsAllowed("task:write")
    @Operation(summary = "Add a task of its own")
    @Refuses({"customer_unknown", "staff_unknown"})
    public RestResponse<TaskView> addTask(
            @RestHeader(Idempotency.HEADER) @Nullable String key, @NotNull @Valid AddTask command) {
        return idempotency.create("addTask", key, command, TaskView.class, () -> tasks.add(command));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("task:read")
    @Operation(summary = "One task")
    public TaskView getTask(@RestPath UUID id) {
        return tasks.get(id);
    }

    @POST
    @Path("{id}/complete")
    @PermissionsAllowed("task:write")
    @Operation(summary = "Done: writes the contact into the log, and the plan goes on to its next task")
    @Refuses({"task_closed", "occurred_in_future"})
    public TaskView completeTask(@RestPath UUID id, @NotNull @Valid CompleteTask command) {
        return tasks.complete(id, command);
    }

    @POST
    @Path("{id}/snooze")
    @PermissionsAllowed("task:write")
    @Operation(summary = "Put a task off to another day; its plan's rhythm stays")
    @Refuses({"task_closed", "snoozed_into_past"})
    public TaskView snoozeTask(@RestPath UUID id, @NotNull @Valid SnoozeTask command) {
        return tasks.snooze(id, command);
    }

    @POST
    @Path("{id}/cancel")
    @PermissionsAllowed("task:write")
    @Operation(summary = "Leave a task out, with a reason; its plan goes on to the next one")
    @Refuses("task_closed")
    public TaskView cancelTask(@RestPath UUID id, @NotNull @Valid CancelTask command) {
        return tasks.cancel(id, command);
    }
}
