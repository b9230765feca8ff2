package io.taizhang.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.taizhang.duplicate.RealDuplicates.Pair;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well customers are recognised, on records of which the truth is known. */
class RealDuplicatesTest {

    @ParameterizedTest
    @CsvSource({
        "dataset1.csv, true, 0.995",
        "dataset2.csv, true, 0.995",
        "dataset1.csv, false, 0.99",
        "dataset2.csv, false, 0.99"
    })
    void people_are_recognised_with_and_without_their_id(String file, boolean withId, double least) throws IOException {
        var set = RealDuplicates.febrl(file, withId);
        assertThat(set.quality(those(set.compared(), Likeness::isWorthALook)).f1())
                .isGreaterThanOrEqualTo(least);
    }

    @Test
    void what_is_certain_of_chinese_customers_is_right_and_is_most() throws IOException {
        var set = RealDuplicates.chinese();
        var certain = those(set.compared(), Likeness::certain);
        assertThat(set.quality(certain).precision()).isGreaterThanOrEqualTo(0.995);
        assertThat(set.quality(certain).recall()).isGreaterThanOrEqualTo(0.90);
    }

    @Test
    void what_is_worth_a_look_holds_nearly_all_and_little_else() throws IOException {
        var set = RealDuplicates.chinese();
        var quality = set.quality(those(set.compared(), Likeness::isWorthALook));
        assertThat(quality.recall()).isGreaterThanOrEqualTo(0.98);
        assertThat(quality.precision()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void branches_namesakes_and_customers_of_one_agent_are_never_certain() throws IOException {
        var set = RealDuplicates.chinese();
        assertThat(those(set.compared(), Likeness::certain)).allMatch(set::isTrue);
    }

    @Test
    void few_pairs_are_compared_for_each_record() throws IOException {
        var set = RealDuplicates.chinese();
        assertThat(2.0 * set.compared().size() / set.size()).isLessThanOrEqualTo(10);
    }

    private static Set<Pair> those(Map<Pair, Likeness> compared, Predicate<Likeness> wanted) {
        return compared.entrySet().stream()
                .filter(pair -> wanted.test(pair.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
