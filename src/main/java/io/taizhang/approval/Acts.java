package io.taizhang.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OnBehalf;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The acts that the rooms above offer, and the way of their payloads through JSON. */
@ApplicationScoped
class Acts {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Instance<Approvable<?>> acts;
    private final ObjectMapper json;

    /** Keeps what is null: in a patch it takes something away. */
    private final ObjectMapper kept;

    private final OnBehalf onBehalf;
    private final ApprovalContents contents;
    private final Agreed agreed;
    private final Caller caller;

    Acts(
            Instance<Approvable<?>> acts,
            ObjectMapper json,
            ApprovalContents contents,
            OnBehalf onBehalf,
            Agreed agreed,
            Caller caller) {
        this.acts = acts;
        this.json = json;
        this.kept = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS);
        this.contents = contents;
        this.onBehalf = onBehalf;
        this.agreed = agreed;
        this.caller = caller;
    }

    /** @throws IllegalArgumentException when no room offers the action */
    Approvable<?> require(String action) {
        return acts.stream()
                .filter(act -> act.action().equals(action))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No room offers " + action));
    }

    /** The actions whose requests of others the caller sees. */
    List<String> visible() {
        return where(act ->
                caller.may(act.permissionToDecide()) || (!act.isMakersOwn() && caller.may(act.permissionToMake())));
    }

    /** The actions that somebody with these permissions may decide. */
    List<String> decidableWith(Set<String> permissions) {
        return where(act -> permissions.contains(act.permissionToDecide()));
    }

    /** The fields that a policy of the action may name; none for an action that no room offers. */
    Set<String> fields(String action) {
        return acts.stream()
                .filter(act -> act.action().equals(action))
                .findFirst()
                .<Set<String>>map(Approvable::fields)
                .orElse(Set.of());
    }

    /** The actions that the caller may decide when another person asks for them. */
    List<String> decidable() {
        return where(act -> caller.may(act.permissionToDecide()));
    }

    void validate(ApprovalRequest request) {
        validate(require(request.action), request);
    }

    boolean isMakersOwn(ApprovalRequest request) {
        return require(request.action).isMakersOwn();
    }

    /** @throws Refusal what the act refuses with, 409 {@code approval_maker_gone} */
    Map<String, Object> execute(ApprovalRequest request) {
        var act = require(request.action);
        if (!act.isMakersOwn()) {
            return object(execute(act, request));
        }
        var outcome = new AtomicReference<Map<String, Object>>();
        var known = onBehalf.run(request.maker, () -> {
            if (!caller.may(act.permissionToMake())) {
                throw Refusal.conflict("approval_maker_gone");
            }
            outcome.set(agreed.during(request.action, () -> object(reached(() -> execute(act, request)))));
        });
        if (!known) {
            throw Refusal.conflict("approval_maker_gone");
        }
        return Objects.requireNonNull(outcome.get());
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

    /** What the maker does not see any more is not theirs to do; to the checker the request is there all the same. */
    private static Object reached(Supplier<Object> doing) {
        try {
            return doing.get();
        } catch (Refusal refusal) {
            throw refusal.status() == 404 ? Refusal.conflict("approval_maker_gone") : refusal;
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
            return Objects.requireNonNull(
                    json.treeToValue(kept.valueToTree(contents.payload(request)), act.payloadType()));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
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
