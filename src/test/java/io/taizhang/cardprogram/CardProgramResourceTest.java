package io.taizhang.cardprogram;

import static io.taizhang.card.GivenCards.program;
import static io.taizhang.card.GivenCards.programBody;
import static io.taizhang.support.Given.yuan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CardProgramResourceTest {

    @Test
    void a_program_gets_the_legal_caps_and_open_limits_by_default() {
        define("REGISTERED", Map.of())
                .statusCode(201)
                .body("balanceCap.amount", is("5000.00"))
                .body("transactionLimit.amount", is("50000.00"))
                .body("dailyLimit.amount", is("50000.00"))
                .body("validityMonths", nullValue())
                .body("spendOrder", is("BONUS_FIRST"))
                .body("status", is("ACTIVE"))
                .body("bonusTiers", hasSize(0));
        define("ANONYMOUS", Map.of()).statusCode(201).body("balanceCap.amount", is("1000.00"));
    }

    @ParameterizedTest
    @CsvSource({"REGISTERED,5000.00,201", "REGISTERED,5000.01,422", "ANONYMOUS,1000.00,201", "ANONYMOUS,1000.01,422"})
    void the_cap_of_a_card_is_bounded_by_law(String kind, String cap, int status) {
        var answer = define(kind, Map.of("balanceCap", yuan(cap))).statusCode(status);
        if (status == 422) {
            answer.body("code", is("card_program_cap")).body("errors[0].pointer", is("/balanceCap"));
        }
    }

    @Test
    void a_registered_card_has_no_validity() {
        define("REGISTERED", Map.of("validityMonths", 60)).statusCode(422).body("code", is("card_validity_registered"));
    }

    @Test
    void an_anonymous_card_is_valid_for_three_years_at_least() {
        define("ANONYMOUS", Map.of("validityMonths", 35))
                .statusCode(422)
                .body("code", is("card_validity_too_short"))
                .body("detail", is("不记名卡的有效期不得少于 36 个月（《单用途商业预付卡管理办法》第十九条）。"));
        define("ANONYMOUS", Map.of("validityMonths", 36)).statusCode(201).body("validityMonths", is(36));
    }

    @Test
    void tiers_are_kept_in_order_and_each_once() {
        define("REGISTERED", Map.of("bonusTiers", List.of(tier("1000", "150"), tier("500", "50"))))
                .statusCode(201)
                .body("bonusTiers.topUp.amount", is(List.of("500.00", "1000.00")))
                .body("bonusTiers.bonus.amount", is(List.of("50.00", "150.00")));
        define("REGISTERED", Map.of("bonusTiers", List.of(tier("500", "50"), tier("500.00", "60"))))
                .statusCode(422)
                .body("code", is("card_bonus_tier_twice"));
    }

    @Test
    void amounts_are_positive() {
        define("REGISTERED", Map.of("dailyLimit", yuan("0")))
                .statusCode(422)
                .body("code", is("card_amount_not_positive"))
                .body("errors[0].pointer", is("/dailyLimit"));
        define("REGISTERED", Map.of("bonusTiers", List.of(tier("500", "-1"))))
                .statusCode(422)
                .body("errors[0].pointer", is("/bonusTiers/0/bonus"));
    }

    @Test
    void a_code_is_used_once() {
        var body = programBody("ANONYMOUS", Map.of());
        Given.admin().body(body).post("/api/v1/card-programs").then().statusCode(201);
        Given.admin()
                .body(body)
                .post("/api/v1/card-programs")
                .then()
                .statusCode(409)
                .body("code", is("card_program_code_taken"));
    }

    @Test
    void a_change_touches_only_what_it_names() {
        var id = program("REGISTERED", Map.of("bonusTiers", List.of(tier("500", "50"))));
        patch(id, 0, Map.of("name", "金卡", "balanceCap", yuan("3000.00")))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", is("金卡"))
                .body("balanceCap.amount", is("3000.00"))
                .body("bonusTiers", hasSize(1));
        patch(id, 1, Map.of("bonusTiers", List.of(), "status", "RETIRED"))
                .statusCode(200)
                .body("version", is(2))
                .body("bonusTiers", hasSize(0))
                .body("status", is("RETIRED"));
    }

    @Test
    void a_change_of_a_stale_version_is_refused_with_the_current_state() {
        var id = program("REGISTERED", Map.of());
        patch(id, 0, Map.of("name", "银卡")).statusCode(200);
        patch(id, 0, Map.of("name", "铜卡")).statusCode(412).body("current.name", is("银卡"));
        Given.admin()
                .body(Map.of("name", "铜卡"))
                .patch("/api/v1/card-programs/{id}", id)
                .then()
                .statusCode(428);
    }

    @Test
    void the_kind_stays_and_a_taken_code_is_refused_in_a_change_too() {
        var other = programBody("ANONYMOUS", Map.of());
        Given.admin().body(other).post("/api/v1/card-programs").then().statusCode(201);
        var id = program("REGISTERED", Map.of());
        patch(id, 0, Map.of("kind", "ANONYMOUS")).statusCode(422).body("code", is("card_program_kind_fixed"));
        patch(id, 0, Map.of("code", other.get("code"))).statusCode(409).body("code", is("card_program_code_taken"));
        patch(id, 0, nulled("code")).statusCode(400);
    }

    @Test
    void programs_are_listed_and_searched() {
        var body = programBody("ANONYMOUS", Map.of("name", "端午礼品卡"));
        Given.admin().body(body).post("/api/v1/card-programs").then().statusCode(201);
        Given.as("CASHIER")
                .queryParam("q", "端午")
                .queryParam("kind", "ANONYMOUS")
                .get("/api/v1/card-programs")
                .then()
                .statusCode(200)
                .body("items.code", hasItem(body.get("code")));
    }

    @Test
    void only_whoever_maintains_programs_sets_them_up_or_changes_them() {
        var id = program("REGISTERED", Map.of());
        Given.as("CASHIER")
                .body(programBody("REGISTERED", Map.of()))
                .post("/api/v1/card-programs")
                .then()
                .statusCode(403);
        Given.as("CASHIER")
                .header("If-Match", "\"0\"")
                .body(Map.of("name", "x"))
                .patch("/api/v1/card-programs/{id}", id)
                .then()
                .statusCode(403);
        Given.as("FINANCE")
                .body(programBody("REGISTERED", Map.of()))
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201);
    }

    @Test
    void a_change_leaves_a_trace() {
        var id = program("REGISTERED", Map.of());
        patch(id, 0, Map.of("name", "金卡")).statusCode(200);
        Given.admin()
                .queryParam("subjectId", id)
                .get("/api/v1/audit-entries")
                .then()
                .statusCode(200)
                .body("items.action", hasItem("card_program.changed"))
                .body("items.action", hasItem("card_program.defined"));
    }

    private static ValidatableResponse define(String kind, Map<String, Object> terms) {
        return Given.admin()
                .body(programBody(kind, terms))
                .post("/api/v1/card-programs")
                .then();
    }

    private static ValidatableResponse patch(String id, int version, Map<String, Object> changes) {
        return Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(changes)
                .patch("/api/v1/card-programs/{id}", id)
                .then();
    }

    private static Map<String, Object> nulled(String field) {
        var changes = new HashMap<String, Object>();
        changes.put(field, null);
        return changes;
    }

    private static Map<String, Object> tier(String topUp, String bonus) {
        return Map.of("topUp", yuan(topUp), "bonus", yuan(bonus));
    }
}
