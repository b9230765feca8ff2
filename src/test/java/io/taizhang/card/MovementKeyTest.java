package io.taizhang.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.taizhang.platform.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MovementKeyTest {

    @Test
    void a_uuid_of_version_seven_is_used_as_it_is() {
        var id = Ids.next();
        assertThat(MovementKey.of(id.toString())).isEqualTo(id);
        assertThat(MovementKey.of(id.toString().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(id);
    }

    @Test
    void any_other_text_becomes_a_uuid_of_version_eight() {
        var key = MovementKey.of("till 3, receipt 17");
        assertThat(key.version()).isEqualTo(8);
        assertThat(key.variant()).isEqualTo(2);
        assertThat(MovementKey.of("till 3, receipt 17")).isEqualTo(key);
        assertThat(MovementKey.of("till 3, receipt 18")).isNotEqualTo(key);
    }

    @Test
    void a_text_cannot_be_chosen_to_meet_another_key() {
        var hashed = MovementKey.of("a").toString();
        assertThat(MovementKey.of(hashed)).isNotEqualTo(UUID.fromString(hashed));
        assertThat(MovementKey.of("f81d4fae-7dec-11d0-a765-00a0c91e6bf6").version())
                .isEqualTo(8);
    }
}
