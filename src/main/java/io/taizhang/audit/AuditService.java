package io.taizhang.audit;

import io.quarkus.arc.All;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.MaskedAnswers;
import io.taizhang.platform.Page;
import io.taizhang.platform.RequestContext;
import io.taizhang.protection.SealedStates;
import io.taizhang.protection.SealedStates.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reading the audit trail. Who sees the whole house sees all of it; others what they did themselves, and what concerns
 * customers whom they see.
 */
@ApplicationScoped
@Transactional
class AuditService {

    private final Lists lists;
    private final SealedStates states;
    private final List<AuditReach> reaches;
    private final MaskedAnswers masks;
    private final RequestContext context;
    private final BusinessTime time;

    AuditService(
            Lists lists,
            SealedStates states,
            @All List<AuditReach> reaches,
            MaskedAnswers masks,
            RequestContext context,
            BusinessTime time) {
        this.lists = lists;
        this.states = states;
        this.reaches = reaches;
        this.masks = masks;
        this.context = context;
        this.time = time;
    }

    Page<AuditEntryView> list(ListRequest request) {
        return lists.page(AuditEntry.class, AuditEntryView.class, request, "-id", visible())
                .mapAll(this::views);
    }

    /** The same entries in words of the reader's language. */
    Page<AuditHistoryView> history(ListRequest request) {
        var words = new AuditHistory(context.language(), time);
        return lists.page(AuditEntry.class, AuditHistoryView.class, request, "-id", visible())
                .mapAll(entries -> views(entries).stream()
                        .map(this::covered)
                        .map(words::of)
                        .toList());
    }

    /** Words are covered before they are made: afterwards nobody knows which of them is a phone. */
    private AuditEntryView covered(AuditEntryView entry) {
        return entry.with(masks.covered(entry.before()), masks.covered(entry.after()));
    }

    private List<AuditEntryView> views(List<AuditEntry> entries) {
        var before = opened(AuditTrail.BEFORE, entries, entry -> AuditEntry.state(entry.before));
        var after = opened(AuditTrail.AFTER, entries, entry -> AuditEntry.state(entry.after));
        return IntStream.range(0, entries.size())
                .mapToObj(i -> AuditEntryView.of(entries.get(i), before.get(i), after.get(i)))
                .toList();
    }

    private List<@Nullable Map<String, Object>> opened(
            String column, List<AuditEntry> entries, Function<AuditEntry, @Nullable Map<String, Object>> state) {
        return states.opened(entries.stream()
                .map(entry -> new Kept(column + entry.subjectId, entry.customerId, state.apply(entry)))
                .toList());
    }

    private List<Condition> visible() {
        return reaches.stream()
                .map(reach -> reach.of("e.customerId", "e.actorId"))
                .filter(Objects::nonNull)
                .toList();
    }
}
