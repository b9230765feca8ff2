package io.taizhang.notify;

import io.taizhang.platform.Versioned;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail with what it says and every try to send it. */
public record MailView(
        UUID id,
        long version,
        MailDeliveryView delivery,
        @Nullable String from,
        String messageId,
        String html,
        String text,
        List<MailAttemptView> tries)
        implements Versioned {}
