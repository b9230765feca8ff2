package io.taizhang;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.AccessModel;
import io.taizhang.support.AccessWalk;
import io.taizhang.support.AccessWorld;
import io.taizhang.support.Contract;
import io.taizhang.support.Given;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every operation, every role, every reach, on rows inside and outside of it; what should come out says
 * {@link AccessModel}, which shares nothing with the product. No permission is 403, outside the reach is 404 as if there
 * were nothing, no list shows what is hidden, nobody changes what they do not see or ties their rows to it. An operation
 * of which this was asked and not seen fails, unless it stands here with its reason. Changes come last, because they take
 * rows away.
 */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixTest {

    /** What lies in nobody's reach or goes by a rule of its own, by the first part of its address or by its operation. */
    private static final Map<String, String> APART = Map.ofEntries(
            Map.entry(".well-known", "who is asking, and nobody else"),
            Map.entry("alert-rules", "the house's: no row of it lies in anybody's reach"),
            Map.entry("alerts", "the house's: no row of it lies in anybody's reach"),
            Map.entry(
                    "approval-delegations", "by the unit or the person that made it: walked in the tests of its room"),
            Map.entry("approval-policies", "the house's: no row of it lies in anybody's reach"),
            Map.entry("approvals", "by the unit or the person that made it: walked in the tests of its room"),
            Map.entry("auth", "who is asking, and nobody else"),
            Map.entry("bank-accounts", "the house's: no row of it lies in anybody's reach"),
            Map.entry("bank-lines", "the house's: no row of it lies in anybody's reach"),
            Map.entry("bank-matches", "the house's: no row of it lies in anybody's reach"),
            Map.entry("bank-statements", "the house's: no row of it lies in anybody's reach"),
            Map.entry("bank-templates", "the house's: no row of it lies in anybody's reach"),
            Map.entry("bill-runs", "the house's: no row of it lies in anybody's reach"),
            Map.entry("card-batches", "by the unit or the person that made it: walked in the tests of its room"),
            Map.entry("card-programs", "the house's: no row of it lies in anybody's reach"),
            Map.entry("changes", "tells kinds and ids only"),
            Map.entry("checkouts", "of two customers or of a till: walked in the tests of its room"),
            Map.entry("completeness-scales", "the house's: no row of it lies in anybody's reach"),
            Map.entry(
                    "countCustomerFacets", "the list of customers with a filter in its body: walked in FilterTreeTest"),
            Map.entry("custody", "the house's: no row of it lies in anybody's reach"),
            Map.entry("customer-bulk-edits", "by the unit or the person that made it: walked in the tests of its room"),
            Map.entry("customer-merges", "of two customers or of a till: walked in the tests of its room"),
            Map.entry("customer-views", "who is asking, and nobody else"),
            Map.entry("demo", "the house's: no row of it lies in anybody's reach"),
            Map.entry("dunning-levels", "the house's: no row of it lies in anybody's reach"),
            Map.entry("dunning-notices", "of two customers or of a till: walked in the tests of its room"),
            Map.entry("duplicates", "of two customers or of a till: walked in the tests of its room"),
            Map.entry("exportContactsOfSet", "asks as queryCustomers does: ExportTest"),
            Map.entry("exportCustomerSet", "asks as queryCustomers does: ExportTest"),
            Map.entry("freshness-policies", "the house's: no row of it lies in anybody's reach"),
            Map.entry("import-mappings", "who is asking, and nobody else"),
            Map.entry("imports", "by the unit or the person that made it: walked in the tests of its room"),
            Map.entry("industries", "the house's: no row of it lies in anybody's reach"),
            Map.entry("ledger", "the house's: no row of it lies in anybody's reach"),
            Map.entry("ledger-blocks", "the house's: no row of it lies in anybody's reach"),
            Map.entry("liability", "the house's: no row of it lies in anybody's reach"),
            Map.entry("mail-deliveries", "by the unit or the person that made it: walked in the tests of its room"),
            Map.entry("me", "who is asking, and nobody else"),
            Map.entry("member-sessions", "who is asking, and nobody else"),
            Map.entry("message-templates", "the house's: no row of it lies in anybody's reach"),
            Map.entry("org-units", "the house's: no row of it lies in anybody's reach"),
            Map.entry("period-runs", "the house's: no row of it lies in anybody's reach"),
            Map.entry("period-steps", "the house's: no row of it lies in anybody's reach"),
            Map.entry("prepaid-rules", "the house's: no row of it lies in anybody's reach"),
            Map.entry("privacy-purposes", "the house's: no row of it lies in anybody's reach"),
            Map.entry("queryCustomers", "the list of customers with a filter in its body: walked in FilterTreeTest"),
            Map.entry("registerCustomer", "makes somebody new"),
            Map.entry("retention-rules", "the house's: no row of it lies in anybody's reach"),
            Map.entry("reviews", "by the unit or the person that made it: walked in the tests of its room"),
            Map.entry("staff", "the house's: no row of it lies in anybody's reach"),
            Map.entry("verifications", "the house's: no row of it lies in anybody's reach"));

    private static final Map<String, String> WRITES = Map.ofEntries(
            Map.entry("restoreBill", "what it asks for below the row or of its past is not there"),
            Map.entry("restoreTransaction", "what it asks for below the row or of its past is not there"),
            Map.entry("undoBillCardPayment", "what it asks for below the row or of its past is not there"));
    private static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("activateCard", "the row's state is looked at first"),
            Map.entry("changeContract", "the row's state is looked at first"),
            Map.entry("changeTransaction", "the row's state is looked at first"),
            Map.entry("issueCard", "something else that the command needs is looked at first"),
            Map.entry("listAgedItems", "figures, or nothing to show of the bundle"),
            Map.entry("listContractReminders", "figures, or nothing to show of the bundle"),
            Map.entry("listFreshnessQueue", "figures, or nothing to show of the bundle"),
            Map.entry("payBillByCard", "something else that the command needs is looked at first"),
            Map.entry("recordTransaction", "something else that the command needs is looked at first"),
            Map.entry("sumBills", "figures, or nothing to show of the bundle"),
            Map.entry("sumOpenItems", "figures, or nothing to show of the bundle"),
            Map.entry("sumTransactions", "figures, or nothing to show of the bundle"),
            Map.entry("writeOffItems", "something else that the command needs is looked at first"));
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("exportCards", "names no customer by name: ExportTest"),
            Map.entry("exportContacts", "names no customer by name: ExportTest"),
            Map.entry("exportContracts", "names no customer by name: ExportTest"),
            Map.entry("exportInteractions", "names no customer by name: ExportTest"),
            Map.entry("exportTransactions", "names no customer by name: ExportTest"),
            Map.entry("getAgeing", "figures, or nothing to show of the bundle"),
            Map.entry("getCollectionFigures", "figures, or nothing to show of the bundle"),
            Map.entry("listAgedItems", "figures, or nothing to show of the bundle"),
            Map.entry("listContractReminders", "figures, or nothing to show of the bundle"),
            Map.entry("listFreshnessQueue", "figures, or nothing to show of the bundle"),
            Map.entry("listLatePayers", "figures, or nothing to show of the bundle"),
            Map.entry("lookUpCards", "asks for one card by its number"),
            Map.entry("previewStatement", "figures, or nothing to show of the bundle"),
            Map.entry("sumBills", "figures, or nothing to show of the bundle"),
            Map.entry("sumOpenItems", "figures, or nothing to show of the bundle"),
            Map.entry("sumTransactions", "figures, or nothing to show of the bundle"));

    /** Made once: what a walk leaves behind in it does not matter to the others. */
    private static AccessWorld world;

    private static boolean tried;

    @BeforeEach
    void the_world_is_there() {
        if (!tried) {
            tried = true;
            world = AccessWorld.made();
        }
        assertThat(world).as("the world could not be made").isNotNull();
    }

    @Test
    @Order(1)
    void the_model_knows_what_every_role_may_do() {
        for (var role : AccessModel.ROLES) {
            List<String> permissions = Given.as(role).get("/api/v1/me").path("permissions");
            assertThat(new TreeSet<>(permissions)).as(role).isEqualTo(AccessModel.permissions(role));
        }
    }

    @Test
    @Order(2)
    void every_operation_is_walked_or_named_with_its_reason() {
        var left = new TreeMap<String, String>();
        var idle = new TreeSet<>(APART.keySet());
        for (var operation : Contract.operations()) {
            var kind = operation.path().replaceFirst("^/(api/v1/)?", "").replaceFirst("/.*", "");
            idle.removeAll(List.of(kind, operation.id()));
            if (!AccessWalk.isWalked(operation) && !APART.containsKey(kind) && !APART.containsKey(operation.id())) {
                left.put(operation.id(), operation.verb() + " " + operation.path());
            }
        }
        assertThat(left).as("neither walked nor named").isEmpty();
        assertThat(idle).as("named, and of no operation").isEmpty();
    }

    @Test
    @Order(3)
    void a_row_is_read_by_who_may_and_sees_it_and_is_not_there_for_others() {
        var walk = walk();
        walk.reads();
        prove(walk, Map.of());
    }

    @Test
    @Order(6)
    void a_row_is_changed_by_who_sees_it_and_is_not_there_for_others() {
        var walk = walk();
        var before = walk.hiddenStates();
        walk.writesOutside();
        assertThat(walk.hiddenStates()).isEqualTo(before);
        walk.writesInside();
        prove(walk, WRITES);
    }

    @Test
    @Order(5)
    void what_is_referred_to_is_not_there_for_who_does_not_see_it() {
        var walk = walk();
        var before = walk.hiddenStates();
        walk.referencesOutside();
        assertThat(walk.hiddenStates()).isEqualTo(before);
        walk.referencesInside();
        prove(walk, REFERENCES);
    }

    @Test
    @Order(4)
    void a_list_shows_what_the_caller_sees_and_nothing_that_is_hidden() {
        var walk = walk();
        walk.lists();
        prove(walk, LISTS);
    }

    private static AccessWalk walk() {
        return new AccessWalk(world, APART.keySet());
    }

    /** Nothing came out otherwise than the model says, and what was asked was seen. */
    private static void prove(AccessWalk walk, Map<String, String> reasons) {
        var unproven = walk.proof().unproven();
        var idle = new TreeSet<>(reasons.keySet());
        idle.removeAll(unproven.keySet());
        unproven.keySet().removeAll(reasons.keySet());
        var lines = new TreeSet<String>();
        walk.proof().wrong().forEach(line -> lines.add("wrong: " + line));
        unproven.forEach((operation, what) -> lines.add("unproven: " + operation + ": " + what));
        idle.forEach(operation -> lines.add("excused, and proven: " + operation));
        assertThat(lines).withFailMessage(() -> String.join("\n", lines)).isEmpty();
    }
}
