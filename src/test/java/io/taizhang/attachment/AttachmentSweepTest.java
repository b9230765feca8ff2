package io.taizhang.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.platform.HouseClock;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AttachmentSweepTest {

    @Inject
    Attachments attachments;

    @Inject
    AttachmentSweep sweep;

    @Inject
    BlobStore store;

    @Inject
    HouseClock clock;

    private static AttachmentSubject subject() {
        return new AttachmentSubject("tests", UUID.randomUUID(), null);
    }

    private AttachmentView keep(String text) {
        return attachments.keep(subject(), "x.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** An upload whose transaction is taken back. */
    private String orphan(String text) {
        var sha256 = new String[1];
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    sha256[0] = keep(text).sha256();
                    throw new IllegalStateException("The room changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        return sha256[0];
    }

    private void requireThere(String sha256) {
        assertThatCode(() -> store.open(sha256).close()).doesNotThrowAnyException();
    }

    @Test
    @ActivateRequestContext
    void bytes_without_a_file_go_after_the_time_of_grace_and_others_stay() throws IOException {
        var old = clock.instant().minus(Duration.ofDays(2));
        var sha256 = new String[3];
        clock.asOf(old, () -> {
            sha256[0] = orphan("broken off " + UUID.randomUUID());
            sha256[1] = keep("kept " + UUID.randomUUID()).sha256();
        });
        sha256[2] = orphan("under way " + UUID.randomUUID());
        requireThere(sha256[0]);
        sweep.sweep();
        assertThatThrownBy(() -> store.open(sha256[0]).close()).isInstanceOf(NoSuchFileException.class);
        requireThere(sha256[1]);
        requireThere(sha256[2]);
    }

    @Test
    @ActivateRequestContext
    void what_was_removed_can_be_kept_again() {
        var text = "again " + UUID.randomUUID();
        var sha256 = new String[1];
        clock.asOf(clock.instant().minus(Duration.ofDays(2)), () -> sha256[0] = orphan(text));
        sweep.sweep();
        assertThat(keep(text).sha256()).isEqualTo(sha256[0]);
        sweep.sweep();
        requireThere(sha256[0]);
    }
}
