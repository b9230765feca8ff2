package io.taizhang.checkout;

import static io.taizhang.support.Given.yuan;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Members.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Cards with money and purchases at a till, through the API. */
final class GivenCheckouts {

    private GivenCheckouts() {}

    /** A card as a till needs to know it. */
    record GivenCard(String id, String number) {}

    /** An active card of a customer, with so much on it; of nobody when the customer is null. */
    static GivenCard card(String customer, String amount) {
        return card(customer, amount, Map.of());
    }

    /** The same under a program with these terms. */
    static GivenCard card(String customer, String amount, Map<String, Object> terms) {
        var program = new HashMap<String, Object>(terms);
        program.put("code", "P" + UUID.randomUUID().toString().substring(0, 20));
        program.put("name", "储值卡");
        program.put("kind", customer == null ? "ANONYMOUS" : "REGISTERED");
        String programId = Given.admin()
                .body(program)
                .post("/api/v1/card-programs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var issue = new HashMap<String, Object>(Map.of("programId", programId));
        if (customer != null) {
            issue.put("customerId", customer);
        }
        var card = Given.admin()
                .body(issue)
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .extract();
        Given.money()
                .body(Map.of("amount", yuan(amount), "method", "CASH"))
                .post("/api/v1/cards/{id}/top-ups", card.<String>path("id"))
                .then()
                .statusCode(201);
        return new GivenCard(card.path("id"), card.path("number"));
    }

    static GivenCard anonymous(String amount) {
        return card(null, amount);
    }

    static Map<String, Object> purchase(String amount) {
        var purchase = new HashMap<String, Object>();
        purchase.put("amount", yuan(amount));
        return purchase;
    }

    static Map<String, Object> byNumber(GivenCard card, String amount) {
        var purchase = purchase(amount);
        purchase.put("cardNumber", card.number());
        return purchase;
    }

    static Map<String, Object> byCode(String code, String amount) {
        var purchase = purchase(amount);
        purchase.put("paymentCode", code);
        return purchase;
    }

    static Map<String, Object> byPhone(String phone, String pin, String amount) {
        var purchase = purchase(amount);
        purchase.put("phone", phone);
        purchase.put("pin", pin);
        return purchase;
    }

    static ValidatableResponse checkOut(Map<String, Object> purchase) {
        return checkOut(purchase, UUID.randomUUID().toString());
    }

    static ValidatableResponse checkOut(Map<String, Object> purchase, String key) {
        return Given.as("CASHIER")
                .header("Idempotency-Key", key)
                .body(purchase)
                .post("/api/v1/checkouts")
                .then();
    }

    static String balance(GivenCard card) {
        return Given.admin()
                .get("/api/v1/cards/{id}", card.id())
                .then()
                .statusCode(200)
                .extract()
                .path("balance.amount");
    }

    static String paymentCode(Member member, GivenCard card) {
        return member.asks()
                .get("/api/v1/me/cards/{id}/payment-code", card.id())
                .then()
                .statusCode(200)
                .extract()
                .path("code");
    }

    /** Lets so many callers start in the same moment. */
    static <T> List<T> atOnce(int callers, IntFunction<T> call) throws Exception {
        var start = new CyclicBarrier(callers);
        var pool = Executors.newFixedThreadPool(callers);
        try {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                calls.add(() -> {
                    start.await();
                    return call.apply(number);
                });
            }
            var answers = new ArrayList<T>();
            for (var answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
