package io.taizhang.card;

import static io.taizhang.card.GivenCards.act;
import static io.taizhang.card.GivenCards.anonymous;
import static io.taizhang.card.GivenCards.desk;
import static io.taizhang.card.GivenCards.get;
import static io.taizhang.card.GivenCards.program;
import static io.taizhang.card.GivenCards.programBody;
import static io.taizhang.card.GivenCards.topUp;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.BusinessTime;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a program promises in its versions, where its cards are good, and cards by the batch. */
@QuarkusTest
class CardTermsTest {

    @Inject
    DataSource dataSource;

    @Inject
    CardService cards;

    @Inject
    BusinessTime time;

    @Test
    void a_change_makes_a_version_and_leaves_issued_cards_theirs() {
        var program = program("ANONYMOUS", Map.of("pinRequired", true, "pinFreeAmount", yuan("200.00")));
        String before = GivenCards.issue(Map.of("programId", program)).extract().path("id");
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("pinFreeAmount", yuan("50.00"), "replacementFee", yuan("5.00")))
                .patch("/api/v1/card-programs/{id}", program)
                .then()
                .statusCode(200)
                .body("termsVersion", is(2));
        String after = GivenCards.issue(Map.of("programId", program)).extract().path("id");
        get(before).body("programVersion", is(1));
        get(after).body("programVersion", is(2));
        assertThat(cards.terms(UUID.fromString(before)).pinFreeAmount()).hasToString("200.00 CNY");
        assertThat(cards.terms(UUID.fromString(after)).pinFreeAmount()).hasToString("50.00 CNY");
        desk(before, "replace", Map.of("fee", yuan("5.00"))).statusCode(422).body("code", is("card_fee_exceeds_terms"));
        Given.as("CASHIER")
                .get("/api/v1/card-programs/{id}/versions", program)
                .then()
                .statusCode(200)
                .body("items.number", contains(2, 1))
                .body("items.terms.pinFreeAmount.amount", contains("50.00", "200.00"))
                .body("items[1].terms.pinRequired", is(true));
    }

    @Test
    void terms_are_not_negative_and_shops_exist() {
        for (var field : List.of("pinFreeAmount", "replacementFee", "cashOutMinimum")) {
            define(Map.of(field, yuan("-0.01")))
                    .statusCode(422)
                    .body("code", is("card_amount_negative"))
                    .body("errors[0].pointer", is("/" + field));
        }
        define(Map.of("shopIds", List.of(UUID.randomUUID())))
                .statusCode(422)
                .body("code", is("org_unit_unknown"))
                .body("errors[0].pointer", is("/shopIds/0"));
        define(Map.of("bonusValidDays", 0)).statusCode(400);
    }

    private static ValidatableResponse define(Map<String, Object> terms) {
        return Given.admin()
                .body(programBody("ANONYMOUS", terms))
                .post("/api/v1/card-programs")
                .then();
    }

    @Test
    void a_card_is_good_in_the_shops_of_its_terms_and_below() {
        var good = Staff.shop();
        var other = Staff.shop();
        var card = anonymous(Map.of("shopIds", List.of(good)));
        topUp(card, "100.00").statusCode(201);
        at(card, "spends", good).statusCode(201);
        at(card, "spends", team(good)).statusCode(201);
        at(card, "spends", other).statusCode(422).body("code", is("card_shop_not_accepting"));
        at(card, "holds", other).statusCode(422).body("code", is("card_shop_not_accepting"));
        at(card, "spends", Staff.company()).statusCode(422).body("code", is("card_shop_not_accepting"));
        at(card, "holds", good).statusCode(201);
        var everywhere = anonymous(Map.of("shopIds", List.of(Staff.company())));
        topUp(everywhere, "100.00").statusCode(201);
        at(everywhere, "spends", other).statusCode(201);
        get(card).body("balance.amount", is("98.00"));
    }

    private static ValidatableResponse at(String card, String act, String shop) {
        return desk(card, act, Map.of("amount", yuan("1.00"), "shopId", shop));
    }

    private static String team(String shop) {
        return Given.admin()
                .body(Map.of("parentId", shop, "kind", "TEAM", "code", "T" + UUID.randomUUID(), "name", "收银组"))
                .post("/api/v1/org-units")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_batch_makes_blank_cards_with_numbers_nobody_can_guess() throws SQLException {
        var program = program("ANONYMOUS", Map.of("validityMonths", 36));
        var key = UUID.randomUUID().toString();
        String batch = batch("MANAGER", program, 500, key)
                .statusCode(201)
                .body("quantity", is(500))
                .extract()
                .path("id");
        batch("MANAGER", program, 500, key).statusCode(201).body("id", is(batch));
        var lines = Given.as("MANAGER")
                .get("/api/v1/card-batches/{id}/numbers", batch)
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asString()
                .split("\r\n");
        assertThat(lines).hasSize(501).startsWith("number").doesNotHaveDuplicates();
        assertThat(List.of(lines).subList(1, 501)).allMatch(CardNumber::isValid);
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + batch)
                .then()
                .body("items.action", contains("card_batch.numbers_read", "card_batch.issued"));
        var found = Given.admin()
                .get("/api/v1/cards?limit=1&count=exact&batchId=" + batch)
                .then()
                .body("count", is(500))
                .body("items[0].status", is("ISSUED"))
                .extract();
        String card = found.path("items[0].id");
        topUp(card, "10.00").statusCode(409).body("code", is("card_not_active"));
        Given.as("CASHIER")
                .body(Map.of("customerId", Given.customer()))
                .post("/api/v1/cards/{id}/activate", card)
                .then()
                .statusCode(422)
                .body("code", is("card_customer_not_allowed"));
        act(card, "activate")
                .statusCode(200)
                .body("expiresOn", is(time.today().plusMonths(36).toString()));
        topUp(card, "10.00").statusCode(201);
        Books.requireOrder(dataSource, card);
    }

    @Test
    void a_blank_registered_card_is_activated_for_its_holder() {
        var program = program("REGISTERED", Map.of());
        String batch = batch("MANAGER", program, 2, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");
        String card = Given.admin()
                .get("/api/v1/cards?batchId=" + batch)
                .then()
                .extract()
                .path("items[0].id");
        get(card).body("customerId", nullValue());
        act(card, "activate").statusCode(422).body("code", is("card_customer_required"));
        var customer = Given.customer();
        activate(card, UUID.randomUUID().toString()).statusCode(422).body("code", is("customer_unknown"));
        activate(card, customer)
                .statusCode(200)
                .body("customerId", is(customer))
                .body("status", is("ACTIVE"));
        activate(card, customer).statusCode(409).body("code", is("card_already_activated"));
        topUp(card, "10.00").statusCode(201);
        Given.admin()
                .get("/api/v1/customers/{id}/profile", customer)
                .then()
                .body("sections.cards.balance.amount", is("10.00"));
    }

    private static ValidatableResponse activate(String card, String customer) {
        return Given.as("CASHIER")
                .body(Map.of("customerId", customer))
                .post("/api/v1/cards/{id}/activate", card)
                .then();
    }

    @Test
    void a_hundred_thousand_cards_are_made_in_one_request() throws SQLException {
        var program = program("ANONYMOUS", Map.of());
        long began = System.nanoTime();
        String batch = batch(
                        "ADMINISTRATOR", program, 100_000, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .path("id");
        System.out.printf("CardTermsTest: 100,000 cards in %d ms%n", (System.nanoTime() - began) / 1_000_000);
        assertThat(Books.number(
                        dataSource,
                        "select count(*) from card c join card_account a on a.id = c.id where c.batch_id = '" + batch
                                + "' and a.status = 1"))
                .isEqualTo(100_000);
    }

    @Test
    void batches_are_for_those_who_may_and_within_bounds() {
        var program = program("ANONYMOUS", Map.of());
        for (var role : List.of("CASHIER", "SERVICE", "AUDITOR")) {
            batch(role, program, 1, UUID.randomUUID().toString()).statusCode(403);
        }
        batch("MANAGER", program, 0, UUID.randomUUID().toString()).statusCode(400);
        batch("MANAGER", program, 100_001, UUID.randomUUID().toString()).statusCode(400);
        batch("MANAGER", UUID.randomUUID().toString(), 1, UUID.randomUUID().toString())
                .statusCode(422)
                .body("code", is("card_program_unknown"));
        Given.as("MANAGER")
                .body(Map.of("programId", program, "quantity", 1))
                .post("/api/v1/card-batches")
                .then()
                .statusCode(400)
                .body("code", is("idempotency_key_required"));
        String batch = batch("MANAGER", program, 1, UUID.randomUUID().toString())
                .extract()
                .path("id");
        var elsewhere = Staff.token("MANAGER", "TEAM", Staff.shop());
        Given.json(elsewhere).get("/api/v1/card-batches/{id}", batch).then().statusCode(404);
        Given.json(elsewhere)
                .get("/api/v1/card-batches/{id}/numbers", batch)
                .then()
                .statusCode(404);
        Given.as("MANAGER")
                .get("/api/v1/card-batches?programId=" + program)
                .then()
                .body("items", hasSize(1))
                .body("items[0].id", is(batch))
                .body("items[0].programName", not(nullValue()));
    }

    private static ValidatableResponse batch(String role, String program, int quantity, String key) {
        return Given.as(role)
                .header("Idempotency-Key", key)
                .body(Map.of("programId", program, "quantity", quantity, "memo", "春节礼品卡"))
                .post("/api/v1/card-batches")
                .then();
    }
}
