package io.taizhang.account;

import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.DoubleReview;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Asks whether a second person has to agree to what was posted or corrected by hand; the tills are not asked. */
@ApplicationScoped
class EntryReviews {

    private final DoubleReview reviews;
    private final Entries entries;
    private final EntryViews views;
    private final CustomerFile file;

    EntryReviews(DoubleReview reviews, Entries entries, EntryViews views, CustomerFile file) {
        this.reviews = reviews;
        this.entries = entries;
        this.views = views;
        this.file = file;
    }

    void ofPosting(EntryView posted, AccountActs.Posting asked) {
        if (!reviews.isOn(AccountActs.POST)) {
            return;
        }
        if (asked.entry() == null) {
            reviews.of(AccountActs.POST, subject(posted), asked, moved(posted.amount()));
        } else {
            reviews.ofNew(AccountActs.POST, subject(posted), asked, moved(posted.amount()));
        }
    }

    /** @param result the replacement, or else the reversal */
    void ofCorrection(UUID id, EntryView result, CorrectEntry command) {
        if (reviews.isOn(AccountActs.CORRECT)) {
            var taken = views.of(entries.require(id));
            var before = moved(taken.amount());
            var after = moved(result.amount());
            reviews.of(AccountActs.CORRECT, subject(taken), command, after.compareTo(before) > 0 ? after : before);
        }
    }

    private ApprovalSubject subject(EntryView entry) {
        var customer = file.require(entry.customerId());
        return new ApprovalSubject("entry", entry.id(), entry.number(), customer.id(), customer.unitId());
    }

    /** What an entry moves, whichever way. */
    private static Money moved(Money amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }
}
