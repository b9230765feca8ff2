package io.taizhang.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One kind of request. It comes in a number of cases, such as one for each of some customers, and every round draws from
 * the same cases for the product, for the bare resource and for pgbench.
 *
 * @param path of a case
 * @param body of a case; empty for a read. {@code %s} stands for a text that is new in each request
 */
record Workload(
        String name, boolean isMoney, int cases, IntFunction<String> path, IntFunction<String> body, double aim) {

    private static final int CASES = 128;

    boolean isWrite() {
        return !body.apply(0).isEmpty();
    }

    /** The request of a case; {@code key} is new for each. */
    Http.Request request(int number, String token, String key) {
        if (!isWrite()) {
            return Http.Request.get(path.apply(number), token);
        }
        return Http.Request.post(path.apply(number), token, isMoney ? key : "", body.apply(number));
    }

    /** All of them, for a database of so many customers. */
    static List<Workload> of(long customers) {
        var busiest = People.id(Loader.busiest(customers));
        return List.of(
                new Workload(
                        "card spend",
                        true,
                        CASES,
                        i -> "/api/v1/cards/" + People.id(drawn(customers, i, 41) / 2 * 2, 'k') + "/spends",
                        i -> "{\"amount\":{\"amount\":\"0.01\",\"currency\":\"CNY\"}}",
                        0.8),
                read("customer by id", CASES, i -> "/api/v1/customers/" + People.id(drawn(customers, i, 42))),
                read("list page", CASES, i -> i == 0 ? "/api/v1/customers" : page(drawn(customers, i, 43))),
                read("search: fragment", CASES, i -> found(People.fragment(drawn(customers, i, 44)))),
                read("search: initials", CASES, i -> found(initials(drawn(customers, i, 45)))),
                read("search: phone tail", CASES, i -> found(tail(drawn(customers, i, 46)))),
                read("profile, 10,000 rows", 1, i -> "/api/v1/customers/" + busiest + "/profile"),
                read("timeline, 10,000 rows", 1, i -> "/api/v1/customers/" + busiest + "/timeline"),
                new Workload("create customer", false, 1, i -> "/api/v1/customers", i -> NEW_CUSTOMER, 0),
                new Workload(
                        "post an entry",
                        true,
                        32,
                        i -> "/api/v1/transactions",
                        i -> ENTRY.formatted(People.id(drawn(customers, i, 47))),
                        0));
    }

    private static final String NEW_CUSTOMER =
            """
            {"kind":"PERSON","name":"新客户小雨","tier":"REGULAR","contactPoints":[{"type":"MOBILE","value":"13812345678"}],
            "addresses":[{"type":"HOME","province":"浙江省","city":"杭州市","detail":"文一西路 1 号"}]}""";

    private static final String ENTRY =
            """
            {"customerId":"%s","type":"SALE","method":"ON_ACCOUNT","amount":{"amount":"12.50","currency":"CNY"},
            "memo":"门店销售","lines":[{"product":"茶叶","quantity":"1","unitPrice":{"amount":"12.50","currency":"CNY"},
            "amount":{"amount":"12.50","currency":"CNY"}}]}""";

    private static Workload read(String name, int cases, IntFunction<String> path) {
        var paths = IntStream.range(0, cases).mapToObj(path).toArray(String[]::new);
        return new Workload(name, false, cases, i -> paths[i], i -> "", 0.5);
    }

    /** A customer by chance, the same in every run. */
    private static long drawn(long customers, int number, int salt) {
        return 2 + People.hash(number, salt) % (customers - 2);
    }

    /** The page behind a customer, as its cursor is written. */
    private static String page(long n) {
        var cursor = "[\"-createdAt\",\"" + People.createdAt(n) + "\",\"" + People.id(n) + "\"]";
        return "/api/v1/customers?cursor="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    private static String initials(long n) {
        while (People.isOrganisation(n)) {
            n++;
        }
        return io.taizhang.customer.Findable.initials(People.name(n));
    }

    private static String tail(long n) {
        return People.mobile(n).substring(10);
    }

    private static String found(String typed) {
        return "/api/v1/customers?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }
}
