package io.taizhang.freshness;

import static io.taizhang.freshness.GivenFreshness.CUSTOMERS;
import static io.taizhang.freshness.GivenFreshness.customer;
import static io.taizhang.freshness.GivenFreshness.freshness;
import static io.taizhang.freshness.GivenFreshness.point;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewTest {

    private static final String REVIEWS = "/api/v1/reviews/";
    private static final String DUE =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(30).toString();

    @Inject
    DataSource dataSource;

    private Staff.Member boss;
    private Staff.Member clerk;

    /** A shop with its own manager and clerk: a review of theirs holds nobody else's customers. */
    @BeforeEach
    void a_shop_of_its_own() {
        var shop = Staff.shop();
        boss = Staff.member("MANAGER", "TEAM", shop);
        clerk = Staff.member("ACCOUNT_MANAGER", "TEAM", shop);
    }

    private String begun(Map<String, Object> further) {
        var body = new HashMap<String, Object>(Map.of("name", "年度核对", "dueOn", DUE));
        body.putAll(further);
        return Given.json(boss.token())
                .body(body)
                .post(REVIEWS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse items(String review) {
        return Given.json(clerk.token()).get(REVIEWS + review + "/items").then().statusCode(200);
    }

    private ValidatableResponse record(String review, String customer, Object outcome) {
        String item = items(review).extract().path("items.find { it.customerId == '" + customer + "' }.id");
        return Given.json(clerk.token())
                .body(outcome)
                .post(REVIEWS + review + "/items/" + item + "/outcome")
                .then();
    }

    private ValidatableResponse get(String review) {
        return Given.json(boss.token()).get(REVIEWS + review).then().statusCode(200);
    }

    private ValidatableResponse sign(String token, String review, Object body) {
        return Given.json(token)
                .header("If-Match", get(review).extract().header("ETag"))
                .body(body)
                .post(REVIEWS + review + "/signature")
                .then();
    }

    private static Map<String, Object> confirmed() {
        return Map.of("outcome", "CONFIRMED", "customerVersion", 0, "confirmation", Map.of("fields", List.of("PHONE")));
    }

    @Test
    void a_review_fixes_who_is_looked_at_and_gives_each_to_their_owner() {
        var vip = customer(clerk.token(), Map.of());
        customer(clerk.token(), Map.of("tier", "REGULAR"));
        var review = begun(Map.of("whom", Map.of("tiers", List.of("VIP"))));
        customer(clerk.token(), Map.of());
        items(review)
                .body("items.customerId", contains(vip))
                .body("items[0].assigneeId", is(clerk.id().toString()))
                .body("items[0].outcome", nullValue());
        get(review)
                .body("progress.customers", is(1))
                .body("progress.open", is(1))
                .body("whom.tiers", contains("VIP"));
    }

    @Test
    void those_who_are_named_share_the_customers() {
        for (int i = 0; i < 4; i++) {
            customer(clerk.token(), Map.of());
        }
        var review = begun(
                Map.of("assigneeIds", List.of(clerk.id().toString(), boss.id().toString())));
        Given.json(clerk.token())
                .get(REVIEWS + review + "/items?assigneeId=" + boss.id())
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void a_review_is_done_customer_by_customer_and_signed_by_a_manager() throws Exception {
        var same = customer(clerk.token(), Map.of());
        var moved = customer(clerk.token(), Map.of());
        var gone = customer(clerk.token(), Map.of());
        var review = begun(Map.of());
        record(review, same, confirmed())
                .statusCode(200)
                .body("outcome", is("CONFIRMED"))
                .body("doneBy", is(clerk.id().toString()));
        sign(boss.token(), review, Map.of()).statusCode(409).body("code", is("review_incomplete"));
        record(
                        review,
                        moved,
                        Map.of(
                                "outcome",
                                "CHANGED",
                                "customerVersion",
                                0,
                                "confirmation",
                                Map.of("patch", Map.of("contactPoints", List.of(point("MOBILE", "13700137000"))))))
                .statusCode(200);
        record(review, gone, Map.of("outcome", "UNREACHABLE", "note", "停机")).statusCode(200);
        Given.json(clerk.token()).get(CUSTOMERS + moved).then().body("contactPoints.value", contains("13700137000"));
        freshness(clerk.token(), same).body("fields[1].way", is("REVIEW"));
        get(review)
                .body("progress.confirmed", is(1))
                .body("progress.changed", is(1))
                .body("progress.unreachable", is(1))
                .body("progress.open", is(0));
        sign(clerk.token(), review, Map.of()).statusCode(403);
        sign(boss.token(), review, Map.of("remark", "属实"))
                .statusCode(200)
                .body("status", is("SIGNED"))
                .body("signedBy", is(boss.id().toString()));
        var sheet = Given.json(boss.token())
                .get(REVIEWS + review + "/sheet")
                .then()
                .statusCode(200)
                .body("sheet.remark", is("属实"))
                .body("sheet.lines.outcome", containsInAnyOrder("CONFIRMED", "CHANGED", "UNREACHABLE"))
                .body("sheet.lines.find { it.outcome == 'UNREACHABLE' }.note", is("停机"))
                .extract();
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(sheet.<String>path("text").getBytes(StandardCharsets.UTF_8));
        assertThat(sheet.<String>path("sha256")).isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void what_was_signed_stays() {
        var one = customer(clerk.token(), Map.of());
        var review = begun(Map.of());
        Given.json(boss.token())
                .get(REVIEWS + review + "/sheet")
                .then()
                .statusCode(409)
                .body("code", is("review_unsigned"));
        record(review, one, Map.of("outcome", "UNREACHABLE")).statusCode(200);
        record(review, one, confirmed()).statusCode(200).body("outcome", is("CONFIRMED"));
        sign(boss.token(), review, Map.of()).statusCode(200);
        record(review, one, Map.of("outcome", "UNREACHABLE")).statusCode(409).body("code", is("review_ended"));
        sign(boss.token(), review, Map.of()).statusCode(409);
        assertThatThrownBy(() -> execute("update review_item set note = 'x' where campaign_id = '" + review + "'"))
                .hasMessageContaining("does not change");
        assertThatThrownBy(() -> execute("update review_campaign set remark = 'x' where id = '" + review + "'"))
                .hasMessageContaining("does not change");
        assertThatThrownBy(() -> execute("delete from review_item where campaign_id = '" + review + "'"))
                .isInstanceOf(SQLException.class);
    }

    private void execute(String statement) throws SQLException {
        try (var connection = dataSource.getConnection();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void an_outcome_says_what_was_done() {
        var one = customer(clerk.token(), Map.of());
        var review = begun(Map.of());
        record(review, one, Map.of("outcome", "CONFIRMED"))
                .statusCode(422)
                .body("code", is("review_outcome_unfounded"));
        record(
                        review,
                        one,
                        Map.of(
                                "outcome",
                                "CONFIRMED",
                                "customerVersion",
                                0,
                                "confirmation",
                                Map.of("patch", Map.of("name", "改了"))))
                .statusCode(422);
        Given.json(clerk.token()).get(CUSTOMERS + one).then().body("version", is(0));
        record(review, one, Map.of("outcome", "CONFIRMED", "confirmation", Map.of("fields", List.of("NAME"))))
                .statusCode(422)
                .body("code", is("review_version_missing"));
        record(
                        review,
                        one,
                        Map.of(
                                "outcome",
                                "UNREACHABLE",
                                "customerVersion",
                                0,
                                "confirmation",
                                Map.of("fields", List.of("NAME"))))
                .statusCode(422);
    }

    @Test
    void whoever_does_not_see_the_customers_does_not_see_the_review() {
        customer(clerk.token(), Map.of());
        var review = begun(Map.of());
        var stranger = Staff.token("MANAGER", "TEAM", Staff.shop());
        Given.json(stranger).get(REVIEWS + review).then().statusCode(404);
        Given.json(stranger).get(REVIEWS + review + "/items").then().statusCode(404);
        Given.json(stranger)
                .body(Map.of("name", "空", "dueOn", DUE))
                .post(REVIEWS)
                .then()
                .statusCode(422)
                .body("code", is("review_empty"));
        Given.json(boss.token())
                .body(Map.of("name", "过期", "dueOn", "2020-01-01"))
                .post(REVIEWS)
                .then()
                .statusCode(422)
                .body("code", is("review_overdue"));
    }

    @Test
    void a_review_that_is_cancelled_asks_for_nothing_more() {
        var one = customer(clerk.token(), Map.of());
        var review = begun(Map.of());
        Given.json(boss.token())
                .header("If-Match", get(review).extract().header("ETag"))
                .post(REVIEWS + review + "/cancel")
                .then()
                .statusCode(200)
                .body("status", is("CANCELLED"));
        record(review, one, confirmed()).statusCode(409);
    }
}
