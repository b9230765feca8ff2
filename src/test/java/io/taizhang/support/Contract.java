package io.taizhang.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The contract as this build wrote it. */
public final class Contract {

    private static final Path JSON = Path.of("target/openapi/openapi.json");
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private Contract() {}

    /** One operation; {@code permissions} is empty when it is open to everybody, "signed-in" when to all who are. */
    public record Operation(String id, String verb, String path, Set<String> permissions, JsonNode json) {

        @Override
        public String toString() {
            return verb.toUpperCase(java.util.Locale.ROOT) + " " + path + " (" + id + ")";
        }
    }

    public static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Files.readString(JSON));
        } catch (IOException missing) {
            throw new UncheckedIOException("The build wrote no contract to " + JSON, missing);
        }
    }

    public static List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        read().path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    if (VERBS.contains(verb.getKey())) {
                        var permissions = new TreeSet<String>();
                        verb.getValue().path("x-permissions").forEach(name -> permissions.add(name.asText()));
                        operations.add(new Operation(
                                verb.getValue().path("operationId").asText(),
                                verb.getKey(),
                                path.getKey(),
                                permissions,
                                verb.getValue()));
                    }
                }));
        return operations;
    }
}
