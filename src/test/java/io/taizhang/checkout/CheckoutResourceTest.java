package io.taizhang.checkout;

import static io.taizhang.checkout.GivenCheckouts.anonymous;
import static io.taizhang.checkout.GivenCheckouts.balance;
import static io.taizhang.checkout.GivenCheckouts.byCode;
import static io.taizhang.checkout.GivenCheckouts.byNumber;
import static io.taizhang.checkout.GivenCheckouts.byPhone;
import static io.taizhang.checkout.GivenCheckouts.card;
import static io.taizhang.checkout.GivenCheckouts.checkOut;
import static io.taizhang.checkout.GivenCheckouts.paymentCode;
import static io.taizhang.checkout.GivenCheckouts.purchase;
import static io.taizhang.support.Given.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Staff;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckoutResourceTest {

    @Test
    void a_purchase_by_number_answers_with_the_whole_receipt() {
        var customer = Given.customer();
        var card = card(customer, "500.00");
        var purchase = byNumber(card, "128.00");
        purchase.put("terminal", "前台2号");
        purchase.put("memo", "团购");
        purchase.put(
                "lines",
                List.of(
                        Map.of("product", "招牌奶茶", "quantity", "2", "unitPrice", yuan("24.00")),
                        Map.of(
                                "product",
                                "蛋糕",
                                "quantity",
                                "1",
                                "unitPrice",
                                yuan("88.00"),
                                "discount",
                                yuan("8.00"))));
        checkOut(purchase)
                .statusCode(201)
                .body("amount.amount", is("128.00"))
                .body("terminal", is("前台2号"))
                .body("shopName", notNullValue())
                .body("operatorName", is("测试CASHIER"))
                .body("lines.amount.amount", contains("48.00", "80.00"))
                .body("payments.method", contains("CARD"))
                .body("card.maskedNumber", is("**** **** **** " + card.number().substring(12)))
                .body("card.amount.amount", is("128.00"))
                .body("card.balanceAfter.amount", is("372.00"))
                .body("entryNumber", notNullValue())
                .body("customerId", is(customer))
                .body("print.mm58", hasItem(endsWith("372.00")))
                .body("print.mm80", hasItem(endsWith("前台2号")));
        assertThat(balance(card)).isEqualTo("372.00");
    }

    @Test
    void the_purchase_stands_in_the_account_the_statement_and_the_timeline() {
        var customer = Given.customer();
        var card = card(customer, "500.00");
        var purchase = byNumber(card, "100.00");
        purchase.put(
                "payments",
                List.of(
                        Map.of("method", "CARD", "amount", yuan("60.00")),
                        Map.of("method", "CASH", "amount", yuan("30.00")),
                        Map.of("method", "WECHAT", "amount", yuan("10.00"))));
        purchase.put("terminal", "T1");
        var receipt = checkOut(purchase).statusCode(201).extract();
        Given.admin()
                .get("/api/v1/transactions/{id}", receipt.<String>path("entryId"))
                .then()
                .statusCode(200)
                .body("number", is(receipt.<String>path("entryNumber")))
                .body("type", is("SALE"))
                .body("method", is("OTHER"))
                .body("amount.amount", is("100.00"))
                .body("effect.amount", is("0.00"))
                .body("terminal", is("T1"))
                .body("payments.method", contains("CARD", "CASH", "WECHAT"))
                .body("payments.amount.amount", contains("60.00", "30.00", "10.00"))
                .body("payments[0].cardMovement", is(receipt.<String>path("card.reference")));
        Given.admin()
                .get("/api/v1/cards/{id}/statement", card.id())
                .then()
                .body("items[0].reference", is(receipt.<String>path("card.reference")))
                .body("items[0].principal.amount", is("-60.00"));
        Given.admin()
                .get("/api/v1/customers/{id}/timeline", customer)
                .then()
                .statusCode(200)
                .body("items.subjectId", hasItem(receipt.<String>path("entryId")))
                .body("items.subjectId", hasItem(card.id()));
        assertThat(balance(card)).isEqualTo("440.00");
    }

    @Test
    void a_corrected_sale_takes_its_payments_back_too() {
        var card = card(Given.customer(), "500.00");
        var receipt = checkOut(byNumber(card, "50.00")).statusCode(201).extract();
        Given.money()
                .body(Map.of("reason", "录错"))
                .post("/api/v1/transactions/{id}/corrections", receipt.<String>path("entryId"))
                .then()
                .statusCode(201)
                .body("payments[0].amount.amount", is("-50.00"));
    }

    @Test
    void an_anonymous_card_pays_without_an_entry() {
        var card = anonymous("100.00");
        checkOut(byNumber(card, "30.00"))
                .statusCode(201)
                .body("entryId", nullValue())
                .body("customerId", nullValue())
                .body("lines", hasSize(0))
                .body("card.balanceAfter.amount", is("70.00"));
    }

    @Test
    void a_receipt_is_read_again_as_it_was_by_those_whom_it_concerns() {
        var card = anonymous("100.00");
        var receipt = checkOut(byNumber(card, "30.00")).extract();
        checkOut(byNumber(card, "30.00")).statusCode(201);
        Given.as("CASHIER")
                .get("/api/v1/checkouts/{id}", receipt.<String>path("id"))
                .then()
                .statusCode(200)
                .body("card.balanceAfter.amount", is("70.00"))
                .body("print.mm58", is(receipt.<List<String>>path("print.mm58")));
        var elsewhere = Staff.token("CASHIER", "TEAM", Staff.shop());
        Given.json(elsewhere)
                .get("/api/v1/checkouts/{id}", receipt.<String>path("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void a_chains_customer_buys_in_a_shop_that_does_not_know_them() {
        var member = Members.signedIn();
        var card = card(member.customer(), "500.00");
        Members.setPin(member, card.id(), "350714");
        var shop = Staff.shop();
        var till = Staff.token("CASHIER", "TEAM", shop);
        Given.json(till).get("/api/v1/customers/{id}", member.customer()).then().statusCode(404);
        Given.json(till)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(byPhone(member.phone(), "350714", "20.00"))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(201)
                .body("shopId", is(shop))
                .body("entryNumber", notNullValue());
    }

    @Test
    void a_phone_pays_with_the_pin_of_its_card() {
        var member = Members.signedIn();
        var card = card(member.customer(), "500.00");
        Members.setPin(member, card.id(), "350714");
        checkOut(byPhone(member.phone(), "350714", "450.00"))
                .statusCode(201)
                .body("card.cardId", is(card.id()))
                .body("card.balanceAfter.amount", is("50.00"));
    }

    @Test
    void of_several_cards_the_named_one_pays_or_the_only_one_that_can() {
        var member = Members.signedIn();
        var small = card(member.customer(), "100.00");
        var large = card(member.customer(), "300.00");
        Members.setPin(member, small.id(), "350714");
        Members.setPin(member, large.id(), "907215");
        checkOut(byPhone(member.phone(), "907215", "150.00")).statusCode(201).body("card.cardId", is(large.id()));
        var purchase = byPhone(member.phone(), "350714", "60.00");
        var key = UUID.randomUUID().toString();
        for (int again = 0; again < 2; again++) {
            checkOut(purchase, key)
                    .statusCode(409)
                    .body("code", is("checkout_card_ambiguous"))
                    .body("cards", hasSize(2))
                    .body("cards.cardId", hasItem(small.id()))
                    .body(
                            "cards.maskedNumber",
                            hasItem("**** **** **** " + small.number().substring(12)));
        }
        purchase.put("cardId", small.id());
        checkOut(purchase).statusCode(201).body("card.cardId", is(small.id()));
        purchase.put("cardId", anonymous("10.00").id());
        checkOut(purchase).statusCode(422).body("code", is("checkout_card_unknown"));
    }

    @Test
    void a_payment_code_pays_once() {
        var member = Members.signedIn();
        var card = card(member.customer(), "500.00");
        var code = paymentCode(member, card);
        var key = UUID.randomUUID().toString();
        checkOut(byCode(code, "20.00"), key).statusCode(201).body("card.cardId", is(card.id()));
        checkOut(byCode(code, "20.00"), key).statusCode(201).header("Idempotency-Replayed", is("true"));
        checkOut(byCode(code, "20.00")).statusCode(409).body("code", is("payment_code_used"));
        assertThat(balance(card)).isEqualTo("480.00");
    }

    @Test
    void after_a_payment_the_phone_has_the_next_code_at_once_and_then_has_to_wait() {
        var member = Members.signedIn();
        var card = card(member.customer(), "500.00");
        var first = paymentCode(member, card);
        checkOut(byCode(first, "20.00")).statusCode(201);
        var second = paymentCode(member, card);
        assertThat(second).isNotEqualTo(first).hasSize(20).doesNotContain(card.number());
        checkOut(byCode(second, "20.00")).statusCode(201);
        Members.sql("insert into payment_code_use (card_id, step, key, used_at) select '" + card.id()
                + "', floor(extract(epoch from now()) / 30)::bigint + i, gen_random_uuid(), now()"
                + " from generate_series(0, 2) i on conflict do nothing");
        member.asks()
                .get("/api/v1/me/cards/{id}/payment-code", card.id())
                .then()
                .statusCode(429)
                .body("code", is("payment_code_wait"))
                .header("Retry-After", notNullValue());
    }

    @Test
    void a_wrong_or_old_code_is_refused_and_too_many_lock_the_till_for_a_while() {
        var till = Staff.member("CASHIER", "ALL", Staff.company()).token();
        for (int i = 0; i < 10; i++) {
            Given.json(till)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(byCode("8801234567890000000" + i, "1.00"))
                    .post("/api/v1/checkouts")
                    .then()
                    .statusCode(422)
                    .body("code", is("payment_code_invalid"));
        }
        Given.json(till)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(byCode("88012345678900000000", "1.00"))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(429)
                .body("code", is("payment_code_locked"))
                .header("Retry-After", notNullValue());
    }

    @Test
    void above_the_free_amount_the_pin_is_needed_however_the_card_is_shown() {
        var member = Members.signedIn();
        var card = card(member.customer(), "1000.00");
        checkOut(byNumber(card, "200.00")).statusCode(201);
        checkOut(byNumber(card, "200.01")).statusCode(422).body("code", is("card_pin_required"));
        checkOut(byCode(paymentCode(member, card), "200.01"))
                .statusCode(422)
                .body("code", is("card_pin_required"))
                .body("errors[0].pointer", is("/pin"));
        Members.setPin(member, card.id(), "350714");
        var purchase = byNumber(card, "300.00");
        purchase.put("pin", "350714");
        checkOut(purchase).statusCode(201);
        var noPin = byPhone(member.phone(), "350714", "1.00");
        noPin.remove("pin");
        checkOut(noPin).statusCode(422).body("code", is("card_pin_required"));
    }

    @Test
    void a_program_sets_its_own_free_amount_or_asks_for_the_pin_always() {
        var customer = Given.customer();
        var generous = card(customer, "900.00", Map.of("pinFreeAmount", yuan("500.00")));
        checkOut(byNumber(generous, "400.00")).statusCode(201);
        checkOut(byNumber(generous, "500.01")).statusCode(422).body("code", is("card_pin_required"));
        var strict = card(customer, "900.00", Map.of("pinRequired", true));
        checkOut(byNumber(strict, "0.01")).statusCode(422).body("code", is("card_pin_required"));
        var small = card(customer, "900.00", Map.of("pinRequired", true, "pinFreeAmount", yuan("50.00")));
        checkOut(byNumber(small, "50.00")).statusCode(201);
        checkOut(byNumber(small, "50.01")).statusCode(422).body("code", is("card_pin_required"));
    }

    @Test
    void a_lost_card_pays_nothing() {
        var card = card(Given.customer(), "50.00");
        Given.admin().post("/api/v1/cards/{id}/report-loss", card.id()).then().statusCode(200);
        checkOut(byNumber(card, "1.00")).statusCode(409).body("code", is("card_lost"));
    }

    @Test
    void a_card_is_not_taken_in_a_shop_that_its_program_leaves_out() {
        var card = card(Given.customer(), "50.00", Map.of("shopIds", List.of(Staff.shop())));
        checkOut(byNumber(card, "1.00")).statusCode(422).body("code", is("card_shop_not_accepting"));
    }

    @Test
    void an_anonymous_card_without_a_pin_pays_every_amount() {
        checkOut(byNumber(anonymous("900.00"), "500.00")).statusCode(201);
    }

    @Test
    void the_free_amount_counts_for_what_the_card_pays() {
        var card = card(Given.customer(), "500.00");
        var purchase = byNumber(card, "1000.00");
        purchase.put(
                "payments",
                List.of(
                        Map.of("method", "CARD", "amount", yuan("150.00")),
                        Map.of("method", "BANK_CARD", "amount", yuan("850.00"))));
        checkOut(purchase).statusCode(201);
    }

    @Test
    void what_the_card_refuses_stays_refused_under_its_key_with_its_figures() {
        var card = card(Given.customer(), "50.00");
        var key = UUID.randomUUID().toString();
        for (int again = 0; again < 2; again++) {
            checkOut(byNumber(card, "60.00"), key)
                    .statusCode(422)
                    .body("code", is("insufficient_balance"))
                    .body("available.amount", is("50.00"));
        }
        Given.money()
                .body(Map.of("amount", yuan("100.00"), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card.id())
                .then()
                .statusCode(201);
        checkOut(byNumber(card, "60.00"), key).statusCode(422).body("code", is("insufficient_balance"));
        checkOut(byNumber(card, "60.00")).statusCode(201);
        assertThat(balance(card)).isEqualTo("90.00");
    }

    @Test
    void a_frozen_card_pays_nothing() {
        var card = card(Given.customer(), "50.00");
        Given.admin().post("/api/v1/cards/{id}/freeze", card.id()).then().statusCode(200);
        checkOut(byNumber(card, "1.00")).statusCode(409).body("code", is("card_frozen"));
    }

    @Test
    void a_key_is_one_purchase() {
        var card = card(Given.customer(), "50.00");
        var key = UUID.randomUUID().toString();
        var first = checkOut(byNumber(card, "10.00"), key).statusCode(201).extract();
        checkOut(byNumber(card, "10.00"), key).body("id", is(first.<String>path("id")));
        checkOut(byNumber(card, "11.00"), key).statusCode(422).body("code", is("idempotency_key_reused"));
        Given.as("CASHIER")
                .body(byNumber(card, "10.00"))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(400)
                .body("code", is("idempotency_key_required"));
        assertThat(balance(card)).isEqualTo("40.00");
    }

    @Test
    void another_pin_under_the_same_key_is_another_request() {
        var member = Members.signedIn();
        var card = card(member.customer(), "500.00");
        Members.setPin(member, card.id(), "350714");
        var key = UUID.randomUUID().toString();
        checkOut(byPhone(member.phone(), "350715", "1.00"), key).statusCode(422).body("code", is("card_pin_wrong"));
        checkOut(byPhone(member.phone(), "350714", "1.00"), key)
                .statusCode(422)
                .body("code", is("idempotency_key_reused"));
    }

    @Test
    void what_is_wrong_with_a_purchase_is_said_before_the_card_is_asked() {
        var card = card(Given.customer(), "500.00");
        var wrong = new HashMap<String, Map<String, Object>>();
        wrong.put("amount_not_positive", byNumber(card, "0.00"));
        wrong.put("checkout_card_one_way", purchase("1.00"));
        var twoWays = byNumber(card, "1.00");
        twoWays.put("phone", "13800138000");
        checkOut(twoWays).statusCode(422).body("code", is("checkout_card_one_way"));
        var luhn = byNumber(card, "1.00");
        luhn.put("cardNumber", Members.other(card.number()));
        wrong.put("card_number_invalid", luhn);
        wrong.put("checkout_card_unknown", byPhone(Members.phone(), "350714", "1.00"));
        var sum = byNumber(card, "10.00");
        sum.put("payments", List.of(Map.of("method", "CARD", "amount", yuan("9.00"))));
        wrong.put("checkout_payments_do_not_add_up", sum);
        var cash = byNumber(card, "10.00");
        cash.put("payments", List.of(Map.of("method", "CASH", "amount", yuan("10.00"))));
        wrong.put("checkout_card_part_missing", cash);
        var lines = byNumber(card, "10.00");
        lines.put("lines", List.of(Map.of("product", "茶", "quantity", "1", "unitPrice", yuan("9.00"))));
        wrong.put("lines_do_not_add_up", lines);
        var shop = byNumber(card, "10.00");
        shop.put("shopId", UUID.randomUUID());
        wrong.put("org_unit_unknown", shop);
        wrong.forEach((code, purchase) -> checkOut(purchase).statusCode(422).body("code", is(code)));
        assertThat(balance(card)).isEqualTo("500.00");
    }

    @Test
    void a_number_that_is_no_cards_is_unknown() {
        var purchase = purchase("1.00");
        purchase.put("cardNumber", "9000000000000001".substring(0, 15) + "9");
        checkOut(purchase).statusCode(422);
    }

    @Test
    void who_may_not_sell_checks_nothing_out() {
        Given.as("SERVICE")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(purchase("1.00"))
                .post("/api/v1/checkouts")
                .then()
                .statusCode(403);
    }
}
