package io.taizhang.freshness;

import io.taizhang.customer.CustomerWatch;
import io.taizhang.freshness.FreshnessStates.Stood;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Lets an edit count as the verification of what it changed, whichever way it came. */
@ApplicationScoped
class FreshnessWatch implements CustomerWatch {

    private final FreshnessStates states;
    private final Caller caller;
    private final BusinessTime time;

    FreshnessWatch(FreshnessStates states, Caller caller, BusinessTime time) {
        this.states = states;
        this.caller = caller;
        this.time = time;
    }

    /** A new customer needs no rows: what nobody has looked at since was looked at when it was registered. */
    @Override
    public void written(List<CustomerWatch.Change> changes) {
        var edited = changes.stream()
                .filter(change -> change.before() != null)
                .flatMap(FreshnessWatch::edited)
                .toList();
        if (!edited.isEmpty()) {
            states.verified(edited, time.now(), caller.id(), VerificationWay.EDITED);
        }
        states.refresh(changes.stream().map(CustomerWatch.Change::customerId).toList(), false);
    }

    private static Stream<Stood> edited(CustomerWatch.Change change) {
        var before = CustomerField.written(change.before());
        return CustomerField.written(change.after()).entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .map(now -> new Stood(change.customerId(), now.getKey()));
    }
}
