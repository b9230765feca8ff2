package io.taizhang.attachment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A bucket as S3 serves one, as far as it is used here. Every request is checked as Amazon describes its Signature Version
 * 4, by what came over the wire: whoever is not who they say is answered 403.
 */
final class BucketServer implements AutoCloseable {

    private final HttpServer http;
    private final String path;
    private final String accessKey;
    private final String secret;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    BucketServer(String bucket, String accessKey, String secret) throws IOException {
        this.path = "/" + bucket + "/attachments/";
        this.accessKey = accessKey;
        this.secret = secret;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::serve);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var key = exchange.getRequestURI().getPath();
            if (!key.startsWith(path) || !isSigned(exchange, body)) {
                complaints.add(exchange.getRequestMethod() + " " + key);
                answer(exchange, 403, error("AccessDenied"));
                return;
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(key, body);
                    answer(exchange, 200, new byte[0]);
                }
                case "GET" -> {
                    var found = objects.get(key);
                    answer(exchange, found == null ? 404 : 200, found == null ? error("NoSuchKey") : found);
                }
                case "DELETE" -> {
                    objects.remove(key);
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> answer(exchange, 405, error("MethodNotAllowed"));
            }
        }
    }

    private static byte[] error(String code) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                        + "</Code><Message>x</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders()
                .add("Content-Type", status == 200 ? "application/octet-stream" : "application/xml");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        try {
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 ")) {
                return false;
            }
            var parts = Arrays.stream(authorization
                            .substring("AWS4-HMAC-SHA256 ".length())
                            .split(",\\s*"))
                    .map(part -> part.split("=", 2))
                    .collect(Collectors.toMap(part -> part[0], part -> part[1]));
            var scope = parts.get("Credential").split("/", 2);
            var sent = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
            if (!scope[0].equals(accessKey) || !(sent.equals(sha256(body)) || sent.equals("UNSIGNED-PAYLOAD"))) {
                return false;
            }
            var names = parts.get("SignedHeaders");
            var headers = Arrays.stream(names.split(";"))
                    .map(name -> name + ":"
                            + String.join(",", exchange.getRequestHeaders().get(name))
                                    .strip() + "\n")
                    .collect(Collectors.joining());
            var query = exchange.getRequestURI().getRawQuery();
            var canonical = String.join(
                    "\n",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    query == null ? "" : query,
                    headers,
                    names,
                    sent);
            var toSign = String.join(
                    "\n",
                    "AWS4-HMAC-SHA256",
                    exchange.getRequestHeaders().getFirst("x-amz-date"),
                    scope[1],
                    sha256(canonical.getBytes(StandardCharsets.UTF_8)));
            var key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
            for (var step : scope[1].split("/")) {
                key = hmac(key, step);
            }
            return HexFormat.of().formatHex(hmac(key, toSign)).equals(parts.get("Signature"));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
