package io.taizhang.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayerNamesTest {

    @Test
    void legal_form_brackets_width_and_address_do_not_matter() {
        assertThat(PayerNames.alike("北京蓝天（商贸）有限责任公司", "北京蓝天(商贸)有限公司")).isTrue();
        assertThat(PayerNames.alike("上海 ＡＢＣ 股份有限公司", "上海abc有限公司")).isTrue();
        assertThat(PayerNames.alike("王小雨 女士", "王小雨")).isTrue();
        assertThat(PayerNames.alike("北京蓝天商贸有限公司", "北京蓝天商贸有限公司分公司")).isFalse();
        assertThat(PayerNames.alike("有限公司", "股份有限公司")).isFalse();
        assertThat(PayerNames.alike("王", "王")).isFalse();
        assertThat(PayerNames.alike("王*明", "王明")).isFalse();
        assertThat(PayerNames.alike(null, "")).isFalse();
    }

    @Test
    void a_choice_of_amounts_counts_only_when_it_is_the_only_one() {
        assertThat(SubsetSum.only(List.of(1L, 2L, 4L), 6)).containsExactly(1, 2);
        assertThat(SubsetSum.only(List.of(1L, 2L, 3L, 4L), 5)).isNull();
        assertThat(SubsetSum.only(List.of(5L, 2L), 5)).isNull();
        assertThat(SubsetSum.only(List.of(1L, 2L), 9)).isNull();
        assertThat(SubsetSum.only(java.util.Collections.nCopies(13, 1L), 13)).isNull();
    }

    @Test
    void a_choice_that_is_found_adds_up() {
        var random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            var amounts = random.longs(2 + random.nextInt(11), 1, 1_000).boxed().toList();
            var sum = random.nextLong(1, 3_000);
            var places = SubsetSum.only(amounts, sum);
            if (places != null) {
                assertThat(places.stream().mapToLong(amounts::get).sum()).isEqualTo(sum);
            }
        }
    }
}
