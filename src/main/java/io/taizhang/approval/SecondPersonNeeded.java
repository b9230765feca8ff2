package io.taizhang.approval;

import io.taizhang.platform.Deferral;
import io.taizhang.platform.Idempotency;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Not done, because a second person has to agree: answered with the request for it. */
final class SecondPersonNeeded extends Deferral {

    private static final long serialVersionUID = 1L;

    private final transient ApprovalService approvals;
    private final transient RequestApproval asked;
    private final transient UUID maker;
    private final boolean isNew;

    SecondPersonNeeded(ApprovalService approvals, RequestApproval asked, UUID maker, boolean isNew) {
        super("approval_needed", asked.subject().label());
        this.approvals = approvals;
        this.asked = asked;
        this.maker = maker;
        this.isNew = isNew;
    }

    @Override
    protected Waiting file(@Nullable String key) {
        var view = approvals.request(key == null ? asked : under(Idempotency.required(key)));
        return new Waiting("/api/v1/approvals/" + view.id(), view);
    }

    private RequestApproval under(String key) {
        var about = asked.subject();
        var name = asked.action() + "|" + maker + "|" + (isNew ? "" : about.id()) + "|" + key;
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        var subject = isNew
                ? new ApprovalSubject(about.type(), id, about.label(), about.customerId(), about.unitId())
                : about;
        return new RequestApproval(asked.action(), subject, asked.payload(), asked.reason(), id);
    }
}
