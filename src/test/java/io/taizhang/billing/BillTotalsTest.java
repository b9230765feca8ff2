package io.taizhang.billing;

import static io.taizhang.billing.GivenBills.BILLS;
import static io.taizhang.billing.GivenBills.act;
import static io.taizhang.billing.GivenBills.bill;
import static io.taizhang.billing.GivenBills.drafted;
import static io.taizhang.billing.GivenBills.line;
import static io.taizhang.billing.GivenBills.pay;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The totals of a filter of bills, and of open items, over all of its pages. */
@QuarkusTest
class BillTotalsTest {

    private static ValidatableResponse totals(String list, String filter) {
        return Given.admin().get("/api/v1/" + list + "/totals?" + filter).then().statusCode(200);
    }

    @Test
    void bills_add_up_and_only_those_approved_are_open() {
        var customer = Given.customer();
        pay(bill(customer, "100.00"), "40.00").statusCode(201);
        bill(customer, "50.05");
        act(bill(customer, "7.00"), "void", Map.of("reason", "开错了")).statusCode(201);
        drafted(customer, Map.of("lines", List.of(line("1000.00", "1"))));
        totals("bills", "customerId=" + customer)
                .body("count", is(4))
                .body("total.amount", is("1157.05"))
                .body("drafts", is(1))
                .body("drafted.amount", is("1000.00"))
                .body("voided", is(1))
                .body("taken.amount", is("7.00"))
                .body("residual.amount", is("110.05"));
        totals("bills", "customerId=" + customer + "&status=PARTLY_PAID&limit=1")
                .body("count", is(1))
                .body("residual.amount", is("60.00"));
        totals("bills", "customerId=" + customer + "&overdue=true&q=没有")
                .body("count", is(0))
                .body("total.amount", is("0.00"))
                .body("residual.amount", is("0.00"));
    }

    @Test
    void open_items_add_up_to_the_balance() {
        var customer = Given.customer();
        pay(bill(customer, "100.00"), "140.00").statusCode(201);
        bill(customer, "50.05");
        totals("open-items", "customerId=" + customer)
                .body("count", is(3))
                .body("debit.count", is(2))
                .body("debit.amount.amount", is("150.05"))
                .body("debit.residual.amount", is("50.05"))
                .body("credit.residual.amount", is("40.00"))
                .body("net.amount", is(GivenBills.balance(customer)));
        totals("open-items", "customerId=" + customer + "&residual[gt]=0&side=CREDIT")
                .body("count", is(1))
                .body("debit.residual.amount", is("0.00"))
                .body("net.amount", is("-40.00"));
    }

    @Test
    void what_the_lists_refuse_and_whom_they_hide_is_the_same_here() {
        var customer = Given.customer();
        bill(customer, "100.00");
        var stranger = Staff.token("FINANCE", "TEAM", Staff.shop());
        for (var list : List.of("bills", "open-items")) {
            Given.json(stranger)
                    .get("/api/v1/" + list + "/totals?customerId=" + customer)
                    .then()
                    .statusCode(200)
                    .body("count", is(0));
            Given.admin()
                    .get("/api/v1/" + list + "/totals?color=red")
                    .then()
                    .statusCode(400)
                    .body("code", is("filter_unknown"));
        }
        Given.as("CASHIER").get(BILLS + "/totals").then().statusCode(403);
    }
}
