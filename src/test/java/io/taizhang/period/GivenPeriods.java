package io.taizhang.period;

import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.LedgerRuns;
import io.taizhang.support.Staff;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.http.entity.mime.HttpMultipartMode;

/** Months and what happens in them, through the API. */
final class GivenPeriods {

    static final String RUNS = "/api/v1/period-runs";
    static final String STEPS = "/api/v1/period-steps";

    private static final RestAssuredConfig LIKE_A_BROWSER = RestAssuredConfig.config()
            .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset(StandardCharsets.UTF_8))
            .httpClient(HttpClientConfig.httpClientConfig().httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE));

    private GivenPeriods() {}

    static ValidatableResponse open(String month) {
        return Given.as("FINANCE").body(Map.of("month", month)).post(RUNS).then();
    }

    /** The run of a month, opened now if nobody has done so. */
    static String run(String month) {
        List<String> known = Given.as("AUDITOR")
                .get(RUNS + "?startsOn=" + month + "-01")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        return known.isEmpty() ? open(month).statusCode(201).extract().path("id") : known.get(0);
    }

    static ValidatableResponse read(String run) {
        return Given.as("AUDITOR").get(RUNS + "/{id}", run).then().statusCode(200);
    }

    static String step(String run, String kind) {
        return read(run).extract().path("steps.find { it.step == '" + kind + "' }.id");
    }

    static ValidatableResponse finish(String run, String kind) {
        return Given.as("FINANCE").post(STEPS + "/{id}/done", step(run, kind)).then();
    }

    static ValidatableResponse settle(String run) {
        return Given.as("FINANCE").post(RUNS + "/{id}/settle", run).then();
    }

    /** What a check finds now; null: nothing. */
    static Map<String, Object> finding(String run, String code) {
        List<List<Map<String, Object>>> steps = read(run).extract().path("steps.exceptions");
        return steps.stream()
                .flatMap(List::stream)
                .filter(one -> one.get("code").equals(code))
                .findFirst()
                .orElse(null);
    }

    static String entry(String customer, String type, String method, String amount, Map<String, ?> further) {
        var body = new HashMap<String, Object>(further);
        body.put("customerId", customer);
        body.put("type", type);
        body.put("amount", Given.yuan(amount));
        if (method != null) {
            body.put("method", method);
        }
        return Given.money()
                .body(body)
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String on(String customer, String type, String method, String amount, String day) {
        return entry(customer, type, method, amount, Map.of("businessDate", day));
    }

    static void post(String draft) {
        Given.money().post("/api/v1/transactions/{id}/post", draft).then().statusCode(201);
    }

    /** A movement on an account of its own; answers with its id. */
    static String bankLine(String day, String amount) {
        var number = UUID.randomUUID().toString().replace("-", "");
        String account = Given.admin()
                .body(Map.of("name", "账户" + number, "number", number, "kind", "BANK", "currency", "CNY"))
                .post("/api/v1/bank-accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var csv = "交易日期,金额,对方户名,对方账号,摘要,流水号\n"
                + String.join(",", day, amount, "某人" + number.substring(0, 8), "6222" + number, "转账", number)
                + "\n";
        String statement = Given.open()
                .config(LIKE_A_BROWSER)
                .auth()
                .oauth2(Staff.token("FINANCE"))
                .multiPart("file", "流水.csv", csv.getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .multiPart("accountId", account)
                .post("/api/v1/bank-statements")
                .then()
                .statusCode(201)
                .extract()
                .path("statements[0].id");
        return Given.admin()
                .get("/api/v1/bank-lines?statementId=" + statement)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    static void setAside(String line) {
        Given.money()
                .body(Map.of("ground", "OTHER", "reason", "与客户无关"))
                .post("/api/v1/bank-lines/{id}/set-aside", line)
                .then()
                .statusCode(201);
    }

    /** Closes in the ledger what is open up to a month; answers with these months, the latest first. */
    static List<String> closedUpTo(String month) {
        LedgerRuns.run();
        List<String> open = Given.as("FINANCE")
                .get("/api/v1/ledger/periods?startsOn[lte]=" + month + "-01&status[ne]=CLOSED&sort=startsOn&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.month");
        open.forEach(one -> Given.as("FINANCE")
                .post("/api/v1/ledger/periods/{month}/close", one)
                .then()
                .statusCode(200));
        var closed = new ArrayList<>(open);
        Collections.reverse(closed);
        return closed;
    }

    /** Opens months in the ledger again, so that they are to other tests as they were. */
    static void reopenInLedger(List<String> months) {
        months.forEach(month -> agreed(Given.as("MANAGER")
                .body(Map.of("reason", "测试结束"))
                .post("/api/v1/ledger/periods/{month}/reopen", month)
                .then()));
    }

    /** A second person agrees to what waits. */
    static void agreed(ValidatableResponse waiting) {
        String request = waiting.statusCode(202).extract().path("id");
        Given.as("FINANCE")
                .body(Map.of("comment", "同意"))
                .post("/api/v1/approvals/{id}/approve", request)
                .then()
                .statusCode(200);
    }
}
