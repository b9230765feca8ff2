package io.taizhang.approval;

import io.taizhang.identity.Caller;
import io.taizhang.identity.OnBehalf;
import io.taizhang.identity.Scope;
import io.taizhang.platform.Condition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what right the caller decides: their own, and what colleagues have delegated to them as long as it lasts. */
@ApplicationScoped
class Mandates {

    private final ApprovalDelegations delegations;
    private final OnBehalf staff;
    private final Acts acts;
    private final Caller caller;
    private final Clock clock;

    Mandates(ApprovalDelegations delegations, OnBehalf staff, Acts acts, Caller caller, Clock clock) {
        this.delegations = delegations;
        this.staff = staff;
        this.acts = acts;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * One such right.
     *
     * @param of whose it is, who may not have asked either; null for the caller's own
     */
    record Mandate(@Nullable UUID of, List<String> actions, Scope scope) {

        boolean covers(ApprovalRequest request) {
            return actions.contains(request.action)
                    && !request.maker.equals(of)
                    && scope.covers(request.maker, request.unitId);
        }
    }

    /** The caller's own right first. What a colleague may not decide any more is not delegated any more. */
    List<Mandate> ofCaller() {
        var mandates = new ArrayList<Mandate>();
        mandates.add(new Mandate(null, acts.decidable(), caller.scope()));
        for (var delegation : delegations.lasting(caller.id(), clock.instant())) {
            staff.powers(delegation.delegator).ifPresent(powers -> {
                var actions = new ArrayList<>(acts.decidableWith(powers.permissions()));
                actions.retainAll(delegation.actions);
                mandates.add(new Mandate(delegation.delegator, actions, powers.scope()));
            });
        }
        return mandates;
    }

    /** The right by which the caller may decide a request of somebody else. */
    static Optional<Mandate> over(List<Mandate> mandates, ApprovalRequest request) {
        return mandates.stream().filter(mandate -> mandate.covers(request)).findFirst();
    }

    /**
     * The requests {@code e} that are covered, as an HQL condition.
     *
     * @param name begins the names of its parameters
     */
    static Condition condition(String name, List<Mandate> mandates) {
        var hql = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        for (int i = 0; i < mandates.size(); i++) {
            var mandate = mandates.get(i);
            var prefix = name + i;
            var scope = mandate.scope().of("e.maker", "e.unitId");
            var one = "e.action in :" + prefix + "actions and " + scope.hql().replace(":scope", ":" + prefix + "scope");
            parameters.put(prefix + "actions", mandate.actions());
            for (Map.Entry<String, Object> parameter : scope.parameters().entrySet()) {
                parameters.put(prefix + parameter.getKey(), parameter.getValue());
            }
            if (mandate.of() != null) {
                one += " and e.maker <> :" + prefix + "of";
                parameters.put(prefix + "of", mandate.of());
            }
            hql.add("(" + one + ")");
        }
        return Condition.of("(" + String.join(" or ", hql) + ")", parameters);
    }
}
