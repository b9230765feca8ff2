package io.taizhang.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policies, few and asked for with every payment, so an instance remembers them for some seconds. */
@ApplicationScoped
class ApprovalPolicies implements PanacheRepositoryBase<ApprovalPolicy, UUID> {

    private static final UUID HOUSE = new UUID(0, 0);

    private final Lists lists;
    private final OrgDirectory units;
    private final ApprovalSettings settings;
    private final Caller caller;
    private final Clock clock;
    private volatile @Nullable Known known;

    ApprovalPolicies(Lists lists, OrgDirectory units, ApprovalSettings settings, Caller caller, Clock clock) {
        this.lists = lists;
        this.units = units;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * What is known of the policies.
     *
     * @param policies by action, then by unit; that of the whole house under {@link #HOUSE}
     * @param paths of the units that were asked about
     */
    private record Known(Instant until, Map<String, Map<UUID, ApprovalPolicy>> policies, Map<UUID, List<UUID>> paths) {}

    /** Whether the action needs a second person where the caller works; one without a policy always does. */
    boolean needed(String action, @Nullable Money amount) {
        var policy = of(action, null);
        return policy == null || policy.demands(amount);
    }

    /**
     * The policy that counts for records of a unit: that of the nearest unit that has one, or else the house's.
     *
     * @param unitId null for the unit in which the caller works
     */
    @Nullable
    ApprovalPolicy of(String action, @Nullable UUID unitId) {
        var now = current();
        var policies = now.policies().getOrDefault(action, Map.of());
        var house = policies.get(HOUSE);
        if (policies.size() == (house == null ? 0 : 1)) {
            return house;
        }
        var unit = unitId == null ? caller.unitId() : unitId;
        if (unit == null) {
            return house;
        }
        return now.paths().computeIfAbsent(unit, this::path).stream()
                .filter(policies::containsKey)
                .findFirst()
                .map(policies::get)
                .orElse(house);
    }

    /** Whether any policy of the action, of the house or of a unit, is in force. */
    boolean isOn(String action) {
        return current().policies().getOrDefault(action, Map.of()).values().stream()
                .anyMatch(policy -> policy.enabled);
    }

    private List<UUID> path(UUID unit) {
        return QuarkusTransaction.requiringNew().call(() -> units.path(unit));
    }

    /** Has the policies read again. */
    void forget() {
        known = null;
    }

    Page<ApprovalPolicy> page(ListRequest request) {
        return lists.page(ApprovalPolicy.class, ApprovalPolicyView.class, request, "action", List.of());
    }

    /** @param unitId null for the policy of the whole house */
    ApprovalPolicy require(String action, @Nullable UUID unitId) {
        return one(action, unitId, LockModeType.NONE).orElseThrow(() -> Refusal.notFound("approval policy"));
    }

    Optional<ApprovalPolicy> lock(String action, @Nullable UUID unitId) {
        return one(action, unitId, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<ApprovalPolicy> one(String action, @Nullable UUID unitId, LockModeType lock) {
        var found = unitId == null
                ? find("action = ?1 and unitId is null", action)
                : find("action = ?1 and unitId = ?2", action, unitId);
        return found.withLock(lock).firstResultOptional();
    }

    private Known current() {
        var remembered = known;
        var now = clock.instant();
        if (remembered == null || !now.isBefore(remembered.until())) {
            remembered = new Known(now.plus(settings.policyAge()), read(), new ConcurrentHashMap<>());
            known = remembered;
        }
        return remembered;
    }

    private Map<String, Map<UUID, ApprovalPolicy>> read() {
        return QuarkusTransaction.requiringNew().call(() -> listAll().stream()
                .collect(Collectors.groupingBy(
                        policy -> policy.action,
                        Collectors.toMap(
                                policy -> policy.unitId == null ? HOUSE : policy.unitId, Function.identity()))));
    }
}
