package io.taizhang.account;

import static io.taizhang.account.GivenEntries.TRANSACTIONS;
import static io.taizhang.account.GivenEntries.balance;
import static io.taizhang.account.GivenEntries.correct;
import static io.taizhang.account.GivenEntries.drafted;
import static io.taizhang.account.GivenEntries.entry;
import static io.taizhang.account.GivenEntries.key;
import static io.taizhang.account.GivenEntries.onAccount;
import static io.taizhang.account.GivenEntries.payment;
import static io.taizhang.account.GivenEntries.posted;
import static io.taizhang.account.GivenEntries.read;
import static io.taizhang.account.GivenEntries.reverse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Parallel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntryCorrectionTest {

    @Test
    void a_reversal_is_the_entry_negated_on_the_same_day() {
        var customer = Given.customer();
        var body = entry(customer, "SALE", "25", Map.of("method", "ON_ACCOUNT", "businessDate", "2025-05-05"));
        body.put("lines", List.of(Map.of("product", "米", "quantity", "2.5", "unitPrice", Given.yuan("10"))));
        var id = posted(body);
        reverse(id)
                .then()
                .statusCode(201)
                .body("reversalOf", equalTo(id))
                .body("businessDate", equalTo("2025-05-05"))
                .body("amount.amount", equalTo("-25.00"))
                .body("effect.amount", equalTo("-25.00"))
                .body("lines[0].quantity", equalTo("-2.5"))
                .body("lines[0].amount.amount", equalTo("-25.00"))
                .body("current", equalTo(false));
        read(id).body("status", equalTo("REVERSED"))
                .body("version", equalTo(0))
                .body("amount.amount", equalTo("25.00"))
                .body("reversedBy", notNullValue());
        assertThat(balance(customer)).isEqualTo("0.00");
    }

    @Test
    void an_entry_corrected_twice_is_one_entry_with_its_history() {
        var customer = Given.customer();
        var first = posted(onAccount(customer, "100"));
        String second = correct(first, "金额录错", onAccount(customer, "90"))
                .then()
                .statusCode(201)
                .body("correctionOf", equalTo(first))
                .body("correctionReason", equalTo("金额录错"))
                .extract()
                .path("id");
        String third = correct(second, "又错了", onAccount(customer, "95")).path("id");
        assertThat(balance(customer)).isEqualTo("95.00");
        read(first).body("replacedBy", equalTo(second)).body("status", equalTo("REVERSED"));
        for (var any : List.of(first, second, third)) {
            Given.admin()
                    .get(TRANSACTIONS + "/{id}/history", any)
                    .then()
                    .statusCode(200)
                    .body("items.amount.amount", contains("100.00", "-100.00", "90.00", "-90.00", "95.00"))
                    .body("items.correctionReason", contains(null, "金额录错", "金额录错", "又错了", "又错了"))
                    .body("items.postedByName", hasItem(notNullValue()))
                    .body("items.current", contains(false, false, false, false, true));
        }
        Given.admin()
                .get(TRANSACTIONS + "?current=true&customerId=" + customer)
                .then()
                .body("items.id", contains(third));
        Given.admin()
                .get(TRANSACTIONS + "?status=REVERSED&customerId=" + customer + "&sort=amount")
                .then()
                .body("items.id", contains(second, first));
    }

    @Test
    void a_replacement_counts_for_the_same_day_unless_it_says_otherwise() {
        var customer = Given.customer();
        var id = posted(entry(customer, "CHARGE", "5", Map.of("businessDate", "2025-01-31")));
        correct(id, "改分类", entry(customer, "CHARGE", "5", Map.of("category", "仓储")))
                .then()
                .body("businessDate", equalTo("2025-01-31"));
    }

    @Test
    void a_reversed_entry_cannot_be_corrected_again() {
        var id = posted(onAccount(Given.customer(), "5"));
        String reversal = reverse(id).path("id");
        reverse(id).then().statusCode(409).body("code", equalTo("entry_already_corrected"));
        reverse(reversal).then().statusCode(409).body("code", equalTo("entry_is_reversal"));
    }

    @Test
    void a_draft_is_changed_and_not_corrected() {
        reverse(drafted(Given.customer(), "5")).then().statusCode(409).body("code", equalTo("entry_not_posted"));
    }

    @Test
    void a_correction_stays_with_its_customer() {
        var customer = Given.customer();
        var id = posted(onAccount(customer, "5"));
        correct(id, "记错客户", onAccount(Given.customer(), "5"))
                .then()
                .statusCode(422)
                .body("code", equalTo("correction_other_customer"))
                .body("errors.pointer", hasItem("/replacement/customerId"));
        assertThat(balance(customer)).isEqualTo("5.00");
    }

    @Test
    void a_wrong_replacement_leaves_the_entry_alone() {
        var customer = Given.customer();
        var id = posted(onAccount(customer, "5"));
        correct(id, "改", entry(customer, "SALE", "5", Map.of()))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/replacement/method"));
        read(id).body("status", equalTo("POSTED"));
        assertThat(balance(customer)).isEqualTo("5.00");
    }

    @Test
    void of_many_corrections_at_once_one_wins() throws Exception {
        var customer = Given.customer();
        var id = posted(payment(customer, "40"));
        var answers = Parallel.atOnce(
                16, () -> correct(id, "并发", payment(customer, "41")).statusCode());
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(15);
        assertThat(balance(customer)).isEqualTo("-41.00");
        Given.admin().get(TRANSACTIONS + "/{id}/history", id).then().body("items", hasSize(3));
    }

    @Test
    void the_same_key_corrects_once() {
        var customer = Given.customer();
        var id = posted(payment(customer, "40"));
        var key = key();
        for (int i = 0; i < 3; i++) {
            correct(Given.admin().header("Idempotency-Key", key), id, "改", payment(customer, "39"))
                    .then()
                    .statusCode(201);
        }
        assertThat(balance(customer)).isEqualTo("-39.00");
    }

    @Test
    void a_correction_needs_its_permission_a_key_and_a_reason() {
        var id = posted(onAccount(Given.customer(), "5"));
        correct(Given.as("CASHIER").header("Idempotency-Key", key()), id, "改", Map.of())
                .then()
                .statusCode(403);
        correct(Given.admin(), id, "改", Map.of())
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        correct(id, " ", Map.of()).then().statusCode(400).body("errors.pointer", contains("/reason"));
    }

    @Test
    void a_correction_leaves_one_audit_row() {
        var customer = Given.customer();
        var id = posted(onAccount(customer, "5"));
        correct(id, "改", onAccount(customer, "6"));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id + "&action=entry.corrected")
                .then()
                .body("items", hasSize(1));
    }
}
