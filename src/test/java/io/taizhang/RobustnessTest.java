package io.taizhang;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.taizhang.support.Contract;
import io.taizhang.support.Contract.Operation;
import io.taizhang.support.Given;
import io.taizhang.support.Members;
import io.taizhang.support.Parallel;
import io.taizhang.support.Staff;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Nothing that a caller sends gives a 500, and every refusal is a problem document. */
@QuarkusTest
class RobustnessTest {

    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "{",
            "\"text\"",
            "42",
            "{\"nonsense\": 1}",
            "[".repeat(5000),
            "{\"name\": \"\\u0000\"}",
            "{\"amount\": {\"amount\": 1e400, \"currency\": \"CNY\"}}",
            "{\"a\":1,\"a\":2}",
            "\u0000",
            "{\"name\": \"\\ud800\"}");

    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=201",
            "limit=-1",
            "limit=x",
            "limit=99999999999999999999",
            "cursor=nonsense",
            "cursor=WyItY3JlYXRlZEF0Il0",
            "sort=nonsense",
            "sort=,",
            "sort=-",
            "count=maybe",
            "nonsense=1",
            "id=nonsense",
            "id[like]=a",
            "createdAt[gte]=yesterday",
            "createdAt[gte]=+999999999-12-31",
            "q=%00",
            "q=%25",
            "q=%F0%9F%98%80",
            "id[in]=" + "a,".repeat(300));

    private static final List<Object> VALUES = List.of(
            "",
            "\u202e",
            "x".repeat(200_000),
            -1,
            0,
            Long.MAX_VALUE,
            1.5,
            true,
            List.of(),
            List.of(List.of()),
            java.util.Map.of("amount", "1.234", "currency", "CNY"),
            java.util.Map.of("amount", "１００", "currency", "CNY"),
            java.util.Map.of("amount", "999999999999999", "currency", "CNY"),
            java.util.Map.of("amount", "1", "currency", "XXX"),
            "+999999999-12-31",
            "0000-00-00",
            "9999-12-31",
            "9999-12-31T23:59:59Z",
            "FREQ=SECONDLY",
            "00000000-0000-0000-0000-000000000000",
            "'; drop table customer; --",
            "%_%",
            "A😀");

    private static Members.Member member;

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());

    @Test
    void no_body_breaks_an_operation() {
        Parallel.forEach(operations(), operation -> {
            for (var body : BODIES) {
                if (takesBody(operation)) {
                    check(operation, "body " + head(body), send(operation, body));
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void no_value_of_a_field_breaks_an_operation() {
        Parallel.forEach(operations(), operation -> {
            var example = operation
                    .json()
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("example");
            if (takesBody(operation) && example instanceof ObjectNode fields) {
                for (var name : (Iterable<String>) fields::fieldNames) {
                    for (var value : VALUES) {
                        JsonNode changed = fields.deepCopy().set(name, json.valueToTree(value));
                        check(operation, name + "=" + head(String.valueOf(value)), send(operation, changed.toString()));
                    }
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void no_query_breaks_a_list() {
        Parallel.forEach(operations(), operation -> {
            if (operation.verb().equals("get")) {
                for (var query : QUERIES) {
                    var response = request(operation)
                            .urlEncodingEnabled(false)
                            .get(path(operation) + "?"
                                    + query.replace("[", "%5B").replace("]", "%5D"));
                    check(operation, query, response);
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void no_id_breaks_an_operation() {
        for (var operation : operations()) {
            for (var id : List.of("nonsense", "%00", "..%2F..", "1", "%F0%9F%98%80")) {
                if (operation.path().contains("{")) {
                    var path = operation.path().replaceAll("\\{[^}]+}", id);
                    var response = request(operation)
                            .urlEncodingEnabled(false)
                            .body("{}")
                            .request(operation.verb(), path);
                    check(operation, id, response);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void no_header_breaks_an_operation() {
        var customer = Given.customer();
        for (var match : List.of("x", "\"x\"", "*", "W/\"1\"", "\"99999999999999999999\"")) {
            var response = request().header("If-Match", match).body("{}").patch("/api/v1/customers/{id}", customer);
            assertThat(response.statusCode()).as(match).isBetween(400, 499);
        }
        for (var language : List.of("xx", "*", "zh;q=2", ",,,", "-", "en-".repeat(100))) {
            Given.open()
                    .auth()
                    .oauth2(Staff.admin())
                    .header("Accept-Language", language)
                    .get("/api/v1/customers/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
        }
    }

    @Test
    void an_address_that_is_none_gets_a_problem_and_not_the_start_page() {
        var response = request().get("/api/v1/nonsense");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(request().put("/api/v1/customers").statusCode()).isEqualTo(405);
    }

    private void check(Operation operation, String sent, Response response) {
        int status = response.statusCode();
        var isProblem = response.contentType().startsWith("application/problem+json");
        if (status >= 500 || (status >= 400 && !isProblem)) {
            broken.add(operation + " with " + sent + " → " + status + " " + response.contentType());
        }
    }

    /** Signing out is left out, because the rest would be sent by nobody. */
    private static List<Operation> operations() {
        return Contract.operations().stream()
                .filter(operation ->
                        !List.of("logOut", "loadDemo", "removeDemo").contains(operation.id()))
                .filter(operation -> operation.path().startsWith("/api/"))
                .toList();
    }

    private static boolean takesBody(Operation operation) {
        return operation.json().path("requestBody").path("content").has("application/json");
    }

    private Response send(Operation operation, String body) {
        return request(operation)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"0\"")
                .body(body)
                .request(operation.verb(), path(operation));
    }

    /** Of whom the operation is meant for, so that it is not refused before it looks at what it is sent. */
    private static io.restassured.specification.RequestSpecification request(Operation operation) {
        return operation.permissions().stream().anyMatch(permission -> permission.startsWith("own-card:"))
                ? member().asks()
                : request();
    }

    private static synchronized Members.Member member() {
        if (member == null) {
            member = Members.signedIn();
        }
        return member;
    }

    private static io.restassured.specification.RequestSpecification request() {
        return Given.json(Staff.admin());
    }

    private static String path(Operation operation) {
        return operation.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }

    private static String head(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }
}
