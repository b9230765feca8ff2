package io.taizhang.account;

import io.taizhang.customer.ProfileSection;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Shows the account in a customer's profile. */
@ApplicationScoped
class AccountProfile implements ProfileSection {

    private final CustomerAccounts accounts;
    private final Entries entries;

    AccountProfile(CustomerAccounts accounts, Entries entries) {
        this.accounts = accounts;
        this.entries = entries;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public AccountSection of(UUID customerId) {
        var account = accounts.of(customerId);
        return new AccountSection(
                Money.fen(account.balanceMinor),
                account.creditLimitMinor == null ? null : Money.fen(account.creditLimitMinor),
                entries.lastEntryOn(customerId));
    }
}
