package io.taizhang.approval;

import io.taizhang.protection.SealedStates;
import io.taizhang.protection.SealedStates.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for and what came of it, which may tell who a customer is: kept sealed, and opened here only. Sealed for the
 * house, because a request may be for somebody who is no customer yet or move to another customer with a merge; an erasure
 * empties the requests that concern the customer.
 */
@ApplicationScoped
class ApprovalContents {

    private final SealedStates states;

    ApprovalContents(SealedStates states) {
        this.states = states;
    }

    /** What a request asks for, in clear. */
    Map<String, Object> payload(ApprovalRequest request) {
        return Objects.requireNonNull(payloads(List.of(request)).get(0));
    }

    /** What these requests ask for, in clear and in their order. */
    List<@Nullable Map<String, Object>> payloads(List<ApprovalRequest> requests) {
        return states.opened(requests.stream()
                .map(request -> new Kept(payloadOf(request), null, request.payload))
                .toList());
    }

    /** What came of these requests, in clear and in their order; null where nothing has. */
    List<@Nullable Map<String, Object>> outcomes(List<ApprovalRequest> requests) {
        return states.opened(requests.stream()
                .map(request -> new Kept(outcomeOf(request), null, request.outcome))
                .toList());
    }

    /** A new request's payload. */
    void keep(ApprovalRequest request, Map<String, Object> payload) {
        request.payload = states.sealed(payloadOf(request), null, payload);
    }

    /** A request's outcome, as it is kept. */
    Map<String, Object> kept(ApprovalRequest request, Map<String, Object> outcome) {
        return states.sealed(outcomeOf(request), null, outcome);
    }

    private static String payloadOf(ApprovalRequest request) {
        return "approval_request.payload/" + request.id();
    }

    private static String outcomeOf(ApprovalRequest request) {
        return "approval_request.outcome/" + request.id();
    }
}
