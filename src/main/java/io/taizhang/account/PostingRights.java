package io.taizhang.account;

import io.taizhang.approval.ApprovalService;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What one person may post alone. An adjustment moves a balance by somebody's word, so it takes the right to correct. A
 * write-off, and money that is paid back, are asked for elsewhere when the policies want a second person.
 */
@ApplicationScoped
class PostingRights {

    private final Entries entries;
    private final ApprovalService approvals;
    private final Caller caller;

    PostingRights(Entries entries, ApprovalService approvals, Caller caller) {
        this.entries = entries;
        this.approvals = approvals;
        this.caller = caller;
    }

    /**
     * @throws Refusal 403 {@code not_allowed}, {@code adjustment_not_allowed}, {@code credit_override_not_allowed}; 422
     *     {@code second_person_needed}, {@code refund_from_card}
     */
    void requireMayPost(PostEntry content) {
        if (!caller.may("transaction:post")) {
            throw Refusal.forbidden("not_allowed");
        }
        if (content.type() == EntryType.ADJUSTMENT && !caller.may("transaction:correct")) {
            throw Refusal.forbidden("adjustment_not_allowed");
        }
        if (content.creditOverride() != null && !caller.may("credit:override")) {
            throw Refusal.forbidden("credit_override_not_allowed");
        }
        requireOneMayDecide(content, "");
    }

    /**
     * A correction is no way to give up or to pay back more than was decided.
     *
     * @throws Refusal 422 {@code second_person_needed}, {@code refund_from_card}
     */
    void requireMayReplace(PostEntry original, PostEntry content) {
        if (content.type() != original.type() || given(content) > given(original)) {
            requireOneMayDecide(content, "/replacement");
        }
    }

    private void requireOneMayDecide(PostEntry content, String pointer) {
        if (content.type() == EntryType.WRITE_OFF
                || (paysBack(content) && approvals.needed(EntryService.REFUND, content.amount()))) {
            throw Refusal.rule("second_person_needed").at(pointer + "/type");
        }
        if (paysBack(content)) {
            entries.requireNotOfCard(content.customerId(), content.amount(), pointer + "/amount");
        }
    }

    /** What an entry gives up or pays back, in 分. */
    private static long given(PostEntry content) {
        return content.type() == EntryType.WRITE_OFF || paysBack(content)
                ? content.amount().minor()
                : 0;
    }

    private static boolean paysBack(PostEntry content) {
        return content.type() == EntryType.REFUND && content.method() != EntryMethod.ON_ACCOUNT;
    }
}
