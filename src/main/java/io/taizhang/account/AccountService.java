package io.taizhang.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.approval.DoubleReview;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer owes, and how much they may. */
@ApplicationScoped
@Transactional
class AccountService {

    private final CustomerAccounts accounts;
    private final CustomerFile file;
    private final MergePatch patches;
    private final DoubleReview reviews;
    private final AuditTrail audit;
    private final BusinessTime time;

    AccountService(
            CustomerAccounts accounts,
            CustomerFile file,
            MergePatch patches,
            DoubleReview reviews,
            AuditTrail audit,
            BusinessTime time) {
        this.accounts = accounts;
        this.file = file;
        this.patches = patches;
        this.reviews = reviews;
        this.audit = audit;
        this.time = time;
    }

    AccountView get(UUID customerId) {
        file.require(customerId);
        return AccountView.of(accounts.of(customerId), time.today());
    }

    /** Sets the limit. It may be below what is owed already: then nothing more is sold on account until that is paid. */
    AccountView change(UUID customerId, Version version, JsonNode patch) {
        var customer = file.require(customerId);
        var account = accounts.lock(customerId, time.now());
        var before = AccountView.of(account, time.today());
        version.requireCurrent(account.version, () -> before);
        var stood = editable(before);
        var edit = patches.apply(stood, patch);
        account.creditLimitMinor = minor(edit.creditLimit());
        account.paymentTermsDays = edit.paymentTermsDays();
        var after = recorded("account.terms_changed", account, before, null);
        var subject = AccountActs.subject(customer);
        reviews.ofChange(AccountActs.CHANGE, subject, version, patch, stood, edit, edit.creditLimit());
        return after;
    }

    static ChangeAccount editable(AccountView account) {
        return new ChangeAccount(account.creditLimit(), account.paymentTermsDays());
    }

    /** Closes an account on which nothing is open; it takes nothing more until it is opened again. */
    AccountView close(UUID customerId, Version version, CloseAccount command) {
        file.require(customerId);
        var account = accounts.lock(customerId, time.now());
        var before = AccountView.of(account, time.today());
        version.requireCurrent(account.version, () -> before);
        if (account.closedAt != null) {
            throw AccountRefusal.closed();
        }
        var open = accounts.openItems(customerId);
        if (account.balanceMinor != 0 || open > 0) {
            throw Refusal.conflict("account_not_settled", before.balance().amount(), open);
        }
        account.closedAt = time.now();
        return recorded("account.closed", account, before, command.reason());
    }

    AccountView reopen(UUID customerId, Version version, CloseAccount command) {
        file.require(customerId);
        var account = accounts.lock(customerId, time.now());
        var before = AccountView.of(account, time.today());
        version.requireCurrent(account.version, () -> before);
        if (account.closedAt == null) {
            throw Refusal.conflict("account_not_closed");
        }
        account.closedAt = null;
        return recorded("account.reopened", account, before, command.reason());
    }

    /** Gives no further credit until somebody lifts it; one that the reminders set becomes one of somebody. */
    AccountView hold(UUID customerId, Version version, HoldCredit command) {
        file.require(customerId);
        var account = accounts.lock(customerId, time.now());
        var before = AccountView.of(account, time.today());
        version.requireCurrent(account.version, () -> before);
        if (account.creditHoldSource == CreditHoldSource.STAFF) {
            throw Refusal.conflict("credit_held_already");
        }
        account.hold(CreditHoldSource.STAFF, command.reason(), time.now());
        return recorded("account.credit_held", account, before, command.reason());
    }

    AccountView lift(UUID customerId, Version version, HoldCredit command) {
        file.require(customerId);
        var account = accounts.lock(customerId, time.now());
        var before = AccountView.of(account, time.today());
        version.requireCurrent(account.version, () -> before);
        if (account.creditHoldAt == null) {
            throw Refusal.conflict("credit_not_held");
        }
        account.liftHold();
        account.creditReleasedAt = time.now();
        return recorded("account.credit_released", account, before, command.reason());
    }

    void holdForDunning(UUID customerId, String reason, Instant since) {
        var account = accounts.lock(customerId, time.now());
        var lifted = account.creditReleasedAt;
        if (account.creditHoldAt == null && (lifted == null || lifted.isBefore(since))) {
            var before = AccountView.of(account, time.today());
            account.hold(CreditHoldSource.DUNNING, reason, time.now());
            recorded("account.credit_held", account, before, reason);
        }
    }

    void liftForDunning(UUID customerId, String reason) {
        var account = accounts.lock(customerId, time.now());
        if (account.creditHoldSource == CreditHoldSource.DUNNING) {
            var before = AccountView.of(account, time.today());
            account.liftHold();
            recorded("account.credit_released", account, before, reason);
        }
    }

    private AccountView recorded(String act, CustomerAccount account, AccountView before, @Nullable String reason) {
        account.updatedAt = time.now();
        accounts.flush();
        var after = AccountView.of(account, time.today());
        audit.record(
                act, "customer_account", account.customerId, account.customerId, before, new Changed(after, reason));
        return after;
    }

    /** What the audit trail keeps. */
    private record Changed(@JsonUnwrapped AccountView account, @Nullable String reason) {}

    private static @Nullable Long minor(@Nullable Money limit) {
        if (limit == null) {
            return null;
        }
        if (limit.isNegative()) {
            throw Refusal.rule("credit_limit_negative").at("/creditLimit");
        }
        return limit.minor();
    }
}
