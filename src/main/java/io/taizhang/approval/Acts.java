package io.taizhang.approval;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The acts that the rooms above offer, and the way of their payloads through JSON. */
@ApplicationScoped
class Acts {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Instance<Approvable<?>> acts;
    private final ObjectMapper json;
    private final Caller caller;

    Acts(Instance<Approvable<?>> acts, ObjectMapper json, Caller caller) {
        this.acts = acts;
        this.json = json;
        this.caller = caller;
    }

    /** @throws IllegalArgumentException when no room offers the action */
    Approvable<?> require(String action) {
        return acts.stream()
                .filter(act -> act.action().equals(action))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No room offers " + action));
    }

    /** The actions that the caller may ask for or decide. */
    List<String> visible() {
        return where(act -> caller.may(act.permissionToMake()) || caller.may(act.permissionToDecide()));
    }

    /** The actions that the caller may decide when another person asks for them. */
    List<String> decidable() {
        return where(act -> caller.may(act.permissionToDecide()));
    }

    void validate(ApprovalRequest request) {
        validate(require(request.action), request);
    }

    Map<String, Object> execute(ApprovalRequest request) {
        return object(execute(require(request.action), request));
    }

    @Nullable
    Map<String, Object> current(ApprovalRequest request) {
        var current = current(require(request.action), request);
        return current == null ? null : object(current);
    }

    /** A record as its JSON object, just as the database will give it back. */
    Map<String, Object> object(Object record) {
        try {
            return Objects.requireNonNull(json.readValue(json.writeValueAsBytes(record), OBJECT));
        } catch (IOException unwritable) {
            throw new IllegalArgumentException("Not a JSON object: " + record.getClass(), unwritable);
        }
    }

    private <P> void validate(Approvable<P> act, ApprovalRequest request) {
        act.validate(request.ref(), payload(act, request));
    }

    private <P> Object execute(Approvable<P> act, ApprovalRequest request) {
        return act.execute(request.ref(), payload(act, request));
    }

    private <P> @Nullable Object current(Approvable<P> act, ApprovalRequest request) {
        return act.current(request.ref(), payload(act, request));
    }

    private <P> P payload(Approvable<P> act, ApprovalRequest request) {
        try {
            return Objects.requireNonNull(json.convertValue(request.payload, act.payloadType()));
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.conflict("approval_payload_changed");
        }
    }

    private List<String> where(Function<Approvable<?>, Boolean> condition) {
        return acts.stream()
                .filter(condition::apply)
                .<String>map(Approvable::action)
                .toList();
    }
}
