package io.taizhang.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Every query over accounts, rules and policies. They are few, so a run reads all of them. */
@ApplicationScoped
class RuleBooks implements PanacheRepositoryBase<ChartAccount, UUID> {

    private static final String METHODS = "select distinct on (method) method, account_code from gl_method_account"
            + " order by method, position desc";
    private static final String SET_METHOD = "insert into gl_method_account (id, method, account_code, decided_by,"
            + " decided_at) values (:id, :method, :account, :by, :at)";

    private final Session session;
    private final Lists lists;
    private final BusinessTime time;

    RuleBooks(Session session, Lists lists, BusinessTime time) {
        this.session = session;
        this.lists = lists;
        this.time = time;
    }

    RuleBook current() {
        return new RuleBook(
                session.createQuery("from PostingRule", PostingRule.class).getResultList(),
                session.createQuery("from LedgerPolicy", LedgerPolicy.class).getResultList(),
                methods(),
                listAll().stream().collect(Collectors.toMap(account -> account.code, Function.identity())));
    }

    Page<ChartAccount> accounts(ListRequest request) {
        return lists.page(ChartAccount.class, LedgerViews.ChartAccountView.class, request, "code", List.of());
    }

    Page<PostingRule> rules(ListRequest request) {
        return lists.page(PostingRule.class, LedgerViews.PostingRuleView.class, request, "-createdAt", List.of());
    }

    Page<LedgerPolicy> policies(ListRequest request) {
        return lists.page(LedgerPolicy.class, LedgerViews.LedgerPolicyView.class, request, "-createdAt", List.of());
    }

    Optional<ChartAccount> lockAccount(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    Optional<ChartAccount> account(String code) {
        return find("code", code).firstResultOptional();
    }

    boolean hasAccountsBelow(String code) {
        return count("parentCode", code) > 0;
    }

    boolean hasLines(String code) {
        return session.createNativeQuery(
                        "select exists (select from voucher_line where account_code = :code)", Boolean.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    /** Whether a rule, of any time, or a method names the account. */
    boolean isNamed(String code) {
        return session.createNativeQuery(
                        "select exists (select from gl_posting_rule where legs @> jsonb_build_array("
                                + "jsonb_build_object('account', cast(:code as text))))"
                                + " or exists (select from gl_method_account where account_code = :code)",
                        Boolean.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    boolean isEvent(String code) {
        return session.createNativeQuery("select exists (select from gl_event where code = :code)", Boolean.class)
                .setParameter("code", code)
                .getSingleResult();
    }

    /** The account of each method, by the names of the methods. */
    Map<String, String> methods() {
        var methods = new LinkedHashMap<String, String>();
        session.createNativeQuery(METHODS, Tuple.class)
                .getResultStream()
                .forEach(row -> methods.put(row.get("method", String.class), row.get("account_code", String.class)));
        return methods;
    }

    void setMethod(String method, String account, UUID by) {
        session.createNativeMutationQuery(SET_METHOD)
                .setParameter("id", Ids.next())
                .setParameter("method", method)
                .setParameter("account", account)
                .setParameter("by", by)
                .setParameter("at", time.now())
                .executeUpdate();
    }
}
