package io.taizhang.bank;

import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.http.entity.mime.HttpMultipartMode;

/** Accounts, statements and what is owed, made and read through the API. */
final class GivenBank {

    static final LocalDate DAY = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(10);

    private static final RestAssuredConfig LIKE_A_BROWSER = RestAssuredConfig.config()
            .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset(StandardCharsets.UTF_8))
            .httpClient(HttpClientConfig.httpClientConfig().httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE));

    private GivenBank() {}

    /** A text that no other test has. */
    static String unique() {
        return UUID.randomUUID().toString().replace("-", "").toUpperCase(java.util.Locale.ROOT);
    }

    static String account() {
        return account(unique(), "BANK", "CNY");
    }

    static String account(String number, String kind, String currency) {
        return Given.admin()
                .body(Map.of("name", "账户" + number, "number", number, "kind", kind, "currency", currency))
                .post("/api/v1/bank-accounts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response upload(String account, String name, byte[] file) {
        return Given.open()
                .config(LIKE_A_BROWSER)
                .auth()
                .oauth2(Staff.token("FINANCE"))
                .header("Accept-Language", "zh-CN")
                .multiPart("file", name, file, "application/octet-stream")
                .multiPart("accountId", account)
                .post("/api/v1/bank-statements");
    }

    /** A movement as a bank tells of it. */
    record Moved(String amount, String name, String payer, String remark, LocalDate day) {

        static Moved of(String amount, String name, String payer, String remark) {
            return new Moved(amount, name, payer, remark, DAY);
        }
    }

    static ValidatableResponse imported(String account, List<Moved> moves) {
        var csv = new StringBuilder("交易日期,金额,对方户名,对方账号,摘要,流水号\n");
        for (var move : moves) {
            csv.append(String.join(",", move.day.toString(), move.amount, move.name, move.payer, move.remark, unique()))
                    .append('\n');
        }
        return upload(account, "流水.csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                .then();
    }

    /** Imports one movement to an account of its own; answers with the import. */
    static ValidatableResponse imported(Moved move) {
        return imported(account(), List.of(move)).statusCode(201);
    }

    /** The only line of the only statement of an import. */
    static String line(ValidatableResponse imported) {
        return lines(imported).get(0);
    }

    static List<String> lines(ValidatableResponse imported) {
        String statement = imported.extract().path("statements[0].id");
        return Given.admin()
                .get("/api/v1/bank-lines?statementId=" + statement + "&limit=200&sort=createdAt")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    static ValidatableResponse read(String line) {
        return Given.admin().get("/api/v1/bank-lines/{id}", line).then().statusCode(200);
    }

    static ValidatableResponse proposals(String line) {
        return Given.admin()
                .get("/api/v1/bank-lines/{id}/proposals", line)
                .then()
                .statusCode(200);
    }

    static ValidatableResponse match(String line, Map<String, ?> body) {
        return Given.money()
                .body(body)
                .post("/api/v1/bank-lines/{id}/matches", line)
                .then();
    }

    static ValidatableResponse undo(String match) {
        return Given.money()
                .body(Map.of("reason", "配错了"))
                .post("/api/v1/bank-matches/{id}/reversal", match)
                .then();
    }

    static ValidatableResponse matches(String line) {
        return Given.admin().get("/api/v1/bank-lines/{id}/matches", line).then().statusCode(200);
    }

    static String customer(String name) {
        return Given.customer(Map.of("name", name, "kind", name.length() > 4 ? "ORGANISATION" : "PERSON"));
    }

    /** Posts an entry; answers with its id. */
    static String entry(String customer, String type, String amount, Map<String, ?> further) {
        var body =
                new HashMap<String, Object>(Map.of("customerId", customer, "type", type, "amount", Given.yuan(amount)));
        body.put("businessDate", DAY.toString());
        body.putAll(further);
        return Given.money()
                .body(body)
                .post("/api/v1/transactions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String charge(String customer, String amount) {
        return entry(customer, "CHARGE", amount, Map.of());
    }

    static String number(String entry) {
        return Given.admin().get("/api/v1/transactions/{id}", entry).path("number");
    }

    /** What is not settled of an entry, in yuan. */
    static String residual(String entry) {
        return Given.admin().get("/api/v1/transactions/{id}", entry).path("residual.amount");
    }

    static String balance(String customer) {
        return Given.admin().get("/api/v1/customers/{id}/account", customer).path("balance.amount");
    }

    /** Makes a payer's account known for a customer: they pay a bill of theirs by its number. */
    static void known(String customer, String payer) {
        var bill = number(charge(customer, "1.11"));
        imported(Moved.of("1.11", "某人", payer, bill)).body("matching.matched", org.hamcrest.Matchers.is(1));
    }
}
