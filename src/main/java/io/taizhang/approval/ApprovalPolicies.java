package io.taizhang.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policies, few and asked for with every payment, so an instance remembers them for some seconds. */
@ApplicationScoped
class ApprovalPolicies implements PanacheRepositoryBase<ApprovalPolicy, UUID> {

    private final Lists lists;
    private final ApprovalSettings settings;
    private final Clock clock;
    private volatile @Nullable Known known;

    ApprovalPolicies(Lists lists, ApprovalSettings settings, Clock clock) {
        this.lists = lists;
        this.settings = settings;
        this.clock = clock;
    }

    private record Known(Instant until, Map<String, ApprovalPolicy> policies) {}

    /** Whether the action needs a second person; one without a policy always does. */
    boolean needed(String action, @Nullable Money amount) {
        var policy = current().get(action);
        return policy == null || policy.demands(amount);
    }

    /** Has the policies read again. */
    void forget() {
        known = null;
    }

    Page<ApprovalPolicy> page(ListRequest request) {
        return lists.page(ApprovalPolicy.class, ApprovalPolicyView.class, request, "action", List.of());
    }

    ApprovalPolicy require(String action) {
        return find("action", action).firstResultOptional().orElseThrow(() -> Refusal.notFound("approval policy"));
    }

    ApprovalPolicy lock(String action) {
        return find("action", action)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.notFound("approval policy"));
    }

    private Map<String, ApprovalPolicy> current() {
        var remembered = known;
        var now = clock.instant();
        if (remembered == null || !now.isBefore(remembered.until())) {
            remembered = new Known(now.plus(settings.policyAge()), read());
            known = remembered;
        }
        return remembered.policies();
    }

    private Map<String, ApprovalPolicy> read() {
        return QuarkusTransaction.requiringNew()
                .call(() -> listAll().stream().collect(Collectors.toMap(policy -> policy.action, Function.identity())));
    }
}
