package io.taizhang.card;

import io.taizhang.approval.ApprovalRequestView;
import org.jspecify.annotations.Nullable;

/**
 * What became of an act that may need a second person: done, or waiting for one. Exactly one of the two is there.
 *
 * @param posting the movement
 * @param pending the request for a second person
 */
public record CardOutcome(@Nullable CardPosting posting, @Nullable ApprovalRequestView pending) {

    static CardOutcome done(CardPosting posting) {
        return new CardOutcome(posting, null);
    }

    static CardOutcome waiting(ApprovalRequestView request) {
        return new CardOutcome(null, request);
    }
}
