package io.taizhang.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopyTest {

    private static String written(@Nullable Object value) {
        return Copy.<Integer>into("t")
                .column("first", row -> row)
                .column("value", row -> value)
                .text(Collections.singleton(1));
    }

    @Test
    void what_would_end_a_value_is_written_so_that_it_does_not() {
        assertThat(written("a\tb\nc\rd\\e")).isEqualTo("1\ta\\tb\\nc\\rd\\\\e\n");
    }

    @Test
    void nothing_is_told_from_an_empty_text_and_from_the_letters_that_stand_for_nothing() {
        assertThat(written(null)).isEqualTo("1\t\\N\n");
        assertThat(written("")).isEqualTo("1\t\n");
        assertThat(written("\\N")).isEqualTo("1\t\\\\N\n");
    }

    @Test
    void a_list_is_an_array_whose_elements_are_quoted() {
        assertThat(written(List.of())).isEqualTo("1\t{}\n");
        assertThat(written(List.of("a,b", "NULL"))).isEqualTo("1\t{\"a,b\",\"NULL\"}\n");
        assertThat(written(List.of("\"", "\\"))).isEqualTo("1\t{\"\\\\\"\",\"\\\\\\\\\"}\n");
    }
}
