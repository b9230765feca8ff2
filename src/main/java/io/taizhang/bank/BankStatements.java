package io.taizhang.bank;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The queries on statements. */
@ApplicationScoped
class BankStatements implements PanacheRepositoryBase<BankStatement, UUID> {

    private final Lists lists;
    private final BankAccounts accounts;
    private final StaffDirectory staff;

    BankStatements(Lists lists, BankAccounts accounts, StaffDirectory staff) {
        this.lists = lists;
        this.accounts = accounts;
        this.staff = staff;
    }

    Page<BankStatementView> page(ListRequest request) {
        return lists.page(BankStatement.class, BankStatementView.class, request, "-createdAt", List.of())
                .mapAll(this::views);
    }

    BankStatement require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("bank statement"));
    }

    /** What was accepted of a file for an account before, in the order of the file. */
    List<BankStatement> ofFile(UUID accountId, String sha256) {
        return list("accountId = ?1 and fileSha256 = ?2 order by position", accountId, sha256);
    }

    List<BankStatementView> views(List<BankStatement> statements) {
        var named = accounts.byId(statements.stream().map(one -> one.accountId).collect(Collectors.toSet()));
        var people = staff.names(statements.stream().map(one -> one.importedBy).toList());
        return statements.stream()
                .map(one -> new BankStatementView(
                        one.id,
                        one.accountId,
                        Objects.requireNonNull(named.get(one.accountId)).name,
                        one.format,
                        one.template,
                        one.fileName,
                        one.fileSha256,
                        one.number,
                        one.sourceLine,
                        one.currency,
                        one.fromDay,
                        one.toDay,
                        one.money(one.openingMinor),
                        one.money(one.closingMinor),
                        one.openingMinor != null && one.closingMinor != null,
                        Money.of(one.creditMinor, one.currency),
                        Money.of(one.debitMinor, one.currency),
                        one.lineCount,
                        one.newCount,
                        one.skippedCount,
                        one.importedBy,
                        people.get(one.importedBy),
                        one.createdAt))
                .toList();
    }
}
