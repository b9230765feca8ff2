package io.taizhang.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer owes, and how much they may. */
@ApplicationScoped
@Transactional
class AccountService {

    private final CustomerAccounts accounts;
    private final CustomerFile file;
    private final MergePatch patches;
    private final AuditTrail audit;
    private final BusinessTime time;

    AccountService(
            CustomerAccounts accounts, CustomerFile file, MergePatch patches, AuditTrail audit, BusinessTime time) {
        this.accounts = accounts;
        this.file = file;
        this.patches = patches;
        this.audit = audit;
        this.time = time;
    }

    AccountView get(UUID customerId) {
        file.require(customerId);
        return AccountView.of(accounts.of(customerId));
    }

    /** Sets the limit. It may be below what is owed already: then nothing more is sold on account until that is paid. */
    AccountView change(UUID customerId, Version version, JsonNode patch) {
        file.require(customerId);
        var account = accounts.lock(customerId, time.now());
        var before = AccountView.of(account);
        version.requireCurrent(account.version, () -> before);
        var edit = patches.apply(new ChangeAccount(before.creditLimit()), patch);
        account.creditLimitMinor = minor(edit.creditLimit());
        account.updatedAt = time.now();
        accounts.flush();
        var after = AccountView.of(account);
        audit.record("account.limit_changed", "customer_account", customerId, customerId, before, after);
        return after;
    }

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
