package io.taizhang.approval;

import io.taizhang.approval.Mandates.Mandate;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns requests into views, with the names of those concerned in one query. */
@ApplicationScoped
class ApprovalViews {

    private final StaffDirectory staff;
    private final Caller caller;
    private final Acts acts;
    private final ApprovalContents contents;
    private final Mandates mandates;

    ApprovalViews(StaffDirectory staff, Caller caller, Acts acts, ApprovalContents contents, Mandates mandates) {
        this.staff = staff;
        this.caller = caller;
        this.acts = acts;
        this.contents = contents;
        this.mandates = mandates;
    }

    List<ApprovalRequestView> of(List<ApprovalRequest> requests) {
        return of(requests, request -> null);
    }

    ApprovalRequestView of(ApprovalRequest request) {
        return of(List.of(request)).get(0);
    }

    /** With the record as it stands now. */
    ApprovalRequestView compared(ApprovalRequest request) {
        return of(List.of(request), acts::current).get(0);
    }

    private List<ApprovalRequestView> of(
            List<ApprovalRequest> requests, Function<ApprovalRequest, @Nullable Map<String, Object>> current) {
        var names = names(requests);
        var rights = mandates.ofCaller();
        var payloads = contents.payloads(requests);
        var outcomes = contents.outcomes(requests);
        return IntStream.range(0, requests.size())
                .mapToObj(i -> of(
                        requests.get(i),
                        Objects.requireNonNull(payloads.get(i)),
                        outcomes.get(i),
                        names,
                        current.apply(requests.get(i)),
                        rights))
                .toList();
    }

    private Map<UUID, String> names(List<ApprovalRequest> requests) {
        var people = new HashSet<UUID>();
        for (var request : requests) {
            people.add(request.maker);
            people.add(request.checker);
            people.add(request.decidedFor);
        }
        people.removeIf(Objects::isNull);
        return staff.names(people);
    }

    /** Field by field what a change is about; null for what is no change. */
    private static @Nullable List<ApprovalFieldDiff> diff(
            Map<String, Object> payload, @Nullable Map<String, Object> current) {
        if (current == null
                || !(payload.get("patch") instanceof Map<?, ?> patch)
                || !(payload.get("before") instanceof Map<?, ?> before)) {
            return null;
        }
        return patch.entrySet().stream()
                .map(field -> new ApprovalFieldDiff(
                        field.getKey().toString(),
                        before.get(field.getKey()),
                        field.getValue(),
                        current.get(field.getKey().toString())))
                .toList();
    }

    private ApprovalRequestView of(
            ApprovalRequest request,
            Map<String, Object> payload,
            @Nullable Map<String, Object> outcome,
            Map<UUID, String> names,
            @Nullable Map<String, Object> current,
            List<Mandate> rights) {
        return new ApprovalRequestView(
                request.id(),
                request.version(),
                request.action,
                request.subjectType,
                request.subjectId,
                request.subjectLabel,
                request.customerId,
                request.unitId,
                payload,
                current,
                diff(payload, current),
                HexFormat.of().formatHex(request.payloadHash),
                request.status,
                request.maker,
                names.get(request.maker),
                request.makerReason,
                request.checker,
                request.checker == null ? null : names.get(request.checker),
                request.decidedFor,
                request.decidedFor == null ? null : names.get(request.decidedFor),
                request.checkerReason,
                request.decidedAt,
                request.executedKey,
                request.executedAt,
                outcome,
                request.refusal,
                request.status == ApprovalStatus.PENDING
                        && !request.maker.equals(caller.id())
                        && Mandates.over(rights, request).isPresent(),
                request.isNewsFor(caller.id()),
                request.expiresAt,
                request.createdAt(),
                request.updatedAt());
    }
}
