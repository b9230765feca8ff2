package io.taizhang.identity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What somebody does in the company, and the permissions that come with it. Permissions are {@code noun:act}. */
public enum Role {
    ADMINISTRATOR(Permissions.ALL),
    MANAGER(Permissions.without(
            "staff:write",
            "org:write",
            "approval-policy:write",
            "freshness-policy:write",
            "privacy:write",
            "regulation:write",
            "demo:manage")),
    ACCOUNT_MANAGER(
            "personal:see",
            "personal:reveal",
            "customer:read",
            "customer:write",
            "customer:delete",
            "customer:bulk-edit",
            "customer-view:share",
            "review:read",
            "duplicate:read",
            "duplicate:decide",
            "interaction:read",
            "interaction:write",
            "transaction:read",
            "transaction:draft",
            "bill:read",
            "bill:write",
            "contract:read",
            "contract:write",
            "usage:write",
            "card:read",
            "card-program:read",
            "plan:read",
            "plan:write",
            "task:read",
            "task:write",
            "approval:read",
            "staff:read",
            "org:read"),
    CASHIER(
            "personal:reveal",
            "customer:read",
            "customer:write",
            "interaction:read",
            "transaction:read",
            "transaction:draft",
            "transaction:post",
            "card:read",
            "card:sell",
            "card:freeze",
            "card:cash-out",
            "card-program:read",
            "approval:read",
            "staff:read",
            "org:read"),
    SERVICE(
            "personal:reveal",
            "customer:read",
            "customer:write",
            "review:read",
            "duplicate:read",
            "duplicate:decide",
            "interaction:read",
            "interaction:write",
            "transaction:read",
            "bill:read",
            "contract:read",
            "card:read",
            "card:freeze",
            "card-pin:unlock",
            "card:cash-out",
            "card-program:read",
            "plan:read",
            "plan:write",
            "task:read",
            "task:write",
            "approval:read",
            "staff:read",
            "org:read"),
    FINANCE(
            "personal:see",
            "personal:reveal",
            "customer:read",
            "interaction:read",
            "transaction:read",
            "transaction:draft",
            "transaction:post",
            "transaction:correct",
            "transaction:allocate",
            "transaction:approve",
            "credit:write",
            "credit:override",
            "bill:read",
            "bill:write",
            "bill:approve",
            "bill:dun",
            "dunning-level:write",
            "bill:run",
            "contract:read",
            "contract:write",
            "contract:sign",
            "contract:approve",
            "usage:write",
            "card:read",
            "card:cash-out",
            "card:adjust",
            "card:approve",
            "card:issue-batch",
            "card-program:read",
            "card-program:write",
            "import:read",
            "import:write",
            "data:export",
            "bank:read",
            "bank:write",
            "bank:import",
            "bank:match",
            "audit:read",
            "approval:read",
            "mail:read",
            "mail:write",
            "mail:bounce",
            "message-template:read",
            "message-template:write",
            "regulation:read",
            "oversight:read",
            "oversight:acknowledge",
            "ledger:read",
            "ledger:write",
            "ledger:close",
            "period:read",
            "period:write",
            "period:settle",
            "period:reopen",
            "staff:read",
            "org:read"),
    AUDITOR(Permissions.reading()),
    INTEGRATION(
            "personal:see",
            "customer:read",
            "customer:write",
            "interaction:read",
            "interaction:write",
            "transaction:read",
            "transaction:draft",
            "transaction:post",
            "transaction:correct",
            "transaction:allocate",
            "bill:read",
            "bill:write",
            "contract:read",
            "usage:write",
            "card:read",
            "card:sell",
            "card-program:read",
            "import:read",
            "import:write",
            "approval:read",
            "mail:bounce");

    private static final Pattern COMPANY_WIDE = Pattern.compile("(ledger|period):");

    private final Set<String> permissions;

    Role(String... permissions) {
        this(Set.of(permissions));
    }

    Role(Set<String> permissions) {
        this.permissions = permissions;
    }

    /** The permissions of the role, each as the operations of the contract name it. */
    Set<String> permissions() {
        return permissions;
    }

    /**
     * What of the role is of use to somebody who sees so far: the general ledger and its months are the whole company's,
     * their operations refuse whoever sees a part of it ({@code ledger_company_wide}).
     */
    List<String> permissionsWithin(ScopeKind scope) {
        return permissions.stream()
                .filter(permission -> scope == ScopeKind.ALL
                        || !COMPANY_WIDE.matcher(permission).lookingAt())
                .sorted()
                .toList();
    }

    /** Every permission that an operation may ask for. */
    private static final class Permissions {

        static final Set<String> ALL = Set.of(
                "personal:see",
                "personal:reveal",
                "customer:read",
                "customer:write",
                "customer:delete",
                "customer:erase",
                "customer:bulk-edit",
                "customer-view:share",
                "privacy:read",
                "privacy:write",
                "privacy:export",
                "freshness-policy:write",
                "review:read",
                "review:write",
                "review:sign",
                "customer:merge",
                "customer:approve",
                "duplicate:read",
                "duplicate:decide",
                "interaction:read",
                "interaction:write",
                "transaction:read",
                "transaction:draft",
                "transaction:post",
                "transaction:correct",
                "transaction:allocate",
                "transaction:approve",
                "credit:write",
                "credit:override",
                "bill:read",
                "bill:write",
                "bill:approve",
                "bill:dun",
                "dunning-level:write",
                "bill:run",
                "contract:read",
                "contract:write",
                "contract:sign",
                "contract:approve",
                "usage:write",
                "card:read",
                "card:sell",
                "card:freeze",
                "card-pin:unlock",
                "card:cash-out",
                "card:adjust",
                "card:approve",
                "card:issue-batch",
                "card-program:read",
                "card-program:write",
                "plan:read",
                "plan:write",
                "task:read",
                "task:write",
                "import:read",
                "import:write",
                "bank:read",
                "bank:write",
                "bank:import",
                "bank:match",
                "approval:read",
                "approval-policy:write",
                "mail:read",
                "mail:write",
                "mail:bounce",
                "message-template:read",
                "message-template:write",
                "audit:read",
                "staff:read",
                "staff:write",
                "org:read",
                "org:write",
                "regulation:read",
                "regulation:write",
                "oversight:read",
                "oversight:write",
                "oversight:acknowledge",
                "ledger:read",
                "ledger:write",
                "ledger:close",
                "period:read",
                "period:write",
                "period:settle",
                "period:reopen",
                "data:export",
                "demo:manage");

        static Set<String> without(String... withheld) {
            var rest = new TreeSet<>(ALL);
            rest.removeAll(Set.of(withheld));
            return rest;
        }

        static Set<String> reading() {
            var reading = new TreeSet<>(ALL);
            reading.removeIf(permission -> !permission.endsWith(":read") && !permission.equals("data:export"));
            return reading;
        }
    }
}
