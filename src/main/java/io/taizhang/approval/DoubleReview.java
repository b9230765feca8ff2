package io.taizhang.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Deferral;
import io.taizhang.platform.Money;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation asks, as its last step, whether a second person has to agree. If so it is taken back as a whole by
 * a {@link Deferral}, and the caller gets 202 with the request that was filed instead. So every rule was kept when it is
 * asked for, and is asked again when it is approved, because then the same operation runs in the maker's name: there it
 * passes here. The operation is offered to the queue as a {@link RecordAct} of the same action.
 *
 * <p>The system's own work passes always: it has no maker. A job in somebody's name is refused ({@code approval_needed}).
 */
@ApplicationScoped
public class DoubleReview {

    private static final UUID SYSTEM = new UUID(0, 0);

    private final ApprovalPolicies policies;
    private final ApprovalService approvals;
    private final Agreed agreed;
    private final Caller caller;
    private final ObjectMapper json;

    DoubleReview(
            ApprovalPolicies policies, ApprovalService approvals, Agreed agreed, Caller caller, ObjectMapper json) {
        this.policies = policies;
        this.approvals = approvals;
        this.agreed = agreed;
        this.caller = caller;
        this.json = json;
    }

    /** Whether any policy wants a second person for the action, for whom more would cost a question to the database. */
    public boolean isOn(String action) {
        return !agreed.on(action) && policies.isOn(action);
    }

    /** Whether a second person has agreed to what is being done at this moment. */
    public boolean isAgreed(String action) {
        return agreed.on(action);
    }

    /** Does an act to which a second person has agreed already, as a part of what they saw and agreed to as a whole. */
    public <T> T asAgreed(String action, Supplier<T> doing) {
        return agreed.during(action, doing);
    }

    /**
     * Asks about a change of a record; its payload is a {@link ChangeSet}.
     *
     * @param patch what the caller sent
     * @param before the editable part of the record as it stood
     * @param after the same as it has become
     * @param amount what the policy's threshold is compared with; null when it is not about money
     * @throws Deferral when a second person has to agree
     */
    public void ofChange(
            String action,
            ApprovalSubject subject,
            Version version,
            JsonNode patch,
            Object before,
            Object after,
            @Nullable Money amount) {
        var policy = policy(action, subject, amount);
        if (policy == null) {
            return;
        }
        JsonNode stood = json.valueToTree(before);
        JsonNode stands = json.valueToTree(after);
        if (policy.concerns(changed(stood, stands))) {
            var named = json.createObjectNode();
            patch.fieldNames().forEachRemaining(name -> named.set(name, stood.get(name)));
            throw needed(action, subject, new ChangeSet(version.number(), patch, named), false);
        }
    }

    /**
     * Asks about anything else that is done to a record.
     *
     * @param payload what is needed to do it again: a record that the house's JSON writes and reads back unchanged
     * @param amount what the policy's threshold is compared with; null when it is not about money
     * @throws Deferral when a second person has to agree
     */
    public void of(String action, ApprovalSubject subject, Object payload, @Nullable Money amount) {
        if (policy(action, subject, amount) != null) {
            throw needed(action, subject, payload, false);
        }
    }

    /** Like {@link #of}, for something that comes into being by it, so that the subject's id is only an id of the request. */
    public void ofNew(String action, ApprovalSubject subject, Object payload, @Nullable Money amount) {
        if (policy(action, subject, amount) != null) {
            throw needed(action, subject, payload, true);
        }
    }

    /** The policy that demands a second person for the act; null when none does. */
    private @Nullable ApprovalPolicy policy(String action, ApprovalSubject subject, @Nullable Money amount) {
        if (agreed.on(action) || caller.id().equals(SYSTEM)) {
            return null;
        }
        var policy = policies.of(action, subject.unitId() == null ? caller.unitId() : subject.unitId());
        return policy != null && policy.demands(amount) ? policy : null;
    }

    private SecondPersonNeeded needed(String action, ApprovalSubject subject, Object payload, boolean isNew) {
        return new SecondPersonNeeded(
                approvals, new RequestApproval(action, subject, payload, null, null), caller.id(), isNew);
    }

    /** The names of the fields that differ; of an object's also with the names within, such as {@code customFields.bank}. */
    private static Set<String> changed(JsonNode before, JsonNode after) {
        var names = new HashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        var changed = new HashSet<String>();
        for (var name : names) {
            var old = before.path(name);
            var now = after.path(name);
            if (!old.equals(now)) {
                changed.add(name);
                if (old instanceof ObjectNode || now instanceof ObjectNode) {
                    changed(old, now).forEach(inner -> changed.add(name + "." + inner));
                }
            }
        }
        return changed;
    }
}
