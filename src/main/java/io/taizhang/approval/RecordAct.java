package io.taizhang.approval;

import io.taizhang.platform.Versioned;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a room that {@link DoubleReview} may have taken back: done again as it is, in the maker's name, when a
 * second person agrees. All rules of the operation are asked anew by the operation itself.
 *
 * @param <P> the payload that the operation gave to {@link DoubleReview}
 * @param fields that a policy may name, as the API calls them; none when the operation is reviewed as a whole
 * @param doing the operation, by the id of the record and what was asked for; it answers with what is kept as the outcome
 * @param standing the editable part of the record as it stands now, whatever the caller's scope; null for none
 */
public record RecordAct<P>(
        String action,
        Class<P> payloadType,
        String permissionToMake,
        String permissionToDecide,
        Set<String> fields,
        BiFunction<UUID, P, Map<String, Object>> doing,
        Function<UUID, @Nullable Object> standing)
        implements Approvable<P> {

    /** An operation that is reviewed as a whole, with nothing to compare. */
    public static <P> RecordAct<P> whole(
            String action,
            Class<P> payloadType,
            String permissionToMake,
            String permissionToDecide,
            BiFunction<UUID, P, Map<String, Object>> doing) {
        return new RecordAct<>(
                action, payloadType, permissionToMake, permissionToDecide, Set.of(), doing, record -> null);
    }

    /** What is kept of an operation that answers with a record: which one it is, and at which version. */
    public static Map<String, Object> outcome(Versioned view) {
        return Map.of("id", Objects.requireNonNull(view.id()), "version", view.version());
    }

    /** The fields of an editable state. */
    public static Set<String> fieldsOf(Class<? extends Record> editable) {
        return Arrays.stream(editable.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isMakersOwn() {
        return true;
    }

    /** Nothing: it was done and taken back when it was asked for, and is done as it is when it is approved. */
    @Override
    public void validate(ApprovalRequestRef request, P payload) {}

    @Override
    public Object execute(ApprovalRequestRef request, P payload) {
        return doing.apply(request.subject().id(), payload);
    }

    @Override
    public @Nullable Object current(ApprovalRequestRef request, P payload) {
        return standing.apply(request.subject().id());
    }
}
