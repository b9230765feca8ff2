package io.taizhang.platform;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list. {@code nextCursor} is absent on the last page; {@code count} is there when it was asked for, and
 * {@code countCapped} says that there are more than the {@value #COUNT_CAP} counted ones.
 */
public record Page<T>(
        List<T> items,
        @Nullable @Schema(description = "Send as ?cursor= for the next page; absent on the last.") String nextCursor,
        @Nullable Long count,
        @Nullable Boolean countCapped) {

    /** How far {@code ?count=capped} counts. */
    public static final int COUNT_CAP = 1_000;

    /** The same page of other things, converted all at once, so that what they need can be read in one query. */
    public <V> Page<V> mapAll(Function<List<T>, List<V>> convert) {
        return new Page<>(convert.apply(items), nextCursor, count, countCapped);
    }

    public <V> Page<V> map(Function<T, V> convert) {
        return mapAll(all -> all.stream().map(convert).toList());
    }
}
