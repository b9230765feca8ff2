package io.taizhang.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DuplicateResourceTest {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String DUPLICATES = "/api/v1/duplicates";

    @Inject
    DuplicateScan scan;

    /** A name that no other test has: four characters at random. */
    private static String name() {
        var name = new StringBuilder("陈");
        for (int i = 0; i < 3; i++) {
            name.appendCodePoint(ThreadLocalRandom.current().nextInt(0x4E00, 0x9000));
        }
        return name.toString();
    }

    private static String phone() {
        return "139" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
    }

    private static Map<String, Object> person(String name, String phone) {
        return Map.of(
                "kind", "PERSON", "name", name, "contactPoints", List.of(Map.of("type", "MOBILE", "value", phone)));
    }

    private static ValidatableResponse register(String token, Map<String, ?> body) {
        return Given.json(token).body(body).post(CUSTOMERS).then();
    }

    private static String registered(String token, Map<String, ?> body) {
        return register(token, body).statusCode(201).extract().path("id");
    }

    private static String registeredAnyway(String token, Map<String, ?> body) {
        return Given.json(token)
                .header("Duplicate-Override", "Two people of one name")
                .body(body)
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse pairsOf(String token, String customer) {
        return Given.json(token)
                .queryParam("firstId", customer)
                .get(DUPLICATES)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse decide(String token, String pair, String status) {
        return Given.json(token)
                .body(Map.of("status", status, "note", "两个人"))
                .post(DUPLICATES + "/" + pair + "/decisions")
                .then();
    }

    @Test
    void somebody_who_is_known_is_refused_with_who_they_may_be() {
        var name = name();
        var phone = phone();
        var known = registered(Staff.admin(), person(name, phone));
        register(Staff.admin(), person(name, "+86 " + phone))
                .statusCode(409)
                .body("code", equalTo("possible_duplicate"))
                .body("candidates", hasSize(1))
                .body("candidates[0].visible", equalTo(true))
                .body("candidates[0].customer.id", equalTo(known))
                .body("candidates[0].score", greaterThan(0.9f))
                .body("candidates[0].reasons.part", contains("NAME", "PHONE"));
    }

    @Test
    void with_a_reason_they_are_registered_all_the_same_and_both_wait_for_a_decision() {
        var name = name();
        var phone = phone();
        var known = registered(Staff.admin(), person(name, phone));
        var second = registeredAnyway(Staff.admin(), person(name, phone));
        pairsOf(Staff.admin(), known)
                .body("items", hasSize(1))
                .body("items[0].second.id", equalTo(second))
                .body("items[0].status", equalTo("OPEN"))
                .body("items[0].certain", equalTo(true));
        List<String> reasons = Given.admin()
                .queryParam("customerId", second)
                .get("/api/v1/audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .path("items.after.reason");
        assertThat(reasons).contains("Two people of one name");
    }

    @Test
    void of_a_customer_outside_the_scope_it_says_only_whom_to_ask() {
        var keeper = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var other = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var name = name();
        var phone = phone();
        registered(keeper.token(), person(name, phone));
        register(other.token(), person(name, phone))
                .statusCode(409)
                .body("candidates", hasSize(1))
                .body("candidates[0].visible", equalTo(false))
                .body("candidates[0].customer", nullValue())
                .body("candidates[0].reasons", nullValue())
                .body("candidates[0].score", nullValue())
                .body("candidates[0].ask.length()", greaterThan(0));
    }

    @Test
    void a_namesake_with_another_phone_is_registered_and_shown_by_the_check_only() {
        var name = name();
        var known = registered(Staff.admin(), person(name, phone()));
        Given.admin()
                .body(person(name, phone()))
                .post(DUPLICATES + "/checks")
                .then()
                .statusCode(200)
                .body("candidates.customer.id", hasItem(known));
        register(Staff.admin(), person(name, phone())).statusCode(201);
    }

    @Test
    void the_nightly_look_finds_what_became_alike_later() {
        var name = name();
        var phone = phone();
        var first = registered(Staff.admin(), person(name, phone));
        var second = registered(Staff.admin(), Map.of("kind", "PERSON", "name", name + "某某"));
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(person(name, phone))
                .patch(CUSTOMERS + "/" + second)
                .then()
                .statusCode(200);
        scan.run();
        pairsOf(Staff.admin(), first).body("items.second.id", contains(second));
    }

    @Test
    void what_was_said_to_be_different_is_never_proposed_again() {
        var name = name();
        var phone = phone();
        var first = registered(Staff.admin(), person(name, phone));
        registeredAnyway(Staff.admin(), person(name, phone));
        String pair = pairsOf(Staff.admin(), first).extract().path("items[0].id");
        decide(Staff.admin(), pair, "DIFFERENT").statusCode(200).body("status", equalTo("DIFFERENT"));
        scan.run();
        scan.run();
        pairsOf(Staff.admin(), first).body("items.status", contains("DIFFERENT"));
        Given.admin()
                .queryParam("status", "OPEN")
                .queryParam("firstId", first)
                .get(DUPLICATES)
                .then()
                .body("items", empty());
    }

    @Test
    void a_pair_that_is_not_alike_any_more_is_taken_back() {
        var name = name();
        var phone = phone();
        var first = registered(Staff.admin(), person(name, phone));
        var second = registeredAnyway(Staff.admin(), person(name, phone));
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(person(name(), phone()))
                .patch(CUSTOMERS + "/" + second)
                .then()
                .statusCode(200);
        scan.run();
        pairsOf(Staff.admin(), first).body("items", empty());
    }

    @Test
    void whoever_may_not_see_both_customers_sees_no_pair() {
        var keeper = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var name = name();
        var phone = phone();
        var first = registered(keeper.token(), person(name, phone));
        registeredAnyway(Staff.admin(), person(name, phone));
        String pair = pairsOf(Staff.admin(), first).extract().path("items[0].id");
        pairsOf(keeper.token(), first).body("items", empty());
        Given.json(keeper.token()).get(DUPLICATES + "/" + pair).then().statusCode(404);
        decide(keeper.token(), pair, "SAME").statusCode(404);
    }

    @Test
    void a_decision_needs_to_say_what() {
        Given.admin()
                .body(Set.of())
                .post(DUPLICATES + "/00000000-0000-0000-0000-000000000000/decisions")
                .then()
                .statusCode(400);
        var body = new HashMap<String, Object>();
        body.put("status", "PERHAPS");
        Given.admin()
                .body(body)
                .post(DUPLICATES + "/00000000-0000-0000-0000-000000000000/decisions")
                .then()
                .statusCode(400);
    }
}
