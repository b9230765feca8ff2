package io.taizhang.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MemberSessionTest {

    @Test
    void a_code_to_the_registered_phone_signs_its_customer_in() {
        var member = Members.signedIn();
        member.asks().get("/api/v1/me/cards").then().statusCode(200).body("$", hasSize(0));
    }

    @Test
    void a_phone_that_nobody_has_is_answered_alike_and_gets_nothing() {
        var known = Members.phone();
        Members.customer(known);
        var unknown = Members.phone();
        var answer = Members.requestCode(known).statusCode(200).extract().asString();
        assertThat(Members.requestCode(unknown).statusCode(200).extract().asString())
                .isEqualTo(answer);
        Members.requestCode(unknown).statusCode(429).body("code", is("member_code_pause"));
        Members.sentCode(known);
        assertThat(Members.gotNone(unknown)).isTrue();
        Members.begin(unknown, "350714").statusCode(401).body("code", is("member_code_wrong"));
    }

    @Test
    void a_phone_waits_a_minute_for_its_next_code_and_gets_ten_a_day() {
        var phone = Members.phone();
        Members.customer(phone);
        Members.code(phone);
        Members.requestCode(phone)
                .statusCode(429)
                .body("code", is("member_code_pause"))
                .header("Retry-After", notNullValue());
        for (int sent = 1; sent < 10; sent++) {
            Members.afterThePause();
            Members.code(phone);
        }
        Members.afterThePause();
        Members.requestCode(phone)
                .statusCode(429)
                .body("code", is("member_code_day"))
                .header("Retry-After", notNullValue());
        Members.sql("update member_code set day = day - 1");
        Members.code(phone);
    }

    @Test
    void a_code_has_five_tries_and_the_right_one_is_too_late_then() {
        var phone = Members.phone();
        Members.customer(phone);
        var code = Members.code(phone);
        for (int i = 0; i < 5; i++) {
            Members.begin(phone, Members.other(code)).statusCode(401).body("code", is("member_code_wrong"));
        }
        Members.begin(phone, code).statusCode(401).body("code", is("member_code_wrong"));
        Members.afterThePause();
        Members.begin(phone, Members.code(phone)).statusCode(201);
    }

    @Test
    void of_many_guesses_at_once_five_are_looked_at() {
        var phone = Members.phone();
        Members.customer(phone);
        var code = Members.code(phone);
        IntStream.range(0, 32).parallel().forEach(any -> Members.begin(phone, Members.other(code))
                .statusCode(401));
        Members.begin(phone, code).statusCode(401);
    }

    @Test
    void a_code_is_good_once_and_for_five_minutes() {
        var phone = Members.phone();
        Members.customer(phone);
        var code = Members.code(phone);
        var won = IntStream.range(0, 4)
                .parallel()
                .filter(any -> Members.begin(phone, code).extract().statusCode() == 201)
                .count();
        assertThat(won).isEqualTo(1);
        Members.afterThePause();
        var late = Members.code(phone);
        Members.after("5 minutes");
        Members.begin(phone, late).statusCode(401);
    }

    @Test
    void an_address_that_guesses_or_asks_too_often_has_to_wait() {
        var address = "198.51.100." + (1 + (int) (System.nanoTime() % 250));
        for (int i = 0; i < 50; i++) {
            Members.from(address)
                    .body(Map.of("phone", Members.phone(), "code", "350714"))
                    .post("/api/v1/member-sessions")
                    .then()
                    .statusCode(401);
        }
        Members.from(address)
                .body(Map.of("phone", Members.phone(), "code", "350714"))
                .post("/api/v1/member-sessions")
                .then()
                .statusCode(429)
                .body("code", is("member_locked"))
                .header("Retry-After", notNullValue());
        for (int i = 0; i < 30; i++) {
            Members.from(address)
                    .body(Map.of("phone", Members.phone()))
                    .post("/api/v1/member-sessions/codes")
                    .then()
                    .statusCode(200);
        }
        Members.from(address)
                .body(Map.of("phone", Members.phone()))
                .post("/api/v1/member-sessions/codes")
                .then()
                .statusCode(429)
                .body("code", is("member_locked"));
    }

    @Test
    void what_is_no_phone_number_is_said() {
        Members.requestCode("12").statusCode(422).body("code", is("phone_invalid"));
        Members.begin("12", "350714").statusCode(422).body("code", is("phone_invalid"));
    }

    @Test
    void a_phone_of_several_customers_asks_for_one_of_them_and_the_code_stays_good() {
        var phone = Members.phone();
        var first = Members.customer(phone);
        Members.customer(phone);
        var code = Members.code(phone);
        Members.begin(phone, code)
                .statusCode(409)
                .body("code", is("member_choice_needed"))
                .body("customers", hasSize(2))
                .body("customers.customerId", hasItem(first))
                .body("customers.name", hasItem("客**"));
        Members.stranger()
                .body(Map.of("phone", phone, "code", code, "customerId", Given.customer()))
                .post("/api/v1/member-sessions")
                .then()
                .statusCode(401);
        Members.stranger()
                .body(Map.of("phone", phone, "code", code, "customerId", first))
                .post("/api/v1/member-sessions")
                .then()
                .statusCode(201);
    }

    @Test
    void a_refresh_token_is_good_once_and_its_reuse_when_somebody_has_gone_on_ends_the_session() {
        var member = Members.signedIn();
        var renewed = refresh(member.refreshToken()).statusCode(200).extract();
        Given.json(renewed.path("accessToken")).get("/api/v1/me/cards").then().statusCode(200);
        refresh(renewed.path("refreshToken")).statusCode(200);
        refresh(member.refreshToken()).statusCode(401).body("code", is("session_ended"));
        refresh(renewed.path("refreshToken")).statusCode(401);
        Given.json(renewed.path("accessToken")).get("/api/v1/me/cards").then().statusCode(401);
    }

    @Test
    void the_refresh_tokens_of_staff_and_members_are_nothing_to_each_other() {
        var member = Members.signedIn();
        Members.stranger()
                .body(Map.of("refreshToken", member.refreshToken()))
                .post("/api/v1/auth/refresh")
                .then()
                .statusCode(401);
        refresh(member.refreshToken()).statusCode(200);
        var someone = Staff.member("CASHIER", "ALL", Staff.company());
        String ofStaff = Members.stranger()
                .header("X-Client", "mobile")
                .body(Map.of("username", someone.username(), "password", someone.password()))
                .post("/api/v1/auth/login")
                .then()
                .statusCode(200)
                .extract()
                .path("refreshToken");
        refresh(ofStaff).statusCode(401);
        Members.stranger()
                .body(Map.of("refreshToken", ofStaff))
                .post("/api/v1/auth/refresh")
                .then()
                .statusCode(200);
    }

    @Test
    void after_signing_out_neither_token_works() {
        var member = Members.signedIn();
        member.asks().delete("/api/v1/member-sessions/current").then().statusCode(204);
        member.asks().get("/api/v1/me/cards").then().statusCode(401);
        refresh(member.refreshToken()).statusCode(401);
    }

    @Test
    void a_deleted_customer_can_not_sign_in() {
        var phone = Members.phone();
        var customer = Members.customer(phone);
        Given.admin()
                .header("If-Match", "\"0\"")
                .delete("/api/v1/customers/{id}", customer)
                .then()
                .statusCode(204);
        Members.requestCode(phone).statusCode(200);
        assertThat(Members.gotNone(phone)).isTrue();
    }

    @Test
    void a_member_is_no_member_of_staff_anywhere() {
        var member = Members.signedIn();
        for (var path : List.of("/me", "/me/sessions", "/customers", "/customers/" + member.customer(), "/cards")) {
            member.asks().get("/api/v1" + path).then().statusCode(403).body("code", is("not_allowed"));
        }
        member.asks().post("/api/v1/auth/logout").then().statusCode(403);
        member.asks()
                .body(Map.of("currentPassword", "x".repeat(12), "newPassword", "y".repeat(12)))
                .post("/api/v1/auth/password")
                .then()
                .statusCode(403);
        member.asks().get("/api/v1/me/cards").then().statusCode(200);
    }

    @Test
    void a_changed_token_is_refused() {
        var token = Members.signedIn().token();
        var parts = token.split("\\.");
        Given.json(parts[0] + "." + parts[1] + "x." + parts[2])
                .get("/api/v1/me/cards")
                .then()
                .statusCode(401)
                .contentType(ContentType.fromContentType("application/problem+json"))
                .body("cards", nullValue());
    }

    @Test
    void without_a_provider_nobody_can_sign_in_and_an_unknown_one_is_a_mistake() {
        var none = new CodePost(List.of(new LogCodeSender()), settings(Optional.empty()));
        assertThatThrownBy(none::requireProvider).hasMessage("member_sign_in_off");
        assertThatThrownBy(() -> new CodePost(List.of(new LogCodeSender()), settings(Optional.of("fax"))))
                .isInstanceOf(IllegalStateException.class);
        var log = new CodePost(List.of(new LogCodeSender()), settings(Optional.of("log")));
        log.requireProvider();
    }

    private static io.restassured.response.ValidatableResponse refresh(String token) {
        return Members.stranger()
                .body(Map.of("refreshToken", token))
                .post("/api/v1/member-sessions/refresh")
                .then();
    }

    private static MemberSettings settings(Optional<String> sender) {
        return new MemberSettings() {
            @Override
            public Optional<String> codeSender() {
                return sender;
            }

            @Override
            public Duration codeLife() {
                return Duration.ofMinutes(5);
            }

            @Override
            public Duration codePause() {
                return Duration.ofMinutes(1);
            }

            @Override
            public int codesPerDay() {
                return 10;
            }

            @Override
            public int codesPerAddress() {
                return 30;
            }

            @Override
            public int failuresPerAddress() {
                return 50;
            }
        };
    }

    @Test
    void the_session_of_a_member_is_audited_as_theirs() {
        var member = Members.signedIn();
        Given.admin()
                .get("/api/v1/audit-entries?customerId=" + member.customer())
                .then()
                .statusCode(200)
                .body("items.action", hasItem("member_session.begun"))
                .body("items.find { it.action == 'member_session.begun' }.actorId", is(member.customer()));
    }
}
