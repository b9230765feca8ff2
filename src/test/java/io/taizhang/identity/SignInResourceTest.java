package io.taizhang.identity;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SignInResourceTest {

    @Test
    void the_first_administrator_signs_in_and_may_do_everything() {
        Given.admin()
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("role", is("ADMINISTRATOR"))
                .body("permissions", hasItem("staff:write"));
    }

    @Test
    void a_new_member_of_staff_signs_in_and_is_kept_to_their_role() {
        var token = Staff.token("CASHIER");
        Given.json(token).get("/api/v1/staff").then().statusCode(200);
        Given.json(token)
                .body("{}")
                .post("/api/v1/staff")
                .then()
                .statusCode(403)
                .body("code", is("not_allowed"));
    }
}
