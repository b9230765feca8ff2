package io.taizhang.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Whoever steals the database has no phone, mail address, address, document or account of anybody. */
@QuarkusTest
class SealedDatabaseTest {

    private static final String CUSTOMERS = "/api/v1/customers";

    @Inject
    AgroalDataSource database;

    private final List<String> secrets = new ArrayList<>();

    private String secret(String value) {
        secrets.add(value);
        return value;
    }

    private String phone() {
        return secret("139" + digits(8));
    }

    private String mail() {
        return secret(word() + "@example.com");
    }

    private String street() {
        return secret("秘密路" + digits(9) + "号");
    }

    private String document() {
        return secret("11010519900101" + digits(3) + "X");
    }

    private String account() {
        return secret("62220212" + digits(11));
    }

    private static String digits(int count) {
        return Long.toString(ThreadLocalRandom.current().nextLong(pow(count - 1), pow(count)));
    }

    private static long pow(int exponent) {
        return (long) Math.pow(10, exponent);
    }

    private static String word() {
        return "m" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
    }

    private static Map<String, Object> point(String type, String value) {
        return Map.of("type", type, "value", value);
    }

    /** Somebody with every kind of secret. */
    private Map<String, Object> person() {
        var person = new LinkedHashMap<String, Object>();
        person.put("kind", "PERSON");
        person.put("name", "客户" + word());
        person.put(
                "contactPoints",
                List.of(point("MOBILE", phone()), point("EMAIL", mail()), point("WECHAT", secret(word()))));
        person.put("addresses", List.of(Map.of("type", "HOME", "province", "上海市", "detail", street())));
        person.put("contacts", List.of(Map.of("name", "联系人", "phone", phone(), "email", mail())));
        person.put("customFields", Map.of("身份证号", document(), "银行卡号", account(), "备注字段", "可以明文"));
        return person;
    }

    private static String registered(Map<String, Object> person) {
        return Given.money()
                .header("Duplicate-Override", "somebody else, made for a test")
                .body(person)
                .post(CUSTOMERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String etag(String id) {
        return Given.admin()
                .get(CUSTOMERS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }

    @Test
    void nothing_that_tells_who_somebody_is_stands_in_any_table() throws SQLException {
        var begun = Long.parseLong(
                column("select cast(pg_current_xact_id() as text)").get(0));
        var changed = registered(person());
        Given.admin()
                .header("If-Match", etag(changed))
                .body(Map.of(
                        "contactPoints", List.of(point("MOBILE", phone()), point("EMAIL", mail())),
                        "addresses", List.of(Map.of("type", "WORK", "detail", street())),
                        "customFields", Map.of("护照", secret("E" + digits(8)))))
                .patch(CUSTOMERS + "/" + changed)
                .then()
                .statusCode(200);
        var refused = person();
        refused.put("contactPoints", List.of(point("EMAIL", mail()), point("MOBILE", secret("1390" + digits(4)))));
        Given.money()
                .body(refused)
                .post(CUSTOMERS)
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("phone_invalid"));
        var survivor = registered(person());
        var merged = registered(person());
        Given.money()
                .body(Map.of("survivorId", survivor, "mergedIds", List.of(merged), "reason", "同一个人"))
                .post("/api/v1/customer-merges")
                .then()
                .statusCode(201);
        Given.admin()
                .body(Map.of("to", mail(), "language", "zh-CN"))
                .post("/api/v1/mail-deliveries/test")
                .then()
                .statusCode(201);
        var member = phone();
        Members.requestCode(member).statusCode(200);
        Given.admin()
                .body(Map.of("purpose", "CARE", "channels", List.of("PHONE"), "given", true, "how", "PHONE"))
                .post(CUSTOMERS + "/" + changed + "/consents")
                .then()
                .statusCode(201);
        imported();
        changedByFile(changed);
        paid();
        reviewed();

        assertThat(secrets).hasSizeGreaterThan(25);
        for (var table : tables()) {
            assertThat(found(table, begun, secrets)).as("secrets in " + table).isEmpty();
        }
        assertThat(found("customer", begun, List.of("可以明文")))
                .as("what may stand in clear is found")
                .isNotEmpty();
    }

    /** What stood before an import changed it is kept for taking the import back. */
    private void changedByFile(String customer) {
        String number =
                Given.admin().get(CUSTOMERS + "/" + customer).then().extract().path("number");
        var file = "编号,姓名,手机\n%s,客户%s,%s\n".formatted(number, word(), phone());
        imported(file, "\"rows\":\"UPDATE\",\"mapping\":{\"编号\":\"number\",\"姓名\":\"name\",\"手机\":\"phone\"}", 1, 0);
    }

    /** Who pays by transfer tells the account that the money came from. */
    private void paid() {
        String account = Given.admin()
                .body(Map.of("name", "账户" + word(), "number", "31" + digits(14), "kind", "BANK", "currency", "CNY"))
                .post("/api/v1/bank-accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var file = "交易日期,金额,对方户名,对方账号,摘要\n2026-11-01,10.00,张三," + account() + ",货款\n";
        Given.open()
                .auth()
                .oauth2(Staff.admin())
                .multiPart("file", "a.csv", file.getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .multiPart("accountId", account)
                .post("/api/v1/bank-statements")
                .then()
                .statusCode(201);
    }

    /** What waits for a second person, and what was agreed to. */
    private void reviewed() {
        var shop = Staff.shop();
        for (var action : List.of("customer.register", "customer.change")) {
            Given.admin()
                    .body(Map.of("enabled", true))
                    .put("/api/v1/approval-policies/{action}/units/{unit}", action, shop)
                    .then()
                    .statusCode(200);
        }
        var clerk = Staff.member("SERVICE", "TEAM", shop);
        String registration = Given.json(clerk.token())
                .header("Duplicate-Override", "somebody else, made for a test")
                .body(person())
                .post(CUSTOMERS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var manager = Staff.member("MANAGER", "TEAM", shop);
        String made = Given.json(manager.token())
                .body(Map.of())
                .post("/api/v1/approvals/" + registration + "/approve")
                .then()
                .statusCode(200)
                .extract()
                .path("outcome.id");
        var before = phone();
        Given.json(clerk.token())
                .header("If-Match", etag(made))
                .body(Map.of("contactPoints", List.of(point("MOBILE", before))))
                .patch(CUSTOMERS + "/" + made)
                .then()
                .statusCode(202)
                .body(
                        "payload.patch.contactPoints.value",
                        equalTo(List.of(before.substring(0, 3) + "****" + before.substring(7))));
    }

    /** A file of which the second row is refused. */
    private void imported() {
        var file = "姓名,手机,邮箱,地址\n客户%s,%s,%s,%s\n客户%s,%s,%s,%s\n"
                .formatted(word(), phone(), mail(), street(), word(), secret("1391" + digits(5)), mail(), street());
        var id = imported(
                file, "\"mapping\":{\"姓名\":\"name\",\"手机\":\"phone\",\"邮箱\":\"email\",\"地址\":\"address\"}", 1, 1);
        var errors = Given.admin().get("/api/v1/imports/" + id + "/errors").asString();
        assertThat(errors).as("whoever imported it reads what was refused").contains(secrets.get(secrets.size() - 1));
    }

    private static String imported(String file, String options, int accepted, int rejected) {
        String id = Given.open()
                .auth()
                .oauth2(Staff.admin())
                .multiPart("file", "customers.csv", file.getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .multiPart(new MultiPartSpecBuilder("{\"target\":\"CUSTOMERS\",\"mode\":\"COMMIT\"," + options + "}")
                        .controlName("options")
                        .mimeType("text/plain")
                        .charset(StandardCharsets.UTF_8)
                        .build())
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        var deadline = System.nanoTime() + 60_000_000_000L;
        String status;
        do {
            assertThat(System.nanoTime()).isLessThan(deadline);
            status = Given.admin().get("/api/v1/imports/" + id).then().extract().path("status");
        } while (status.equals("RUNNING"));
        Given.admin()
                .get("/api/v1/imports/" + id)
                .then()
                .body("rowsAccepted", equalTo(accepted))
                .body("rowsRejected", equalTo(rejected));
        return id;
    }

    private List<String> tables() throws SQLException {
        var names = column("select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace"
                + " and c.relkind = 'r' and c.relname <> 'flyway_schema_history' order by 1");
        assertThat(names).hasSizeGreaterThan(100);
        return names;
    }

    /** Which texts a table holds since a transaction, in clear, in hexadecimal digits or in Base64. */
    private List<String> found(String table, long since, List<String> sought) throws SQLException {
        var patterns =
                sought.stream().flatMap(secret -> spellings(secret).stream()).toList();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select distinct sought from " + table
                        + " t, unnest(?) as sought where cast(cast(t.xmin as text) as bigint) >= ?"
                        + " and position(sought in t::text) > 0")) {
            query.setArray(1, connection.createArrayOf("text", patterns.toArray()));
            query.setLong(2, since);
            var rows = query.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static List<String> spellings(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var spellings = new ArrayList<String>();
        spellings.add(secret);
        spellings.add(HexFormat.of().formatHex(bytes));
        for (int shift = 0; shift < 3; shift++) {
            var shifted = new byte[bytes.length + shift];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            var whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            spellings.add(whole.substring(shift == 0 ? 0 : 4, whole.length() - 2));
        }
        return spellings;
    }

    private List<String> column(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    @Test
    void who_may_see_it_reads_all_of_it_in_the_file_the_trail_and_the_export() {
        var person = person();
        var id = registered(person);
        var read = Given.admin().get(CUSTOMERS + "/" + id).then().statusCode(200);
        read.body("contactPoints.value", equalTo(secrets.subList(0, 3)))
                .body("addresses[0].detail", equalTo(secrets.get(3)))
                .body("contacts[0].phone", equalTo(secrets.get(4)))
                .body("contacts[0].email", equalTo(secrets.get(5)))
                .body("customFields", equalTo(person.get("customFields")));
        Given.admin()
                .get("/api/v1/audit-entries?customerId=" + id)
                .then()
                .body(
                        "items.find { it.action == 'customer.registered' }.after.contactPoints.value",
                        equalTo(secrets.subList(0, 3)));
        Given.admin()
                .get(CUSTOMERS + "/" + id + "/personal-data")
                .then()
                .body("tables.customer_address[0].detail", equalTo(secrets.get(3)))
                .body("tables.customer[0].custom_fields", equalTo(person.get("customFields")))
                .body(
                        "tables.audit_entry.find { it.action == 'customer.registered' }.after.addresses[0].detail",
                        equalTo(secrets.get(3)));
    }

    @Test
    void a_customer_is_found_by_the_whole_phone_by_its_end_and_by_the_mail_address() {
        var id = registered(person());
        for (var typed : List.of(secrets.get(0), secrets.get(4), secrets.get(1).toUpperCase(Locale.ROOT))) {
            Given.admin().queryParam("q", typed).get(CUSTOMERS).then().body("items.id", equalTo(List.of(id)));
        }
        Given.admin()
                .queryParam("q", secrets.get(0).substring(7))
                .queryParam("limit", 200)
                .get(CUSTOMERS)
                .then()
                .body("items.id", hasItem(id));
    }

    @Test
    void a_repeated_request_gets_the_same_answer_although_it_is_kept_sealed() {
        var key = UUID.randomUUID().toString();
        var person = person();
        for (int time = 0; time < 2; time++) {
            Given.admin()
                    .header("Idempotency-Key", key)
                    .header("Duplicate-Override", "somebody else, made for a test")
                    .body(person)
                    .post(CUSTOMERS)
                    .then()
                    .statusCode(201)
                    .body("contactPoints.value", equalTo(secrets.subList(0, 3)));
        }
    }

    @Test
    void a_sealed_value_opens_nowhere_but_in_its_own_row() throws SQLException {
        var one = registered(person());
        var other = registered(person());
        column("update contact_point p set value = (select value from contact_point where customer_id = '" + one
                + "' and type = 'MOBILE') where customer_id = '" + other + "' and type = 'MOBILE' returning id");
        Given.admin().get(CUSTOMERS + "/" + other).then().statusCode(not(200));
        Given.admin().get(CUSTOMERS + "/" + one).then().statusCode(200);
        column("delete from contact_point where customer_id = '" + other + "' returning id");
    }

    @Test
    void the_database_takes_nothing_in_clear() throws SQLException {
        var id = registered(person());
        for (var change : List.of(
                "update contact_point set value = '13800138000' where customer_id = '" + id + "' returning id",
                "update customer_address set detail = '某路' where customer_id = '" + id + "' returning id",
                "update contact set phone = '13800138000' where customer_id = '" + id + "' returning id")) {
            assertThat(refusal(change)).as(change).startsWith("23514");
        }
        Given.admin().get(CUSTOMERS + "/" + id).then().body("contactPoints", hasSize(3));
    }

    private String refusal(String sql) {
        try {
            column(sql);
            return "done";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    @Test
    void a_changed_key_file_is_none_of_this_database() {
        var foreign = new FieldKey(FieldKey.random());
        var sealed = new FieldKey(FieldKey.random()).seal("here", "13800138000");
        assertThat(sealed).startsWith("~1~").doesNotContain("13800138000");
        assertThat(Arrays.asList(opens(foreign, "here", sealed), opens(foreign, "there", sealed)))
                .containsOnly(false);
    }

    private static boolean opens(FieldKey key, String place, String sealed) {
        try {
            key.open(place, sealed);
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }
}
