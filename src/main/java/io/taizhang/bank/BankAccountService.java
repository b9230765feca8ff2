package io.taizhang.bank;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with our own accounts. */
@ApplicationScoped
@Transactional
public class BankAccountService {

    private final BankAccounts accounts;
    private final MergePatch patches;
    private final AuditTrail audit;

    BankAccountService(BankAccounts accounts, MergePatch patches, AuditTrail audit) {
        this.accounts = accounts;
        this.patches = patches;
        this.audit = audit;
    }

    Page<BankAccountView> list(ListRequest request) {
        return accounts.page(request).map(BankAccountView::of);
    }

    BankAccountView get(UUID id) {
        return BankAccountView.of(accounts.require(id));
    }

    /** Keeps an account of ours. @throws Refusal 409 {@code bank_account_exists} */
    public BankAccountView keep(KeepBankAccount command) {
        var account = new BankAccount(command);
        accounts.requireFree(account);
        accounts.persistAndFlush(account);
        return recorded("bank_account.kept", account, null);
    }

    /** Number and currency stand for what was imported: they do not change any more once there is something. */
    BankAccountView change(UUID id, Version version, @Nullable JsonNode patch) {
        var account = accounts.lock(id);
        var before = BankAccountView.of(account);
        version.requireCurrent(account.version(), () -> before);
        account.keep(patches.apply(account.editable(), patch));
        var moved = !account.plainNumber.equals(BankAccount.plain(before.number()))
                || !account.currency.equals(before.currency());
        if (moved && accounts.isUsed(id)) {
            throw Refusal.conflict("bank_account_in_use", before.name());
        }
        accounts.requireFree(account);
        accounts.flush();
        return recorded("bank_account.changed", account, before);
    }

    void delete(UUID id, Version version) {
        var account = accounts.lock(id);
        var before = BankAccountView.of(account);
        version.requireCurrent(account.version(), () -> before);
        if (accounts.isUsed(id)) {
            throw Refusal.conflict("bank_account_in_use", account.name);
        }
        accounts.delete(account);
        audit.record("bank_account.deleted", "bank_account", id, null, before, null);
    }

    private BankAccountView recorded(String action, BankAccount account, @Nullable BankAccountView before) {
        var view = BankAccountView.of(account);
        audit.record(action, "bank_account", account.id(), null, before, view);
        return view;
    }
}
