package io.taizhang.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer owes and may owe. The balance is only read here: the database moves it with every posting. */
@Entity
class CustomerAccount {

    @Id
    UUID customerId;

    /** Of the terms: a posting does not change it, so editing a limit does not race with the tills. */
    @Version
    long version;

    @Column(insertable = false, updatable = false)
    long balanceMinor;

    @Nullable
    Long creditLimitMinor;

    Instant updatedAt;

    protected CustomerAccount() {}

    /** The account of a customer for whom nothing has been posted or agreed yet; not stored. */
    static CustomerAccount untouched(UUID customerId) {
        var account = new CustomerAccount();
        account.customerId = customerId;
        return account;
    }
}
