package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.upload;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SavedMappingTest {

    private static final String MAPPINGS = "/api/v1/import-mappings";

    private static Map<String, Object> command(String name, boolean shared) {
        return Map.of(
                "name",
                name,
                "target",
                "CUSTOMERS",
                "mapping",
                Map.of("奇怪的编号列", "externalRef", "奇怪的姓名列", "name"),
                "shared",
                shared);
    }

    private static ValidatableResponse save(String token, Map<String, Object> command) {
        return Given.json(token).body(command).post(MAPPINGS).then();
    }

    private static ValidatableResponse preview(String token) {
        return upload(token, "a.csv", csv("奇怪的编号列,奇怪的姓名列,多余", "1,甲,x"), null)
                .post(GivenImports.IMPORTS + "/preview")
                .then()
                .statusCode(200);
    }

    private static String name() {
        return "M" + UUID.randomUUID().toString().substring(0, 20);
    }

    @Test
    void a_preview_offers_the_kept_mappings_that_fit_the_file() {
        var owner = Staff.member("MANAGER", "ALL", Staff.company()).token();
        var other = Staff.member("FINANCE", "ALL", Staff.company()).token();
        var own = name();
        var shared = name();
        save(owner, command(own, false)).statusCode(201).body("own", equalTo(true));
        save(owner, command(shared, true)).statusCode(201);
        preview(owner).body("saved.name", hasItem(own)).body("saved.name", hasItem(shared));
        preview(other).body("saved.name", not(hasItem(own))).body("saved.name", hasItem(shared));
        upload(other, "b.csv", csv("奇怪的编号列", "1"), null)
                .post(GivenImports.IMPORTS + "/preview")
                .then()
                .body("saved.name", not(hasItem(shared)));
    }

    @Test
    void only_its_owner_changes_or_deletes_a_mapping() {
        var owner = Staff.member("MANAGER", "ALL", Staff.company()).token();
        var other = Staff.member("MANAGER", "ALL", Staff.company()).token();
        var name = name();
        String id = save(owner, command(name, true)).statusCode(201).extract().path("id");
        save(owner, command(name, true)).statusCode(409).body("code", equalTo("mapping_name_taken"));
        Given.json(other)
                .header("If-Match", "\"0\"")
                .delete(MAPPINGS + "/{id}", id)
                .then()
                .statusCode(403)
                .body("code", equalTo("mapping_of_another"));
        Given.json(owner)
                .header("If-Match", "\"0\"")
                .body(command(name, false))
                .put(MAPPINGS + "/{id}", id)
                .then()
                .statusCode(200)
                .body("shared", equalTo(false))
                .body("version", equalTo(1));
        Given.json(other)
                .header("If-Match", "\"1\"")
                .delete(MAPPINGS + "/{id}", id)
                .then()
                .statusCode(404);
        Given.json(owner)
                .header("If-Match", "\"1\"")
                .delete(MAPPINGS + "/{id}", id)
                .then()
                .statusCode(204);
    }

    @Test
    void a_mapping_to_fields_that_there_are_not_is_refused() {
        save(Staff.admin(), Map.of("name", name(), "target", "CARDS", "mapping", Map.of("卡号", "externalRef")))
                .statusCode(422)
                .body("code", equalTo("import_field_unknown"));
    }
}
