package io.taizhang.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds every answer that a test gets against the contract: its status and media type are named there, a refusal's code is
 * promised by the operation, and the body is what its schema says. What no operation stands for is not looked at.
 */
public final class KeptContract implements Filter {

    public static final KeptContract KEPT = new KeptContract();

    private static final String PROBLEM = "application/problem+json";

    /** What is approved is done by its own operation, which refuses by its own rules. */
    private static final String DOES_ANOTHER = "approveRequest";

    /** The code of rooms that only tests have. */
    private static final String OF_TESTS = "kept_by_a_test";

    /** A body of more characters is not read a second time. */
    private static final int BIGGEST = 1_000_000;

    private final ObjectMapper json = new ObjectMapper();
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();
    private final JsonNode components = Contract.read().path("components");
    private final List<Route> routes = Contract.operations().stream()
            .map(Route::of)
            // The literal path before the one with a parameter in its place.
            .sorted(Comparator.comparing(route -> route.operation.path().replace("{", "\uFFFF")))
            .toList();

    private KeptContract() {}

    private record Route(Contract.Operation operation, Pattern path) {

        static Route of(Contract.Operation operation) {
            var parts = operation.path().split("(?=\\{)|(?<=\\})");
            var pattern = new StringBuilder();
            for (var part : parts) {
                pattern.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
            }
            return new Route(operation, Pattern.compile(pattern.toString()));
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var answer = context.next(request, expected);
        var path = URI.create(request.getURI()).getRawPath();
        routes.stream()
                .filter(route -> route.operation.verb().equalsIgnoreCase(request.getMethod())
                        && route.path.matcher(path).matches())
                .findFirst()
                .map(route -> breach(route.operation, answer))
                .ifPresent(breach -> {
                    try {
                        java.nio.file.Files.writeString(
                                java.nio.file.Path.of("target/breaches.txt"),
                                breach.replace('\n', ' ') + "\n",
                                java.nio.file.StandardOpenOption.CREATE,
                                java.nio.file.StandardOpenOption.APPEND);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        return answer;
    }

    private @Nullable String breach(Contract.Operation operation, Response answer) {
        int status = answer.statusCode();
        var named = operation.json().path("responses").path(Integer.toString(status));
        var about = operation + " answered " + status + " " + answer.contentType();
        if (status == 304) {
            return null;
        }
        if (named.isMissingNode()) {
            return status < 400 ? about + ", which the contract does not name" : refusal(operation, answer, about);
        }
        var type = answer.contentType().split(";")[0].strip();
        var content = named.path("content");
        if (content.isMissingNode() || content.isEmpty()) {
            return answer.asByteArray().length == 0 ? null : about + ", where the contract has no body";
        }
        var schema = content.path(content.has("*/*") ? "*/*" : type).path("schema");
        if (schema.isMissingNode()) {
            return about + ", where the contract has "
                    + content.properties().stream().map(Map.Entry::getKey).toList();
        }
        return type.endsWith("json") ? body(operation.id() + "/" + status, schema, answer, about) : null;
    }

    private @Nullable String refusal(Contract.Operation operation, Response answer, String about) {
        if (!answer.contentType().startsWith(PROBLEM)) {
            return about + ", which is no problem document";
        }
        var code = answer.<String>path("code");
        if (operation.id().equals(DOES_ANOTHER) || OF_TESTS.equals(code)) {
            return null;
        }
        var promised = operation.json().path("x-problem-codes");
        for (var each : promised) {
            if (each.asText().equals(code)) {
                var schema = operation.json().at("/responses/default/content/application~1problem+json/schema");
                return body("problem", schema, answer, about);
            }
        }
        return about + " " + code + ", which the contract does not promise";
    }

    private @Nullable String body(String key, JsonNode schema, Response answer, String about) {
        var text = answer.asString();
        if (text.length() > BIGGEST) {
            return null;
        }
        try {
            var faults = faults(key, schema, json.readTree(text));
            return faults.isEmpty()
                    ? null
                    : about + ": " + faults.stream().limit(5).collect(Collectors.joining("; "));
        } catch (JsonProcessingException broken) {
            return about + ", which is no JSON";
        }
    }

    /** Where a body is not what a type of the contract says. */
    public List<String> faults(String type, JsonNode body) {
        return faults(type, json.createObjectNode().put("$ref", "#/components/schemas/" + type), body);
    }

    private List<String> faults(String key, JsonNode schema, JsonNode body) {
        return known.computeIfAbsent(key, first -> compiled(schema)).validate(body).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema compiled(JsonNode schema) {
        var root = json.createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", components);
        return schemas.getSchema(root);
    }
}
