package io.taizhang.privacy;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What holds for a customer now: the last word on each purpose and channel; what is not named was never given. */
record CustomerConsentsView(
        UUID customerId,
        List<ConsentView> items,
        @Schema(description = "Mails that were waiting and were taken back by a withdrawal.") int mailsTakenBack) {}
