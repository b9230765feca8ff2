package io.taizhang.account;

import static io.taizhang.account.GivenEntries.TRANSACTIONS;
import static io.taizhang.account.GivenEntries.balance;
import static io.taizhang.account.GivenEntries.draft;
import static io.taizhang.account.GivenEntries.drafted;
import static io.taizhang.account.GivenEntries.entry;
import static io.taizhang.account.GivenEntries.key;
import static io.taizhang.account.GivenEntries.onAccount;
import static io.taizhang.account.GivenEntries.payment;
import static io.taizhang.account.GivenEntries.post;
import static io.taizhang.account.GivenEntries.posted;
import static io.taizhang.account.GivenEntries.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.BusinessTime;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryResourceTest {

    @Inject
    BusinessTime time;

    @Test
    void a_posting_is_answered_with_all_that_it_says() {
        var shop = Staff.shop();
        var customer = Given.customer();
        post(entry(
                        customer,
                        "SALE",
                        "128.50",
                        Map.of("method", "ON_ACCOUNT", "memo", " 九月份货款 ", "category", "粮油", "shopId", shop)))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("number", matchesPattern("E\\d{9,}"))
                .body("status", equalTo("POSTED"))
                .body("businessDate", equalTo(time.today().toString()))
                .body("amount.amount", equalTo("128.50"))
                .body("effect.amount", equalTo("128.50"))
                .body("memo", equalTo("九月份货款"))
                .body("shopName", equalTo("测试门店"))
                .body("current", equalTo(true))
                .body("postedByName", equalTo(Given.admin().get("/api/v1/me").path("displayName")))
                .body("lines", empty());
        assertThat(balance(customer)).isEqualTo("128.50");
    }

    @Test
    void each_type_moves_the_balance_in_its_own_way() {
        var customer = Given.customer();
        posted(entry(customer, "SALE", "100", Map.of("method", "ON_ACCOUNT")));
        assertThat(balance(customer)).isEqualTo("100.00");
        posted(entry(customer, "SALE", "55", Map.of("method", "CASH")));
        assertThat(balance(customer)).isEqualTo("100.00");
        posted(entry(customer, "CHARGE", "10", Map.of()));
        assertThat(balance(customer)).isEqualTo("110.00");
        posted(entry(customer, "PAYMENT", "150", Map.of("method", "WECHAT")));
        assertThat(balance(customer)).isEqualTo("-40.00");
        posted(entry(customer, "REFUND", "15", Map.of("method", "CASH")));
        assertThat(balance(customer)).isEqualTo("-25.00");
        posted(entry(customer, "REFUND", "5", Map.of("method", "ON_ACCOUNT")));
        assertThat(balance(customer)).isEqualTo("-30.00");
        posted(entry(customer, "ADJUSTMENT", "-0.01", Map.of()));
        assertThat(balance(customer)).isEqualTo("-30.01");
    }

    @Test
    void a_draft_can_be_changed_and_moves_nothing_until_it_is_posted() {
        var customer = Given.customer();
        var id = drafted(customer, "10");
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("amount", Given.yuan("12"), "memo", "改过"))
                .patch(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("amount.amount", equalTo("12.00"))
                .body("method", equalTo("ON_ACCOUNT"));
        assertThat(balance(customer)).isEqualTo("0.00");
        Given.money()
                .post(TRANSACTIONS + "/{id}/post", id)
                .then()
                .statusCode(201)
                .body("status", equalTo("POSTED"));
        assertThat(balance(customer)).isEqualTo("12.00");
    }

    @Test
    void the_lines_of_a_draft_are_replaced() {
        var customer = Given.customer();
        var body = entry(customer, "SALE", "30", Map.of("method", "CASH", "draft", true));
        body.put("lines", List.of(line("米", "2", "10"), line("面", "1", "10")));
        var id = posted(body);
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("amount", Given.yuan("7"), "lines", List.of(line("油", "1", "7"))))
                .patch(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(200);
        read(id).body("lines.product", contains("油"));
        Given.money()
                .post(TRANSACTIONS + "/{id}/post", id)
                .then()
                .statusCode(201)
                .body("lines", hasSize(1));
    }

    private static Map<String, Object> line(String product, String quantity, String price) {
        return Map.of("product", product, "quantity", quantity, "unitPrice", Given.yuan(price));
    }

    @Test
    void changing_a_draft_needs_its_current_version() {
        var id = drafted(Given.customer(), "10");
        Given.admin()
                .body(Map.of("memo", "甲"))
                .patch(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(428);
        Given.admin()
                .header("If-Match", "\"7\"")
                .body(Map.of("memo", "甲"))
                .patch(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(412)
                .body("current.id", equalTo(id));
    }

    @Test
    void a_discarded_draft_is_gone_until_it_is_restored() {
        var id = drafted(Given.customer(), "10");
        Given.admin()
                .header("If-Match", "\"0\"")
                .delete(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(204);
        Given.admin().get(TRANSACTIONS + "/{id}", id).then().statusCode(404);
        Given.money().post(TRANSACTIONS + "/{id}/post", id).then().statusCode(404);
        Given.admin().post(TRANSACTIONS + "/{id}/restore", id).then().statusCode(200);
        read(id).body("status", equalTo("DRAFT"));
    }

    @Test
    void a_posted_entry_is_neither_changed_nor_discarded_nor_posted_again() {
        var id = posted(onAccount(Given.customer(), "10"));
        Given.admin()
                .header("If-Match", "\"0\"")
                .body(Map.of("memo", "改"))
                .patch(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("entry_not_draft"));
        Given.admin()
                .header("If-Match", "\"0\"")
                .delete(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("entry_not_draft"));
        Given.money()
                .post(TRANSACTIONS + "/{id}/post", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("entry_not_draft"));
    }

    @Test
    void a_posting_needs_a_key_and_a_draft_does_not() {
        var customer = Given.customer();
        Given.admin()
                .body(onAccount(customer, "1"))
                .post(TRANSACTIONS)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        Given.admin().body(draft(customer, "1")).post(TRANSACTIONS).then().statusCode(201);
    }

    @Test
    void the_same_key_posts_once_and_answers_the_same() {
        var customer = Given.customer();
        var key = key();
        var body = onAccount(customer, "33.10");
        var first = Given.admin().header("Idempotency-Key", key).body(body).post(TRANSACTIONS);
        var second = Given.admin().header("Idempotency-Key", key).body(body).post(TRANSACTIONS);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(balance(customer)).isEqualTo("33.10");
        Given.admin()
                .header("Idempotency-Key", key)
                .body(onAccount(customer, "33.11"))
                .post(TRANSACTIONS)
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void the_list_is_filtered_sorted_and_searched() {
        var customer = Given.customer();
        var old = posted(entry(
                customer, "CHARGE", "5", Map.of("businessDate", "2024-02-29", "category", "运费", "memo", "闰日的运费单")));
        var recent = posted(onAccount(customer, "700"));
        list(customer, "").body("items.id", contains(recent, old));
        list(customer, "&sort=amount").body("items.id", contains(old, recent));
        list(customer, "&type=CHARGE").body("items.id", contains(old));
        list(customer, "&amount[gte]=700").body("items.id", contains(recent));
        list(customer, "&businessDate[lt]=2024-03-01").body("items.id", contains(old));
        list(customer, "&category=运费").body("items.id", contains(old));
        list(customer, "&method=ON_ACCOUNT").body("items.id", contains(recent));
        list(customer, "&status=DRAFT").body("items.id", empty());
        list(customer, "&q=日的运").body("items.id", contains(old));
        list(customer, "&q=" + read(recent).extract().path("number")).body("items.id", contains(recent));
        list(customer, "&count=exact").body("count", equalTo(2));
    }

    private static ValidatableResponse list(String customer, String filters) {
        return Given.admin()
                .get(TRANSACTIONS + "?customerId=" + customer + filters)
                .then()
                .statusCode(200);
    }

    @Test
    void staff_see_entries_of_their_own_customers_only() {
        var owner = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company());
        var own = posted(onAccount(Given.customer(Map.of("ownerId", owner.id().toString())), "1"));
        var stranger = Given.customer();
        var foreign = posted(onAccount(stranger, "1"));
        Given.json(owner.token()).get(TRANSACTIONS + "/{id}", own).then().statusCode(200);
        Given.json(owner.token()).get(TRANSACTIONS + "/{id}", foreign).then().statusCode(404);
        Given.json(owner.token())
                .get(TRANSACTIONS + "/{id}/history", foreign)
                .then()
                .statusCode(404);
        Given.json(owner.token()).get(TRANSACTIONS).then().body("items.id", contains(own));
        Given.json(owner.token())
                .get("/api/v1/customers/{id}/account", stranger)
                .then()
                .statusCode(404);
        Given.json(owner.token())
                .body(draft(stranger, "1"))
                .post(TRANSACTIONS)
                .then()
                .statusCode(422)
                .body("code", equalTo("customer_unknown"))
                .body("errors.pointer", hasItem("/customerId"));
    }

    @Test
    void drafting_posting_and_reading_are_different_permissions() {
        var customer = Given.customer();
        var id = drafted(customer, "1");
        Given.as("ACCOUNT_MANAGER")
                .body(draft(customer, "1"))
                .post(TRANSACTIONS)
                .then()
                .statusCode(201);
        Given.as("ACCOUNT_MANAGER")
                .header("Idempotency-Key", key())
                .body(onAccount(customer, "1"))
                .post(TRANSACTIONS)
                .then()
                .statusCode(403)
                .body("code", equalTo("not_allowed"));
        Given.as("ACCOUNT_MANAGER")
                .header("Idempotency-Key", key())
                .post(TRANSACTIONS + "/{id}/post", id)
                .then()
                .statusCode(403);
        Given.as("SERVICE").body(draft(customer, "1")).post(TRANSACTIONS).then().statusCode(403);
        Given.as("SERVICE")
                .header("If-Match", "\"0\"")
                .body(Map.of())
                .patch(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(403);
        Given.as("SERVICE")
                .header("If-Match", "\"0\"")
                .delete(TRANSACTIONS + "/{id}", id)
                .then()
                .statusCode(403);
        Given.as("SERVICE").post(TRANSACTIONS + "/{id}/restore", id).then().statusCode(403);
        Given.as("SERVICE").get(TRANSACTIONS + "/{id}", id).then().statusCode(200);
        Given.as("CASHIER")
                .header("Idempotency-Key", key())
                .body(payment(customer, "1"))
                .post(TRANSACTIONS)
                .then()
                .statusCode(201);
    }

    @Test
    void an_adjustment_takes_the_permission_to_correct() {
        var adjustment = entry(Given.customer(), "ADJUSTMENT", "-5", Map.of());
        Given.as("CASHIER")
                .header("Idempotency-Key", key())
                .body(adjustment)
                .post(TRANSACTIONS)
                .then()
                .statusCode(403)
                .body("code", equalTo("adjustment_not_allowed"));
        Given.as("FINANCE")
                .header("Idempotency-Key", key())
                .body(adjustment)
                .post(TRANSACTIONS)
                .then()
                .statusCode(201);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        var nobody = UUID.randomUUID().toString();
        Given.admin().get(TRANSACTIONS + "/{id}", nobody).then().statusCode(404);
        Given.admin().get(TRANSACTIONS + "/nonsense").then().statusCode(404);
        Given.admin().get("/api/v1/customers/{id}/account", nobody).then().statusCode(404);
        post(entry(Given.customer(), "CHARGE", "1", Map.of("shopId", nobody)))
                .statusCode(422)
                .body("code", equalTo("org_unit_unknown"));
    }

    @Test
    void a_posting_leaves_an_audit_row() {
        var customer = Given.customer();
        var id = posted(onAccount(customer, "8"));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .statusCode(200)
                .body("items.action", contains("entry.posted"))
                .body("items[0].customerId", equalTo(customer))
                .body("items[0].before", nullValue());
    }
}
