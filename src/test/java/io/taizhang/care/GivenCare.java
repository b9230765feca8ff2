package io.taizhang.care;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes plans and tasks through the API. */
final class GivenCare {

    static final String PLANS = "/api/v1/follow-up-plans";
    static final String PLAN = PLANS + "/{id}";
    static final String TASKS = "/api/v1/tasks";
    static final String TASK = TASKS + "/{id}";

    private GivenCare() {}

    static Map<String, Object> planBody(String customer, String startsOn, Map<String, Object> further) {
        var body = new HashMap<String, Object>();
        body.put("customerId", customer);
        body.put("title", "回访");
        body.put("startsOn", startsOn);
        body.putAll(further);
        return body;
    }

    static ValidatableResponse plan(String customer, String startsOn, Map<String, Object> further) {
        return Given.admin()
                .body(planBody(customer, startsOn, further))
                .post(PLANS)
                .then();
    }

    static String planned(String customer, String startsOn, String rule) {
        return plan(customer, startsOn, Map.of("recurrence", rule))
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String openTask(String plan) {
        return Given.admin()
                .get(TASKS + "?status=OPEN&planId=" + plan)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    static List<String> dueDays(String plan, String status) {
        return Given.admin()
                .get(TASKS + "?status=" + status + "&planId=" + plan)
                .then()
                .statusCode(200)
                .extract()
                .path("items.dueOn");
    }

    static ValidatableResponse addTask(String customer, String dueOn, Map<String, Object> further) {
        var body = new HashMap<String, Object>();
        body.put("customerId", customer);
        body.put("title", "寄样品");
        body.put("dueOn", dueOn);
        body.putAll(further);
        return Given.admin().body(body).post(TASKS).then();
    }

    static String added(String customer, String dueOn) {
        return addTask(customer, dueOn, Map.of()).statusCode(201).extract().path("id");
    }

    static ValidatableResponse act(String act, String id, Map<String, Object> body) {
        return Given.admin().body(body).post(TASK + "/" + act, id).then();
    }

    static ValidatableResponse complete(String id) {
        return act("complete", id, Map.of());
    }

    static ValidatableResponse planAct(String act, String id) {
        return Given.admin().post(PLAN + "/" + act, id).then();
    }

    static ValidatableResponse changePlan(String id, Object patch) {
        int version =
                Given.admin().get(PLAN, id).then().statusCode(200).extract().path("version");
        return Given.admin()
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(PLAN, id)
                .then();
    }
}
