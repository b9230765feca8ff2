package io.taizhang.account;

import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.ChangeSet;
import io.taizhang.approval.RecordAct;
import io.taizhang.customer.CustomerRef;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a second person may have to agree to of an account, where an entry is posted or corrected by hand. */
@ApplicationScoped
class AccountActs {

    static final String CHANGE = "account.change";
    static final String POST = "account.post";
    static final String CORRECT = "account.correct";

    private static final String DECIDE = "transaction:approve";

    private final AccountService accounts;
    private final CustomerAccounts rows;
    private final EntryService entries;
    private final BusinessTime time;

    AccountActs(AccountService accounts, CustomerAccounts rows, EntryService entries, BusinessTime time) {
        this.accounts = accounts;
        this.rows = rows;
        this.entries = entries;
        this.time = time;
    }

    /**
     * What is to be posted.
     *
     * @param entry a new entry; null for the draft of that version that the request is about
     */
    record Posting(@Nullable DraftEntry entry, @Nullable Long version) {}

    static ApprovalSubject subject(CustomerRef customer) {
        return new ApprovalSubject(
                "customer_account", customer.id(), customer.number(), customer.id(), customer.unitId());
    }

    @Produces
    @Singleton
    Approvable<ChangeSet> changing() {
        return new RecordAct<>(
                CHANGE,
                ChangeSet.class,
                "credit:write",
                DECIDE,
                RecordAct.fieldsOf(ChangeAccount.class),
                (id, change) -> Map.of(
                        "version",
                        accounts.change(id, change.of(), change.patch()).version()),
                this::standing);
    }

    @Produces
    @Singleton
    Approvable<Posting> posting() {
        return RecordAct.whole(POST, Posting.class, "transaction:post", DECIDE, (id, asked) -> {
            var posted = asked.entry() == null ? entries.post(id, asked.version()) : entries.record(asked.entry());
            return RecordAct.outcome(posted);
        });
    }

    @Produces
    @Singleton
    Approvable<CorrectEntry> correcting() {
        return RecordAct.whole(
                CORRECT,
                CorrectEntry.class,
                "transaction:correct",
                DECIDE,
                (id, command) -> RecordAct.outcome(entries.correctByHand(id, command)));
    }

    private Object standing(UUID customerId) {
        return AccountService.editable(AccountView.of(rows.of(customerId), time.today()));
    }
}
