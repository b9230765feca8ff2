package io.taizhang.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuthResourceTest {

    @Inject
    DataSource database;

    private static ValidatableResponse logIn(String username, String password) {
        return Given.open()
                .contentType(ContentType.JSON)
                .header("X-Client", "mobile")
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/login")
                .then();
    }

    private static ValidatableResponse refresh(String token) {
        return Given.open()
                .contentType(ContentType.JSON)
                .body(Map.of("refreshToken", token))
                .post("/api/v1/auth/refresh")
                .then();
    }

    @Test
    void a_browser_gets_its_refresh_token_in_a_cookie_that_no_script_reads() {
        Given.open()
                .contentType(ContentType.JSON)
                .body(Map.of("username", "admin", "password", Staff.ADMIN_PASSWORD))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(200)
                .body("refreshToken", nullValue())
                .body("me.permissions", hasItem("customer:read"))
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"))
                .header("Set-Cookie", containsString("Path=/api/v1/auth"));
    }

    @Test
    void a_refresh_by_cookie_needs_the_csrf_header() {
        var cookie = Given.open()
                .contentType(ContentType.JSON)
                .body(Map.of("username", "admin", "password", Staff.ADMIN_PASSWORD))
                .post("/api/v1/auth/login")
                .getCookie("taizhang_refresh");
        Given.open()
                .contentType(ContentType.JSON)
                .cookie("taizhang_refresh", cookie)
                .post("/api/v1/auth/refresh")
                .then()
                .statusCode(403)
                .body("code", equalTo("csrf_header_required"));
        Given.open()
                .contentType(ContentType.JSON)
                .cookie("taizhang_refresh", cookie)
                .header("X-CSRF", "1")
                .post("/api/v1/auth/refresh")
                .then()
                .statusCode(200)
                .body("accessToken", notNullValue());
    }

    @Test
    void a_post_without_a_body_needs_no_content_type() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + RestAssured.port + "/api/v1/auth/refresh"))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    }

    @Test
    void a_wrong_password_and_an_unknown_user_get_the_same_answer() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        var wrong = logIn(someone.username(), "not this one").statusCode(401).extract();
        var unknown = logIn("nobody-" + UUID.randomUUID(), "not this one")
                .statusCode(401)
                .extract();
        assertThat(wrong.<String>path("code")).isEqualTo("login_failed");
        assertThat(unknown.<String>path("detail")).isEqualTo(wrong.path("detail"));
    }

    @Test
    void guessing_gets_slower_and_the_right_password_has_to_wait_too() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        for (int i = 0; i < 5; i++) {
            logIn(someone.username(), "guess " + i).statusCode(401);
        }
        logIn(someone.username(), someone.password())
                .statusCode(429)
                .body("code", equalTo("login_locked"))
                .header("Retry-After", notNullValue());
    }

    @Test
    void a_refresh_token_that_somebody_has_gone_on_from_ends_the_whole_session() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        String first = logIn(someone.username(), someone.password()).extract().path("refreshToken");
        String second = refresh(first).statusCode(200).extract().path("refreshToken");
        String third = refresh(second).statusCode(200).extract().path("refreshToken");
        refresh(first).statusCode(401).body("code", equalTo("session_ended"));
        refresh(third).statusCode(401);
    }

    @Test
    void a_refresh_whose_answer_was_lost_is_answered_again_for_a_moment() throws SQLException {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        String first = logIn(someone.username(), someone.password()).extract().path("refreshToken");
        refresh(first).statusCode(200);
        String second = refresh(first).statusCode(200).extract().path("refreshToken");
        String third = refresh(second).statusCode(200).extract().path("refreshToken");
        spentAMinuteAgo(second);
        refresh(second).statusCode(401);
        refresh(third).statusCode(401);
    }

    @Test
    void of_two_answers_to_one_refresh_token_only_one_goes_on() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        String first = logIn(someone.username(), someone.password()).extract().path("refreshToken");
        String mine = refresh(first).statusCode(200).extract().path("refreshToken");
        String stolen = refresh(first).statusCode(200).extract().path("refreshToken");
        String next = refresh(mine).statusCode(200).extract().path("refreshToken");
        refresh(stolen).statusCode(401).body("code", equalTo("session_ended"));
        refresh(next).statusCode(401);
    }

    @Test
    void of_the_answers_to_one_refresh_token_at_most_one_goes_on_even_at_once() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        String token = logIn(someone.username(), someone.password()).extract().path("refreshToken");
        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> refresh(token).statusCode(200).extract().<String>path("refreshToken"))
                .distinct()
                .toList();
        assertThat(answers).hasSize(8);
        var won = answers.parallelStream()
                .filter(answer -> refresh(answer).extract().statusCode() == 200)
                .count();
        assertThat(won).isLessThanOrEqualTo(1);
    }

    private void spentAMinuteAgo(String token) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("update refresh_token"
                        + " set used_at = used_at - interval '1 minute'"
                        + " where hash = encode(sha256(cast(? as bytea)), 'hex')")) {
            statement.setString(1, token);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void after_logout_neither_token_works() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        var session = logIn(someone.username(), someone.password()).extract();
        Given.json(session.path("accessToken"))
                .post("/api/v1/auth/logout")
                .then()
                .statusCode(204);
        Given.json(session.path("accessToken")).get("/api/v1/me").then().statusCode(401);
        refresh(session.path("refreshToken")).statusCode(401);
    }

    @Test
    void a_disabled_member_is_out_at_once() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        Given.json(someone.token()).get("/api/v1/me").then().statusCode(200);
        Given.admin().post("/api/v1/staff/{id}/disable", someone.id()).then().statusCode(200);
        Given.json(someone.token()).get("/api/v1/me").then().statusCode(401);
        logIn(someone.username(), someone.password()).statusCode(401);
    }

    @Test
    void who_must_change_their_password_may_do_only_that() {
        var made = Given.admin()
                .body(Map.of(
                        "username",
                        "new-" + UUID.randomUUID(),
                        "displayName",
                        "新人",
                        "role",
                        "CASHIER",
                        "scope",
                        "ALL",
                        "unitId",
                        Staff.company()))
                .post("/api/v1/staff")
                .then()
                .statusCode(201)
                .extract();
        var token = Staff.token(made.path("username"), made.path("oneTimePassword"));
        Given.json(token).get("/api/v1/customers").then().statusCode(403);
        Given.json(token).get("/api/v1/me").then().statusCode(200).body("mustChangePassword", equalTo(true));
    }

    @Test
    void weak_passwords_are_refused_with_the_reason() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        var reasons = Map.of(
                "short", "password_too_short", "1234567890", "password_common", "x".repeat(257), "password_too_long");
        reasons.forEach((password, code) -> Given.json(someone.token())
                .body(Map.of("currentPassword", someone.password(), "newPassword", password))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(422)
                .body("code", equalTo(code)));
    }

    @Test
    void a_long_chinese_password_counts_to_its_last_character() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        var password = "春眠不觉晓处处闻啼鸟".repeat(8) + "A😀";
        Given.json(someone.token())
                .body(Map.of("currentPassword", someone.password(), "newPassword", password))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(204);
        logIn(someone.username(), password.substring(0, password.length() - 2)).statusCode(401);
        logIn(someone.username(), password).statusCode(200);
    }

    @Test
    void the_password_is_kept_as_argon2id_with_its_parameters() throws Exception {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery("select password_hash from staff")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            }
        }
    }

    @Test
    void the_public_keys_hold_nothing_private() {
        Given.open()
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys[0].kid", notNullValue())
                .body("keys[0].d", nullValue());
    }

    @Test
    void no_token_and_any_garbage_get_401_as_a_problem() {
        Given.open().get("/api/v1/customers").then().statusCode(401).body("code", equalTo("not_signed_in"));
        for (var token : new String[] {"garbage", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."}) {
            Given.open().auth().oauth2(token).get("/api/v1/customers").then().statusCode(401);
        }
    }

    @Test
    void the_answer_to_me_names_role_scope_and_unit() {
        Given.as("FINANCE")
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("role", equalTo("FINANCE"))
                .body("scope", equalTo("ALL"))
                .body("unitName", notNullValue())
                .body("permissions", not(hasItem("staff:write")));
    }

    @Test
    void whoever_sees_a_part_of_the_company_is_not_offered_the_general_ledger() {
        var everything = Staff.member("FINANCE", "ALL", Staff.company());
        var part = Staff.member("FINANCE", "SUBTREE", Staff.company());
        Given.json(everything.token())
                .get("/api/v1/me")
                .then()
                .body("permissions", hasItems("ledger:read", "period:write", "bank:match"));
        Given.json(part.token())
                .get("/api/v1/me")
                .then()
                .body("permissions", hasItem("bank:match"))
                .body("permissions", not(hasItem(startsWith("ledger:"))))
                .body("permissions", not(hasItem(startsWith("period:"))));
    }

    @Test
    void a_list_says_what_each_role_may_do() {
        Given.as("MANAGER")
                .get("/api/v1/staff/roles")
                .then()
                .statusCode(200)
                .body("items.role", hasItems("CASHIER", "AUDITOR"))
                .body("items.find { it.role == 'CASHIER' }.permissions", hasItem("card:sell"))
                .body("items.find { it.role == 'CASHIER' }.permissions", not(hasItem("staff:write")))
                .body(
                        "items.find { it.role == 'AUDITOR' }.permissions",
                        everyItem(matchesPattern("[a-z-]+:read|data:export")));
    }

    @Test
    void somebody_sees_and_ends_their_own_other_session() {
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        var other = logIn(someone.username(), someone.password()).extract();
        var sessions = Given.json(someone.token())
                .get("/api/v1/me/sessions")
                .then()
                .statusCode(200)
                .extract();
        String ended = sessions.path("find { !it.current && it.client == 'MOBILE' }.id");
        Given.json(someone.token())
                .delete("/api/v1/me/sessions/{id}", ended)
                .then()
                .statusCode(204);
        Given.json(other.path("accessToken")).get("/api/v1/me").then().statusCode(401);
        Given.as("FINANCE").delete("/api/v1/me/sessions/{id}", ended).then().statusCode(404);
    }
}
