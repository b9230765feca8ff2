package io.taizhang.account;

import static io.taizhang.account.GivenEntries.TRANSACTIONS;
import static io.taizhang.account.GivenEntries.balance;
import static io.taizhang.account.GivenEntries.correct;
import static io.taizhang.account.GivenEntries.drafted;
import static io.taizhang.account.GivenEntries.entry;
import static io.taizhang.account.GivenEntries.key;
import static io.taizhang.account.GivenEntries.limit;
import static io.taizhang.account.GivenEntries.onAccount;
import static io.taizhang.account.GivenEntries.payment;
import static io.taizhang.account.GivenEntries.post;
import static io.taizhang.account.GivenEntries.posted;
import static io.taizhang.account.GivenEntries.reverse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CreditLimitTest {

    private static final String ACCOUNT = "/api/v1/customers/{id}/account";

    private static ValidatableResponse edit(String customer, String version, String limit) {
        var body = new HashMap<String, Object>();
        body.put("creditLimit", limit == null ? null : Given.yuan(limit));
        return Given.admin()
                .header("If-Match", version)
                .body(body)
                .patch(ACCOUNT, customer)
                .then();
    }

    @Test
    void credit_is_given_up_to_the_limit_and_not_beyond() {
        var customer = Given.customer();
        limit(customer, "100");
        posted(onAccount(customer, "60"));
        post(onAccount(customer, "40.01"))
                .statusCode(422)
                .body("code", equalTo("credit_limit_exceeded"))
                .body("detail", containsString("已欠 60.00 元，信用额度 100.00 元，不能再赊 40.01 元"))
                .body("errors.pointer", hasItem("/amount"));
        posted(onAccount(customer, "40"));
        assertThat(balance(customer)).isEqualTo("100.00");
        posted(entry(customer, "SALE", "500", Map.of("method", "CASH")));
        posted(payment(customer, "0.01"));
        posted(onAccount(customer, "0.01"));
    }

    @Test
    void sixty_four_postings_at_once_never_overshoot() throws Exception {
        var customer = Given.customer();
        limit(customer, "100");
        var answers = Parallel.atOnce(
                64, () -> post(onAccount(customer, "7")).extract().statusCode());
        assertThat(answers).containsOnly(201, 422);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(14);
        assertThat(balance(customer)).isEqualTo("98.00");
    }

    @Test
    void a_draft_meets_the_limit_when_it_is_posted() {
        var customer = Given.customer();
        limit(customer, "5");
        var id = drafted(customer, "6");
        Given.money()
                .post(TRANSACTIONS + "/{id}/post", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("credit_limit_exceeded"));
        limit(customer, "6");
        Given.money().post(TRANSACTIONS + "/{id}/post", id).then().statusCode(201);
    }

    @Test
    void a_refusal_stays_refused_under_its_key() {
        var customer = Given.customer();
        limit(customer, "1");
        var key = key();
        for (int i = 0; i < 2; i++) {
            Given.admin()
                    .header("Idempotency-Key", key)
                    .body(onAccount(customer, "2"))
                    .post(TRANSACTIONS)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("credit_limit_exceeded"))
                    .body("detail", containsString("1.00"));
            limit(customer, "10");
        }
        assertThat(balance(customer)).isEqualTo("0.00");
    }

    @Test
    void a_replacement_meets_the_limit_without_what_it_replaces() {
        var customer = Given.customer();
        limit(customer, "100");
        var id = posted(onAccount(customer, "90"));
        correct(id, "改", onAccount(customer, "101"))
                .then()
                .statusCode(422)
                .body("code", equalTo("credit_limit_exceeded"))
                .body("errors.pointer", hasItem("/replacement/amount"));
        assertThat(balance(customer)).isEqualTo("90.00");
        correct(id, "改", onAccount(customer, "100")).then().statusCode(201);
    }

    @Test
    void a_payment_that_bounced_is_taken_back_beyond_the_limit() {
        var customer = Given.customer();
        limit(customer, "10");
        var paid = posted(payment(customer, "10"));
        posted(onAccount(customer, "20"));
        reverse(paid).then().statusCode(201);
        assertThat(balance(customer)).isEqualTo("20.00");
        Given.admin().get(ACCOUNT, customer).then().body("availableCredit.amount", equalTo("-10.00"));
    }

    @Test
    void a_limit_is_set_lowered_below_the_balance_and_lifted() {
        var customer = Given.customer();
        posted(onAccount(customer, "50"));
        Given.admin()
                .get(ACCOUNT, customer)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("balance.amount", equalTo("50.00"))
                .body("creditLimit", nullValue());
        edit(customer, "\"0\"", "20")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("creditLimit.amount", equalTo("20.00"));
        post(onAccount(customer, "1")).statusCode(422);
        posted(payment(customer, "1"));
        edit(customer, "\"0\"", "30").statusCode(412).body("current.creditLimit.amount", equalTo("20.00"));
        edit(customer, "\"1\"", null).statusCode(200).body("creditLimit", nullValue());
        posted(onAccount(customer, "1000000"));
    }

    @Test
    void an_untouched_account_is_empty_and_takes_a_limit() {
        var customer = Given.customer();
        Given.admin().get(ACCOUNT, customer).then().header("ETag", "\"0\"").body("balance.amount", equalTo("0.00"));
        edit(customer, "\"0\"", "0").statusCode(200);
        post(onAccount(customer, "0.01")).statusCode(422);
    }

    @Test
    void a_limit_is_not_negative() {
        edit(Given.customer(), "\"0\"", "-1")
                .statusCode(422)
                .body("code", equalTo("credit_limit_negative"))
                .body("errors.pointer", hasItem("/creditLimit"));
    }

    @Test
    void setting_a_limit_needs_its_permission() {
        var customer = Given.customer();
        for (var role : List.of("CASHIER", "ACCOUNT_MANAGER", "INTEGRATION")) {
            Given.as(role)
                    .header("If-Match", "\"0\"")
                    .body(Map.of())
                    .patch(ACCOUNT, customer)
                    .then()
                    .statusCode(403);
        }
        Given.as("FINANCE")
                .header("If-Match", "\"0\"")
                .body(Map.of("creditLimit", Given.yuan("9")))
                .patch(ACCOUNT, customer)
                .then()
                .statusCode(200);
    }
}
