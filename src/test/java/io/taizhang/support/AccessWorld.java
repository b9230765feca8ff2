package io.taizhang.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.taizhang.support.AccessModel.Person;
import io.taizhang.support.AccessModel.Place;
import io.taizhang.support.AccessModel.Reach;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Shops in two regions, people of every role and reach, and in every place around the borders of what they see a bundle
 * of rows of every kind.
 */
public final class AccessWorld {

    private static final String API = "/api/v1/";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    /** Inside for people of the team; in their region; in another. */
    private final List<String> shops;

    private final Map<String, String> parents;
    private final List<Somebody> people;
    private final List<Bundle> bundles;

    /** Rows of one customer. @param ids of one row of each kind, by its address, and of what lies below it by its parameter */
    public record Bundle(Place place, Map<String, String> ids, String customerName) {

        public String id(String kind) {
            return ids.get(kind);
        }
    }

    /** Somebody who is signed in. */
    public record Somebody(Person person, String token) {

        @Override
        public String toString() {
            return person.role() + " " + person.reach();
        }
    }

    private AccessWorld(List<String> shops, Map<String, String> parents, List<Somebody> people, List<Bundle> bundles) {
        this.shops = shops;
        this.parents = parents;
        this.people = people;
        this.bundles = bundles;
    }

    public static AccessWorld made() {
        var company = Staff.company();
        var north = Staff.unit(company, "REGION");
        var here = Staff.unit(north, "SHOP");
        var beside = Staff.unit(north, "SHOP");
        var elsewhere = Staff.unit(Staff.unit(company, "REGION"), "SHOP");
        var parents = Map.of(north, company, here, north, beside, north);
        var combinations = new ArrayList<Map.Entry<String, Reach>>();
        AccessModel.ROLES.forEach(role -> List.of(Reach.OWN, Reach.TEAM, Reach.SUBTREE)
                .forEach(reach -> combinations.add(Map.entry(role, reach))));
        // Who sees everything is in nearly every other test.
        combinations.add(Map.entry("MANAGER", Reach.ALL));
        var people = Collections.synchronizedList(new ArrayList<Somebody>());
        Parallel.forEach(combinations, one -> {
            var unit = one.getValue() == Reach.SUBTREE ? north : here;
            var member = Staff.member(one.getKey(), one.getValue().name(), unit);
            people.add(new Somebody(
                    new Person(member.id().toString(), one.getKey(), one.getValue(), unit), member.token()));
        });
        var admin = Given.admin().get(API + "me").<String>path("id");
        var places = new ArrayList<Place>();
        List.of(here, beside, elsewhere).forEach(unit -> places.add(new Place(admin, unit)));
        people.stream()
                .filter(somebody -> somebody.person().reach() == Reach.OWN)
                .forEach(somebody -> places.add(new Place(somebody.person().id(), elsewhere)));
        var program = made(
                "card-programs",
                Map.of(
                        "code",
                        "P" + UUID.randomUUID().toString().substring(0, 20),
                        "name",
                        "储值卡",
                        "kind",
                        "REGISTERED"));
        var bundles = Collections.synchronizedList(new ArrayList<Bundle>());
        Parallel.forEach(places, place -> bundles.add(bundle(place, program)));
        return new AccessWorld(List.of(here, beside, elsewhere), parents, people, bundles);
    }

    public List<Somebody> people() {
        return people;
    }

    public List<Bundle> bundles() {
        return bundles;
    }

    public boolean sees(Somebody somebody, Bundle bundle) {
        return somebody.person().sees(bundle.place(), parents);
    }

    /** The rows next to the border of what somebody sees, on the inner or the outer side of it. */
    public List<Bundle> near(Somebody somebody, boolean inside) {
        var id = somebody.person().id();
        return bundles.stream()
                .filter(bundle -> sees(somebody, bundle) == inside)
                .filter(bundle -> bundle.place().owner().equals(id)
                        || people.stream()
                                .noneMatch(any ->
                                        any.person().id().equals(bundle.place().owner())))
                .toList();
    }

    /** Of the rows that somebody does not see, those right behind the border. */
    public List<Bundle> hidden(Somebody somebody) {
        var outside = near(somebody, false);
        return outside.stream()
                .filter(bundle -> bundle.place()
                        .unit()
                        .equals(outsideUnit(somebody.person().reach())))
                .limit(1)
                .toList();
    }

    private String outsideUnit(Reach reach) {
        return switch (reach) {
            case OWN -> shops.get(0);
            case TEAM -> shops.get(1);
            case SUBTREE, ALL -> shops.get(2);
        };
    }

    private static Bundle bundle(Place place, String program) {
        var name = "客户" + UUID.randomUUID().toString().substring(0, 8);
        var customer = Given.customer(Map.of("ownerId", place.owner(), "unitId", place.unit(), "name", name));
        var ids = new HashMap<String, String>();
        ids.put("customers", customer);
        contract(ids, customer);
        money(ids, customer);
        var line = Map.of("description", "服务费", "unitPrice", Given.yuan("8"), "quantity", "1");
        ids.put("bills", made("bills", Map.of("customerId", customer, "dueOn", inDays(9), "lines", List.of(line))));
        ids.put(
                "interactions",
                made(
                        "interactions",
                        Map.of("customerId", customer, "channel", "CALL", "direction", "OUTBOUND", "content", "回访")));
        ids.put(
                "follow-up-plans",
                made("follow-up-plans", Map.of("customerId", customer, "title", "回访", "startsOn", inDays(3))));
        ids.put("tasks", made("tasks", Map.of("customerId", customer, "title", "寄样品", "dueOn", inDays(3))));
        ids.put(
                "account-statements",
                made("account-statements", Map.of("customerId", customer, "from", inDays(-1), "to", inDays(0))));
        card(ids, customer, program);
        return new Bundle(place, ids, name);
    }

    private static void contract(Map<String, String> ids, String customer) {
        var plan = Map.of("name", "终验", "dueOn", inDays(0), "amount", Given.yuan("10"), "kind", "MILESTONE");
        var contract = made(
                "contracts",
                Map.of(
                        "customerId",
                        customer,
                        "title",
                        "年度服务合同",
                        "amount",
                        Given.yuan("100"),
                        "startsOn",
                        inDays(0),
                        "endsOn",
                        inDays(365),
                        "plan",
                        List.of(plan)));
        ids.put("contracts", contract);
        var one = API + "contracts/" + contract;
        ids.put("milestoneId", Given.admin().get(one).path("plan[0].id"));
        ids.put(
                "attachmentId",
                Given.admin()
                        .contentType("multipart/form-data")
                        .multiPart("file", "one.pdf", Ask.ONE_FILE.getBytes(StandardCharsets.UTF_8), "application/pdf")
                        .post(one + "/attachments")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));
        done("sign", "contracts/" + contract + "/sign", Map.of("signedOn", inDays(0)));
        var item = made(
                "contracts/" + contract + "/metered-items",
                Map.of("name", "短信", "unit", "条", "unitPrice", "0.05", "cycle", "MONTHLY", "startsOn", inDays(0)));
        ids.put("itemId", item);
        ids.put(
                "recordId",
                made(
                        "contracts/" + contract + "/usage-records",
                        Map.of("itemId", item, "quantity", "1", "day", inDays(0), "reference", "1")));
    }

    /** A sale, and one that a payment has settled in part. */
    private static void money(Map<String, String> ids, String customer) {
        ids.put("transactions", entry(customer, "10"));
        ids.put("debit", entry(customer, "20"));
        done("pay", "payments", Map.of("customerId", customer, "amount", Given.yuan("5"), "method", "CASH"));
        var settled = Given.admin()
                .get(API + "allocations?customerId=" + customer)
                .then()
                .extract();
        ids.put("allocations", settled.path("items[0].id"));
        ids.put("credit", settled.path("items[0].creditId"));
    }

    private static String entry(String customer, String yuan) {
        return made(
                "transactions",
                Map.of("customerId", customer, "type", "SALE", "method", "ON_ACCOUNT", "amount", Given.yuan(yuan)));
    }

    private static void card(Map<String, String> ids, String customer, String program) {
        var card = made("cards", Map.of("customerId", customer, "programId", program));
        ids.put("cards", card);
        ids.put("key", UUID.randomUUID().toString());
        Given.admin()
                .header("Idempotency-Key", ids.get("key"))
                .body(Map.of("amount", Given.yuan("50"), "method", "CASH"))
                .post(API + "cards/" + card + "/top-ups")
                .then()
                .statusCode(201);
        ids.put(
                "holds",
                Given.money()
                        .body(Map.of("amount", Given.yuan("1")))
                        .post(API + "cards/" + card + "/holds")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("reference"));
    }

    private static String inDays(int days) {
        return TODAY.plusDays(days).toString();
    }

    /** What was made at once, or when a second person had approved of it. */
    private static String made(String kind, Map<String, Object> body) {
        var made = Given.money().body(body).post(API + kind).then().extract();
        if (made.statusCode() == 202) {
            return Given.as("MANAGER")
                    .body(Map.of())
                    .post(API + "approvals/" + made.path("id") + "/approve")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("outcome.id");
        }
        assertThat(made.statusCode()).as(kind + " " + made.asString()).isEqualTo(201);
        return made.path("id");
    }

    private static void done(String act, String path, Map<String, Object> body) {
        var status = Given.money().body(body).post(API + path).then().extract();
        assertThat(status.statusCode()).as(act + " " + status.asString()).isBetween(200, 201);
    }
}
