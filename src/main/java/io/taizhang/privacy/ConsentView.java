package io.taizhang.privacy;

import io.taizhang.platform.Filterable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer said about a purpose and a channel: when, how, to which words, and who wrote it down. */
record ConsentView(
        @Filterable UUID id,
        @Filterable String purpose,
        @Filterable ConsentChannel channel,
        @Filterable boolean given,
        @Filterable(sort = true) Instant saidAt,
        @Filterable ConsentHow how,
        @Nullable Integer textVersion,
        @Nullable String evidence,
        @Filterable(sort = true) Instant recordedAt,
        @Filterable UUID recordedBy,
        @Nullable String recordedByName) {

    static ConsentView of(Consent consent, @Nullable String recordedByName) {
        return new ConsentView(
                consent.id,
                consent.purpose,
                consent.channel,
                consent.given,
                consent.saidAt,
                consent.how,
                consent.textVersion,
                consent.evidence,
                consent.recordedAt,
                consent.recordedBy,
                recordedByName);
    }
}
