package io.taizhang;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.taizhang.support.Contract;
import io.taizhang.support.Contract.Operation;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Deny by default: every operation of the contract with every role, and with nobody. */
@QuarkusTest
class AccessTest {

    private static final List<String> ROLES = List.of(
            "ADMINISTRATOR", "MANAGER", "ACCOUNT_MANAGER", "CASHIER", "SERVICE", "FINANCE", "AUDITOR", "INTEGRATION");

    @Test
    void nobody_gets_in_where_it_is_not_open() {
        for (var operation : Contract.operations()) {
            int status = call(operation, null);
            if (operation.permissions().isEmpty()) {
                assertThat(status).as(operation.toString()).isNotEqualTo(403);
            } else {
                assertThat(status).as(operation.toString()).isEqualTo(401);
            }
        }
    }

    @Test
    void only_signing_in_refreshing_and_the_public_keys_are_open() {
        var open = new TreeSet<String>();
        Contract.operations().stream()
                .filter(operation -> operation.permissions().isEmpty())
                .forEach(operation -> open.add(operation.id()));
        assertThat(open)
                .containsExactlyInAnyOrder(
                        "logIn",
                        "refreshSession",
                        "getSigningKeys",
                        "requestMemberCode",
                        "beginMemberSession",
                        "refreshMemberSession");
    }

    @Test
    void every_role_may_do_what_its_permissions_say_and_nothing_else() {
        var wrong = Collections.synchronizedList(new ArrayList<String>());
        Parallel.forEach(ROLES, role -> {
            var someone = Staff.member(role, "ALL", Staff.company());
            var permissions = permissions(someone.token());
            for (var operation : Contract.operations()) {
                // Signing out would end the walk; the demonstration has a test of its own and is no business of the
                // others.
                if (Set.of("logOut", "loadDemo", "removeDemo").contains(operation.id())
                        || operation.permissions().isEmpty()) {
                    continue;
                }
                var allowed = operation.permissions().contains("signed-in")
                        || permissions.containsAll(operation.permissions());
                int status = call(operation, someone.token());
                if (status == 401 || (status == 403) == allowed || status >= 500) {
                    wrong.add(role + " " + operation + " → " + status);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_permission_of_the_contract_belongs_to_somebody_other_than_the_administrator_or_is_theirs_alone() {
        var administrators = permissions(Staff.admin());
        for (var operation : Contract.operations()) {
            for (var permission : operation.permissions()) {
                if (!permission.equals("signed-in") && !isMembers(permission)) {
                    assertThat(administrators).as(operation.toString()).contains(permission);
                }
            }
        }
    }

    @Test
    void a_member_may_use_their_own_cards_and_is_refused_everywhere_else() {
        var member = Members.signedIn();
        var wrong = new ArrayList<String>();
        for (var operation : Contract.operations()) {
            var apart = List.of("endMemberSession", "changePassword").contains(operation.id());
            if (operation.permissions().isEmpty() || apart) {
                continue;
            }
            var allowed = operation.permissions().stream().allMatch(AccessTest::isMembers);
            int status = call(operation, member.token());
            if (status == 401 || (status == 403) == allowed || status >= 500) {
                wrong.add(operation + " → " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_member_has_no_password_to_change() {
        Given.json(Members.signedIn().token())
                .body(Map.of("currentPassword", "none", "newPassword", "correct horse battery staple"))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(403);
    }

    @Test
    void an_auditor_can_change_nothing() {
        var permissions = permissions(Staff.token("AUDITOR"));
        assertThat(permissions)
                .isNotEmpty()
                .allMatch(permission -> permission.endsWith(":read") || permission.equals("data:export"));
    }

    private static boolean isMembers(String permission) {
        return permission.startsWith("own-card:");
    }

    private static Set<String> permissions(String token) {
        List<String> names = Given.json(token)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .extract()
                .path("permissions");
        return new HashSet<>(names);
    }

    /** Calls with ids of nothing and an empty body: who may come this far is answered 400, 404, 422 or 428. */
    private static int call(Operation operation, String token) {
        var path = operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var request = token == null ? Given.open() : Given.open().auth().oauth2(token);
        var multipart = operation.json().path("requestBody").path("content").has("multipart/form-data");
        if (multipart) {
            request.multiPart("file", "empty.csv", new byte[0], "text/csv");
        } else if (operation.verb().equals("post") || operation.verb().equals("patch")) {
            request.contentType(ContentType.JSON).body("{}");
        }
        return request.request(operation.verb(), path).statusCode();
    }
}
