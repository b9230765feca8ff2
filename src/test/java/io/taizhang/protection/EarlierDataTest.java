package io.taizhang.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.Ids;
import io.taizhang.support.Parallel;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was stored before it was sealed, at the start. */
@QuarkusTest
class EarlierDataTest {

    @Inject
    EarlierData earlier;

    private final String kind = "test " + UUID.randomUUID();
    private final List<UUID> rows =
            Stream.generate(Ids::next).limit(30).sorted().toList();
    private final ConcurrentSkipListSet<UUID> sealed = new ConcurrentSkipListSet<>();
    private final AtomicInteger looks = new AtomicInteger();

    private EarlierData.Part next(UUID after) {
        looks.incrementAndGet();
        return rows.stream()
                .filter(row -> row.compareTo(after) > 0)
                .findFirst()
                .map(row -> new EarlierData.Part(row, sealed.add(row) ? 1 : 0))
                .orElse(new EarlierData.Part(null, 0));
    }

    @Test
    void what_broke_off_goes_on_and_what_is_done_is_not_looked_at_again() {
        Function<UUID, EarlierData.Part> breaksOff = after -> {
            if (sealed.size() == 7) {
                throw new IllegalStateException("broken off");
            }
            return next(after);
        };
        assertThatThrownBy(() -> earlier.seal(kind, breaksOff)).hasMessageContaining("broken off");
        assertThat(earlier.seal(kind, this::next)).isEqualTo(23);
        assertThat(sealed).containsExactlyElementsOf(rows);
        looks.set(0);
        assertThat(earlier.seal(kind, this::next)).isZero();
        assertThat(looks).hasValue(0);
    }

    @Test
    void two_that_start_together_never_seal_at_once() throws Exception {
        var busy = new AtomicInteger();
        var most = new AtomicInteger();
        var counts = Parallel.atOnce(
                2,
                () -> earlier.seal(kind, after -> {
                    most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                    var part = next(after);
                    busy.decrementAndGet();
                    return part;
                }));
        assertThat(counts.stream().mapToInt(count -> count).sum()).isEqualTo(30);
        assertThat(most).hasValue(1);
    }

    @Test
    void where_there_is_nothing_it_is_looked_for_once() {
        assertThat(earlier.seal(kind, this::none)).isZero();
        assertThat(earlier.seal(kind, this::none)).isZero();
        assertThat(looks).hasValue(1);
    }

    private EarlierData.Part none(UUID after) {
        looks.incrementAndGet();
        return new EarlierData.Part(null, 0);
    }
}
