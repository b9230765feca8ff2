package io.taizhang.bank;

import io.taizhang.audit.AuditTrail;
import io.taizhang.bankfile.ReadLine;
import io.taizhang.bankfile.ReadStatement;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.protection.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What can be done with statements. */
@ApplicationScoped
@Transactional
class BankStatementService {

    private final BankAccounts accounts;
    private final BankStatements statements;
    private final BankLines lines;
    private final BlindIndex index;
    private final AuditTrail audit;
    private final BusinessTime time;

    BankStatementService(
            BankAccounts accounts,
            BankStatements statements,
            BankLines lines,
            BlindIndex index,
            AuditTrail audit,
            BusinessTime time) {
        this.accounts = accounts;
        this.statements = statements;
        this.lines = lines;
        this.index = index;
        this.audit = audit;
        this.time = time;
    }

    Page<BankStatementView> list(ListRequest request) {
        return statements.page(request);
    }

    BankStatementView get(UUID id) {
        return statements.views(List.of(statements.require(id))).get(0);
    }

    Page<BankLineView> lines(ListRequest request) {
        return lines.page(request);
    }

    BankLineView line(UUID id) {
        return lines.views(List.of(lines.require(id))).get(0);
    }

    /**
     * Accepts what a file holds for an account, all of it or nothing.
     *
     * @throws Refusal 422 {@code bank_account_unknown}, {@code bank_account_differs}, {@code bank_currency_differs},
     *     {@code bank_file_no_statement}; 409 {@code bank_account_inactive}
     */
    StatementImportView accept(UUID accountId, StatementUpload upload) {
        var account = accounts.lockFor(accountId);
        account.requireActive();
        var read = upload.file().statements();
        var others = read.stream()
                .map(ReadStatement::account)
                .filter(called -> !account.isCalled(called))
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        var earlier = statements.ofFile(accountId, upload.sha256());
        if (!earlier.isEmpty()) {
            return new StatementImportView(true, statements.views(earlier), others, null);
        }
        var accepted = accept(account, upload, ours(account, read));
        var view = new StatementImportView(false, statements.views(accepted), others, null);
        view.statements()
                .forEach(one -> audit.record("bank_statement.imported", "bank_statement", one.id(), null, null, one));
        return view;
    }

    private static List<ReadStatement> ours(BankAccount account, List<ReadStatement> read) {
        var ours = read.stream().filter(one -> account.isCalled(one.account())).toList();
        if (ours.isEmpty()) {
            var other = read.get(0);
            throw Refusal.rule(
                            "bank_account_differs",
                            other.line(),
                            account.number,
                            Objects.requireNonNullElse(other.account(), ""))
                    .at("accountId")
                    .with("line", other.line());
        }
        for (var one : ours) {
            if (one.currency() != null && !one.currency().equals(account.currency)) {
                throw Refusal.rule("bank_currency_differs", one.line(), account.currency, one.currency())
                        .at("accountId")
                        .with("line", one.line());
            }
        }
        if (ours.stream().allMatch(one -> one.lines().isEmpty() && one.from() == null && one.openingMinor() == null)) {
            throw Refusal.rule("bank_file_no_statement").at("file");
        }
        return ours;
    }

    private List<BankStatement> accept(BankAccount account, StatementUpload upload, List<ReadStatement> read) {
        var known = known(account, read);
        var keys = new LineKeys(index);
        var accepted = new ArrayList<BankStatement>();
        var added = new ArrayList<BankLines.NewLine>();
        for (var one : read) {
            var statement = new BankStatement(account, upload, accepted.size(), one, time.today());
            var before = added.size();
            for (var line : one.lines()) {
                var key = keys.next(line);
                if (known.add(key)) {
                    added.add(lines.line(statement, line, key, upload.at()));
                }
            }
            statement.accepted(added.size() - before);
            accepted.add(statement);
        }
        statements.persist(accepted);
        statements.flush();
        lines.add(added);
        return accepted;
    }

    private Set<String> known(BankAccount account, List<ReadStatement> read) {
        var days = read.stream()
                .flatMap(one -> one.lines().stream())
                .map(ReadLine::bookedOn)
                .sorted()
                .toList();
        return days.isEmpty() ? new HashSet<>() : lines.keys(account.id(), days.get(0), days.get(days.size() - 1));
    }
}
