package io.taizhang.approval;

import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An act of both kinds at once: what it writes in its transaction is the audit entry {@code tests.done}, what it does
 * outside of it, as card money does, is counted once per key in {@link #DONE}.
 */
@ApplicationScoped
class ActOfTests implements Approvable<ActOfTests.Payload> {

    static final String ACTION = "tests.act";

    /** Subjects with which the act cannot be done as things stand. */
    static final Set<UUID> IMPOSSIBLE = ConcurrentHashMap.newKeySet();

    /** Subjects with which the act is refused when it comes to it. */
    static final Set<UUID> REFUSING = ConcurrentHashMap.newKeySet();

    /** Subjects with which the act is done and then the system breaks down, once each. */
    static final Set<UUID> CRASHING = ConcurrentHashMap.newKeySet();

    /** How often it was done outside the transaction, by key. */
    static final Map<UUID, Integer> DONE = new ConcurrentHashMap<>();

    private final AuditTrail audit;

    ActOfTests(AuditTrail audit) {
        this.audit = audit;
    }

    record Payload(Money amount, long count, @Nullable String note) {}

    record Done(UUID key, UUID maker, UUID checker, Money amount, long count) {}

    record Now(String label) {}

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public String permissionToMake() {
        return "interaction:write";
    }

    @Override
    public String permissionToDecide() {
        return "contract:sign";
    }

    @Override
    public void validate(ApprovalRequestRef request, Payload payload) {
        if (IMPOSSIBLE.contains(request.subject().id())) {
            throw Refusal.conflict("kept_by_a_test");
        }
    }

    @Override
    public Object execute(ApprovalRequestRef request, Payload payload) {
        if (REFUSING.contains(request.subject().id())) {
            throw Refusal.rule("kept_by_a_test", payload.amount().amount());
        }
        audit.record("tests.done", "test", request.subject().id(), null, null, payload);
        DONE.merge(request.key(), 1, (done, again) -> done);
        if (CRASHING.remove(request.subject().id())) {
            throw new IllegalStateException("The test breaks down here");
        }
        return new Done(request.key(), request.maker(), request.checker(), payload.amount(), payload.count());
    }

    @Override
    public Object current(ApprovalRequestRef request, Payload payload) {
        return new Now("now " + request.subject().label());
    }
}
