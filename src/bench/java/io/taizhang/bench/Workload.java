package io.taizhang.bench;

import io.taizhang.card.Numbered;
import io.taizhang.customer.Findable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * One kind of request. It comes in a number of cases, such as one for each of some customers, and every round draws from
 * the same cases for the product, for the bare resource and for pgbench.
 *
 * @param clients how many send it at once; 0 for as many as the options say
 * @param path of a case
 * @param body of a case; empty for a read. {@code {name}}, {@code {phone}} and {@code {house}} are somebody new in each
 *     request, because the product refuses somebody whom it knows
 */
record Workload(
        String name,
        boolean isMoney,
        int clients,
        int cases,
        IntFunction<String> path,
        IntFunction<String> body,
        double aim) {

    private static final int CASES = 128;

    private static final String ASKED = "asked: ";

    /** Whether it changes anything: a question in a body does not. */
    boolean isWrite() {
        return hasBody() && !name.startsWith(ASKED);
    }

    private boolean hasBody() {
        return !body.apply(0).isEmpty();
    }

    /** The request of a case; {@code key} is new for each. */
    Http.Request request(int number, String token, String key) {
        if (!hasBody()) {
            return Http.Request.get(path.apply(number), token);
        }
        return Http.Request.post(path.apply(number), token, isMoney ? key : "", body(number, key));
    }

    /** The body of a case; {@code key} decides who is new in it. */
    String body(int number, String key) {
        var text = body.apply(number);
        if (text.indexOf("{phone}") < 0) {
            return text;
        }
        // Behind every row of every size: a person whom no database holds.
        long person = 1L << 40 | UUID.fromString(key).getLeastSignificantBits() & (1L << 40) - 1;
        while (People.isOrganisation(person)) {
            person++;
        }
        return text.replace("{name}", People.name(person))
                .replace("{phone}", People.mobile(person))
                .replace("{house}", Long.toString(person % 9973));
    }

    /** All of them, for a database of so many customers. */
    static List<Workload> of(long customers) {
        var busiest = People.id(Loader.busiest(customers));
        return List.of(
                spend("card spend", 0, CASES, i -> drawn(customers, i, 41), 0.85),
                spend("card spend, 32 clients", 32, CASES, i -> drawn(customers, i, 41), 0.85),
                spend("card spend, Zipf", 32, CASES, i -> drawn(customers, zipf(i), 48), 0.8),
                spend("card spend, one card", 32, 1, i -> drawn(customers, 7, 49), 4),
                read("customer by id", CASES, i -> "/api/v1/customers/" + People.id(drawn(customers, i, 42))),
                read("list page", CASES, i -> i == 0 ? "/api/v1/customers" : page(drawn(customers, i, 43))),
                read("search: fragment", CASES, i -> found(People.fragment(drawn(customers, i, 44)))),
                read("search: initials", CASES, i -> found(initials(drawn(customers, i, 45)))),
                read("search: initials and phone", CASES, i -> found(initialsAndPhone(drawn(customers, i, 53)))),
                read("search: mixed", CASES, i -> found(mixed(drawn(customers, i, 54)))),
                read("search: phone tail", CASES, i -> found(tail(drawn(customers, i, 46)))),
                read(
                        "card by number",
                        CASES,
                        i -> "/api/v1/cards/lookup?number=" + cardNumber(drawn(customers, i, 50))),
                read("cards by phone", CASES, i -> "/api/v1/cards/lookup?phone=" + phone(drawn(customers, i, 51))),
                read(
                        "cards: last four",
                        CASES,
                        i -> "/api/v1/cards?q="
                                + cardNumber(drawn(customers, i, 52)).substring(12)),
                read("profile, 10,000 rows", 1, i -> "/api/v1/customers/" + busiest + "/profile"),
                read("timeline, 10,000 rows", 1, i -> "/api/v1/customers/" + busiest + "/timeline"),
                asked("filter tree", "query", FILTER),
                asked("filter tree and search", "query", FILTER_AND_SEARCH),
                asked("facets", "facets", "{\"facets\":[\"TIER\",\"STAGE\"]}"),
                asked(
                        "facets of a filter",
                        "facets",
                        FILTER.replace("\"limit\":50", "\"facets\":[\"TIER\",\"STAGE\"]")),
                new Workload("create customer", false, 0, 1, i -> "/api/v1/customers", i -> NEW_CUSTOMER, 0),
                new Workload(
                        "post an entry",
                        true,
                        0,
                        32,
                        i -> "/api/v1/transactions",
                        i -> ENTRY.formatted(People.id(drawn(customers, i, 47))),
                        0));
    }

    private static final String FILTER =
            """
            {"filter":{"and":[{"field":"tier","op":"in","value":["REGULAR","VIP"]},
            {"not":{"field":"lastInteractionAt","op":"gte","value":"today-90"}}]},"limit":50}""";

    private static final String FILTER_AND_SEARCH = "{\"q\":\"王\"," + FILTER.substring(1);

    private static final String NEW_CUSTOMER =
            """
            {"kind":"PERSON","name":"{name}","tier":"REGULAR","contactPoints":[{"type":"MOBILE","value":"{phone}"}],
            "addresses":[{"type":"HOME","province":"浙江省","city":"杭州市","detail":"文一西路 {house} 号"}]}""";

    private static final String ENTRY =
            """
            {"customerId":"%s","type":"SALE","method":"ON_ACCOUNT","amount":{"amount":"12.50","currency":"CNY"},
            "memo":"门店销售","lines":[{"product":"茶叶","quantity":"1","unitPrice":{"amount":"12.50","currency":"CNY"},
            "amount":{"amount":"12.50","currency":"CNY"}}]}""";

    /** One cent from a card of the customer that is drawn for a case. */
    private static Workload spend(String name, int clients, int cases, IntToLongFunction customer, double aim) {
        return new Workload(
                name,
                true,
                clients,
                cases,
                i -> "/api/v1/cards/" + People.id(customer.applyAsLong(i) / 2 * 2, 'k') + "/spends",
                i -> "{\"amount\":{\"amount\":\"0.01\",\"currency\":\"CNY\"}}",
                aim);
    }

    /** The rank of a case when ranks are drawn as Zipf's law with exponent 1.2 has it, out of 10,000. */
    private static int zipf(int number) {
        double all = IntStream.rangeClosed(1, 10_000)
                .mapToDouble(rank -> Math.pow(rank, -1.2))
                .sum();
        double share = (number + 0.5) / CASES * all;
        int rank = 0;
        for (double sum = 0; sum < share; ) {
            sum += Math.pow(++rank, -1.2);
        }
        return rank;
    }

    private static Workload read(String name, int cases, IntFunction<String> path) {
        var paths = IntStream.range(0, cases).mapToObj(path).toArray(String[]::new);
        return new Workload(name, false, 0, cases, i -> paths[i], i -> "", 0.5);
    }

    /** A question to the list of customers that does not fit an address. */
    private static Workload asked(String name, String what, String body) {
        return new Workload(ASKED + name, false, 0, 1, i -> "/api/v1/customers/" + what, i -> body, 0.5);
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
        return Findable.initials(People.name(n));
    }

    private static String initialsAndPhone(long n) {
        while (People.isOrganisation(n)) {
            n++;
        }
        return initials(n) + " " + tail(n);
    }

    /** The surname in pinyin, the rest as it is written. */
    private static String mixed(long n) {
        while (People.isOrganisation(n)) {
            n++;
        }
        var name = People.name(n);
        return Findable.pinyin(name.substring(0, 1)) + name.substring(1);
    }

    private static String cardNumber(long n) {
        return Numbered.number(n / 2 * 2);
    }

    private static String phone(long n) {
        return People.mobile(n).substring("+86".length());
    }

    private static String tail(long n) {
        return People.mobile(n).substring(10);
    }

    /** Asked for as many as the fields offer in which somebody types whom they mean. */
    private static String found(String typed) {
        return "/api/v1/customers?limit=20&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }
}
