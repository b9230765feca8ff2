package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.IMPORTS;
import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.customers;
import static io.taizhang.exchange.GivenImports.ended;
import static io.taizhang.exchange.GivenImports.imported;
import static io.taizhang.exchange.GivenImports.ref;
import static io.taizhang.exchange.GivenImports.start;
import static io.taizhang.exchange.GivenImports.transactions;
import static io.taizhang.exchange.GivenImports.upload;
import static io.taizhang.exchange.GivenImports.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportResourceTest {

    private static final Map<String, String> NAME = Map.of("姓名", "name", "编号", "externalRef");
    private static final byte[] FILE = csv("编号,姓名", "1,甲");

    private static void refused(Map<String, Object> options, String code, String pointer) {
        start("a.csv", FILE, options)
                .then()
                .statusCode(422)
                .body("code", equalTo(code))
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void an_import_is_answered_at_once_and_read_afterwards() {
        String id = start("a.csv", csv("编号,姓名", ref() + ",甲"), customers("COMMIT", NAME))
                .then()
                .statusCode(202)
                .body("status", equalTo("RUNNING"))
                .body("target", equalTo("CUSTOMERS"))
                .body("startedBy", notNullValue())
                .body("rowsRead", equalTo(0))
                .extract()
                .path("id");
        ended(id).body("status", equalTo("FINISHED"));
        Given.admin()
                .get(IMPORTS + "?status=FINISHED&target=CUSTOMERS&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", contains("import.finished", "import.started"))
                .body(
                        "items[0].actorName",
                        equalTo(Given.admin().get("/api/v1/me").then().extract().path("displayName")));
    }

    @Test
    void a_mapping_that_does_not_fit_is_refused_by_name() {
        refused(customers("COMMIT", Map.of("名字", "name")), "import_column_unknown", "/mapping/名字");
        refused(customers("COMMIT", Map.of("a/b~c", "name")), "import_column_unknown", "/mapping/a~1b~0c");
        refused(customers("COMMIT", Map.of("姓名", "nom")), "import_field_unknown", "/mapping/姓名");
        refused(customers("COMMIT", Map.of("姓名", "quantity")), "import_field_unknown", "/mapping/姓名");
        refused(transactions("COMMIT", Map.of("姓名", "customerRef")), "import_field_missing", "/mapping");
        refused(customers("COMMIT", Map.of("姓名", "phone")), "import_field_missing", "/mapping");
        refused(with(customers("COMMIT", NAME), "defaults", Map.of("x", "y")), "import_field_unknown", "/defaults/x");
        var twice = new LinkedHashMap<String, String>();
        twice.put("编号", "name");
        twice.put("姓名", "name");
        refused(customers("COMMIT", twice), "import_field_twice", "/mapping/姓名");
    }

    @Test
    void options_are_required_and_complete() {
        start("a.csv", FILE, null).then().statusCode(400).body("code", equalTo("import_options_missing"));
        start("a.csv", FILE, "null").then().statusCode(400);
        start("a.csv", FILE, Map.of("target", "CUSTOMERS"))
                .then()
                .statusCode(400)
                .body("code", equalTo("validation_failed"))
                .body("errors.pointer", contains("/mapping", "/mode"));
        start("a.csv", FILE, with(customers("COMMIT", NAME), "delimiter", "x"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/delimiter"));
        upload(Staff.admin(), "a.csv", FILE, customers("COMMIT", NAME))
                .post(IMPORTS)
                .then()
                .statusCode(202);
    }

    @Test
    void a_file_is_required_and_looked_at_first() {
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(Staff.admin())
                .multiPart("options", "{\"target\":\"CUSTOMERS\",\"mode\":\"COMMIT\",\"mapping\":{\"a\":\"name\"}}")
                .post(IMPORTS)
                .then()
                .statusCode(400)
                .body("code", equalTo("import_file_missing"));
        start("a.csv", new byte[0], customers("COMMIT", NAME))
                .then()
                .statusCode(422)
                .body("code", equalTo("import_file_empty"));
    }

    @Test
    void a_header_alone_is_an_import_of_nothing() {
        imported("a.csv", csv("编号,姓名"), customers("COMMIT", NAME))
                .body("status", equalTo("FINISHED"))
                .body("rowsRead", equalTo(0));
    }

    @Test
    void a_file_that_breaks_off_fails_where_it_does_and_keeps_what_was_read() {
        var good = "x".repeat(3) + ref();
        var text = new StringBuilder("编号,姓名\n");
        for (int i = 0; i < 1_500; i++) {
            text.append(good).append(i).append(",甲\n");
        }
        text.append("9,\"offen\n".repeat(3));
        imported("a.csv", csv(text.toString()), customers("COMMIT", NAME))
                .body("status", equalTo("FAILED"))
                .body("failure.code", equalTo("import_line_unreadable"))
                .body("failure.detail", startsWith("从第 1502 行起"))
                .body("created", equalTo(1_000));
    }

    @Test
    void the_name_of_a_file_is_only_its_last_part() {
        imported("..\\..\\etc/passwd.csv", csv("编号,姓名"), customers("DRY_RUN", NAME))
                .body("fileName", equalTo("passwd.csv"));
        imported("n".repeat(300) + ".csv", csv("编号,姓名"), customers("DRY_RUN", NAME))
                .body("fileName.length()", equalTo(200));
    }

    @Test
    void errors_speak_the_callers_language() {
        String id = imported("a.csv", csv("编号,姓名", "," + "名".repeat(10) + ",x"), customers("DRY_RUN", NAME))
                .body("rowsRejected", equalTo(1))
                .extract()
                .path("id");
        var answer = Given.json(Staff.admin())
                .header("Accept-Language", "en")
                .get(IMPORTS + "/{id}/errors", id)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Content-Disposition", startsWith("attachment"))
                .extract()
                .asString();
        assertThat(answer).contains("row_too_many_cells");
    }

    @Test
    void who_may_not_write_what_the_file_holds_may_not_import_it() {
        for (var role : new String[] {"CASHIER", "ACCOUNT_MANAGER", "SERVICE", "AUDITOR"}) {
            upload(Staff.token(role), "a.csv", FILE, customers("COMMIT", NAME))
                    .post(IMPORTS)
                    .then()
                    .statusCode(403);
            upload(Staff.token(role), "a.csv", FILE, null)
                    .post(IMPORTS + "/preview")
                    .then()
                    .statusCode(403);
        }
        upload(Staff.token("FINANCE"), "a.csv", FILE, customers("DRY_RUN", NAME))
                .post(IMPORTS)
                .then()
                .statusCode(403)
                .body("code", equalTo("not_allowed"));
        var mapping = new HashMap<>(Map.of("编号", "customerRef", "姓名", "amount"));
        var options = with(transactions("DRY_RUN", mapping), "defaults", Map.of("businessDate", "2024-01-01"));
        upload(Staff.token("FINANCE"), "a.csv", csv("编号,姓名"), with(options, "createCustomers", true))
                .post(IMPORTS)
                .then()
                .statusCode(403);
        upload(Staff.token("FINANCE"), "a.csv", csv("编号,姓名"), options)
                .post(IMPORTS)
                .then()
                .statusCode(202);
        Given.as("AUDITOR").get(IMPORTS).then().statusCode(200);
        Given.as("CASHIER").get(IMPORTS).then().statusCode(403);
    }

    @Test
    void an_import_works_within_the_scope_and_in_the_name_of_whoever_started_it() {
        var theirs = ref();
        Given.customer(Map.of("externalRef", theirs));
        var shop = Staff.shop();
        var someone = Staff.member("INTEGRATION", "TEAM", shop);
        var mapping = new HashMap<>(Map.of("编号", "customerRef", "姓名", "amount", "日", "businessDate"));
        var file = csv("编号,姓名,日", theirs + ",1,2024-01-01");
        String id = upload(someone.token(), "a.csv", file, transactions("COMMIT", mapping))
                .post(IMPORTS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        ended(id).body("created", equalTo(0)).body("rowsRejected", equalTo(1));
        Given.json(someone.token()).get(IMPORTS + "/{id}", id).then().statusCode(200);
        var mine = ref();
        String own = upload(someone.token(), "b.csv", csv("编号,姓名", mine + ",甲"), customers("COMMIT", NAME))
                .post(IMPORTS)
                .then()
                .extract()
                .path("id");
        ended(own).body("created", equalTo(1));
        Given.admin()
                .get("/api/v1/audit-entries?actorId=" + someone.id() + "&action=customer.imported")
                .then()
                .body("items.size()", equalTo(1));
    }

    @Test
    void the_imports_of_others_lie_outside_a_scope() {
        String id = imported("a.csv", csv("编号,姓名"), customers("DRY_RUN", NAME))
                .extract()
                .path("id");
        var someone = Staff.member("INTEGRATION", "OWN", Staff.shop()).token();
        Given.json(someone).get(IMPORTS + "/{id}", id).then().statusCode(404);
        Given.json(someone).get(IMPORTS + "/{id}/errors", id).then().statusCode(404);
        Given.json(someone).get(IMPORTS).then().statusCode(200).body("items.size()", equalTo(0));
        Given.admin().get(IMPORTS + "/{id}", UUID.randomUUID()).then().statusCode(404);
    }
}
