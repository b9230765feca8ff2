package io.taizhang.approval;

import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns requests into views, with the names of those concerned in one query. */
@ApplicationScoped
class ApprovalViews {

    private final StaffDirectory staff;
    private final Caller caller;
    private final Acts acts;

    ApprovalViews(StaffDirectory staff, Caller caller, Acts acts) {
        this.staff = staff;
        this.caller = caller;
        this.acts = acts;
    }

    List<ApprovalRequestView> of(List<ApprovalRequest> requests) {
        var people = new HashSet<UUID>();
        for (var request : requests) {
            people.add(request.maker);
            if (request.checker != null) {
                people.add(request.checker);
            }
        }
        var names = staff.names(people);
        var decidable = acts.decidable();
        return requests.stream()
                .map(request -> of(request, names, null, decidable.contains(request.action)))
                .toList();
    }

    ApprovalRequestView of(ApprovalRequest request) {
        return of(List.of(request)).get(0);
    }

    /** With the record as it stands now. */
    ApprovalRequestView compared(ApprovalRequest request) {
        var people = new HashSet<>(List.of(request.maker));
        if (request.checker != null) {
            people.add(request.checker);
        }
        return of(
                request,
                staff.names(people),
                acts.current(request),
                acts.decidable().contains(request.action));
    }

    private ApprovalRequestView of(
            ApprovalRequest request,
            Map<UUID, String> names,
            @Nullable Map<String, Object> current,
            boolean decidable) {
        return new ApprovalRequestView(
                request.id(),
                request.version(),
                request.action,
                request.subjectType,
                request.subjectId,
                request.subjectLabel,
                request.customerId,
                request.unitId,
                request.payload,
                current,
                HexFormat.of().formatHex(request.payloadHash),
                request.status,
                request.maker,
                names.get(request.maker),
                request.makerReason,
                request.checker,
                request.checker == null ? null : names.get(request.checker),
                request.checkerReason,
                request.decidedAt,
                request.executedKey,
                request.executedAt,
                request.outcome,
                request.refusal,
                decidable && request.status == ApprovalStatus.PENDING && !request.maker.equals(caller.id()),
                request.expiresAt,
                request.createdAt(),
                request.updatedAt());
    }
}
