package io.taizhang.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The administrator, signed in. */
final class Session {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Product product;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile String token = "";

    Session(Product product) throws IOException, InterruptedException {
        this.product = product;
        renew();
    }

    String token() {
        return token;
    }

    synchronized void renew() throws IOException, InterruptedException {
        var answer = send(HttpRequest.newBuilder(URI.create(product.base() + "/api/v1/auth/login"))
                .header("X-Client", "mobile")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"admin\",\"password\":\"" + Product.PASSWORD + "\"}"))
                .build());
        token = answer.get("accessToken").asText();
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(product.base() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(product.base() + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
