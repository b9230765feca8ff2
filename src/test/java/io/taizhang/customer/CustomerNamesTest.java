package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.registered;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names of units and people that stand with a customer. */
@QuarkusTest
class CustomerNamesTest {

    @Test
    void a_unit_that_was_renamed_is_shown_by_its_new_name_at_once() {
        var shop = Staff.shop();
        var id = registered(Staff.admin(), Map.of("unitId", shop));
        GivenCustomers.get(id).body("unitName", is("测试门店"));
        var units = "/api/v1/org-units/" + shop;
        var tag = Given.admin().get(units).then().extract().header("ETag");
        Given.admin()
                .header("If-Match", tag)
                .body(Map.of("name", "改名门店"))
                .patch(units)
                .then()
                .statusCode(200);
        GivenCustomers.get(id).body("unitName", is("改名门店"));
    }
}
