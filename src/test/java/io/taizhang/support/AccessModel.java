package io.taizhang.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may do and see what, written down a second time and by hand: an oracle for the tests of access that shares nothing
 * with the product. Whoever gives a role a permission, or takes one away, says so here too.
 */
public final class AccessModel {

    public static final List<String> ROLES = List.of(
            "ADMINISTRATOR", "MANAGER", "ACCOUNT_MANAGER", "CASHIER", "SERVICE", "FINANCE", "AUDITOR", "INTEGRATION");

    /** A letter for each of {@link #ROLES}: Administrator, Manager, (K)ey account, Cashier, Service, Finance, aUditor, API. */
    private static final String GRANTS =
            """
            approval-policy:write     A.......
            approval:read             AMKCSFUI
            audit:read                AM...FU.
            bank:import               AM...F..
            bank:match                AM...F..
            bank:read                 AM...FU.
            bank:write                AM...F..
            bill:approve              AM...F..
            bill:dun                  AM...F..
            bill:read                 AMK.SFUI
            bill:run                  AM...F..
            bill:write                AMK..F.I
            card-pin:unlock           AM..S...
            card-program:read         AMKCSFUI
            card-program:write        AM...F..
            card:adjust               AM...F..
            card:approve              AM...F..
            card:cash-out             AM.CSF..
            card:freeze               AM.CS...
            card:issue-batch          AM...F..
            card:read                 AMKCSFUI
            card:sell                 AM.C...I
            contract:approve          AM...F..
            contract:read             AMK.SFUI
            contract:sign             AM...F..
            contract:write            AMK..F..
            credit:override           AM...F..
            credit:write              AM...F..
            customer-view:share       AMK.....
            customer:approve          AM......
            customer:bulk-edit        AMK.....
            customer:delete           AMK.....
            customer:erase            AM......
            customer:merge            AM......
            customer:read             AMKCSFUI
            customer:write            AMKCS..I
            data:export               AM...FU.
            demo:manage               A.......
            dunning-level:write       AM...F..
            duplicate:decide          AMK.S...
            duplicate:read            AMK.S.U.
            freshness-policy:write    A.......
            import:read               AM...FUI
            import:write              AM...F.I
            interaction:read          AMKCSFUI
            interaction:write         AMK.S..I
            ledger:close              AM...F..
            ledger:read               AM...FU.
            ledger:write              AM...F..
            mail:bounce               AM...F.I
            mail:read                 AM...FU.
            mail:write                AM...F..
            message-template:read     AM...FU.
            message-template:write    AM...F..
            org:read                  AMKCSFU.
            org:write                 A.......
            oversight:acknowledge     AM...F..
            oversight:read            AM...FU.
            oversight:write           AM......
            period:read               AM...FU.
            period:reopen             AM...F..
            period:settle             AM...F..
            period:write              AM...F..
            personal:reveal           AMKCSF..
            personal:see              AMK..F.I
            plan:read                 AMK.S.U.
            plan:write                AMK.S...
            privacy:export            AM......
            privacy:read              AM....U.
            privacy:write             A.......
            regulation:read           AM...FU.
            regulation:write          A.......
            review:read               AMK.S.U.
            review:sign               AM......
            review:write              AM......
            staff:read                AMKCSFU.
            staff:write               A.......
            task:read                 AMK.S.U.
            task:write                AMK.S...
            transaction:allocate      AM...F.I
            transaction:approve       AM...F..
            transaction:correct       AM...F.I
            transaction:draft         AMKC.F.I
            transaction:post          AM.C.F.I
            transaction:read          AMKCSFUI
            usage:write               AMK..F.I
            """;

    /** What whoever may sell does with every card of the house: a card pays in any shop. */
    private static final Set<String> AT_THE_TILL = Set.of(
            "getHold",
            "captureHold",
            "voidHold",
            "spendFromCard",
            "holdOnCard",
            "topUpCard",
            "returnToCard",
            "reverseCardMovement");

    /** What may refer to every card of the house: money goes to one as by a top-up, and oversight looks at all of them. */
    private static final Set<String> TO_EVERY_CARD = Set.of("transferToCard", "startVerification", "listVerifications");

    private static final Map<String, Set<String>> OF_ROLE = read();

    private AccessModel() {}

    /** Whether what an operation refers to may lie wherever it likes. */
    public static boolean refersEverywhere(String operationId) {
        return TO_EVERY_CARD.contains(operationId);
    }

    /** How far somebody sees. */
    public enum Reach {
        OWN,
        TEAM,
        SUBTREE,
        ALL
    }

    /** A record: whose it is and in which unit it lies. */
    public record Place(String owner, String unit) {}

    /** Somebody of a role who works in a unit. */
    public record Person(String id, String role, Reach reach, String unit) {

        public boolean may(Set<String> permissions) {
            return OF_ROLE.get(role).containsAll(permissions);
        }

        /** Whether an operation finds rows wherever they lie. */
        public boolean findsEverywhere(String operationId) {
            return AT_THE_TILL.contains(operationId) && OF_ROLE.get(role).contains("card:sell");
        }

        /** @param parents of every unit that has one */
        public boolean sees(Place place, Map<String, String> parents) {
            return switch (reach) {
                case ALL -> true;
                case OWN -> place.owner().equals(id);
                case TEAM -> place.owner().equals(id) || place.unit().equals(unit);
                case SUBTREE -> place.owner().equals(id) || isWithin(place.unit(), parents);
            };
        }

        private boolean isWithin(String below, Map<String, String> parents) {
            for (var up = below; up != null; up = parents.get(up)) {
                if (up.equals(unit)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What a role may do. */
    public static Set<String> permissions(String role) {
        return new TreeSet<>(OF_ROLE.get(role));
    }

    private static Map<String, Set<String>> read() {
        var all = new HashMap<String, Set<String>>();
        ROLES.forEach(role -> all.put(role, new TreeSet<>()));
        GRANTS.lines().forEach(line -> {
            var parts = line.strip().split(" +");
            for (int i = 0; i < ROLES.size(); i++) {
                if (parts[1].charAt(i) != '.') {
                    all.get(ROLES.get(i)).add(parts[0]);
                }
            }
        });
        return new TreeMap<>(all);
    }
}
