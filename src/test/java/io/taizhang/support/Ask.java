package io.taizhang.support;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request as somebody and what came back, without the comforts of REST Assured: for walks of thousands of them. */
public final class Ask {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z0-9_.-]+)\"");
    private static final String BOUNDARY = "boundary-of-tests";
    /** What a walk uploads where a file is asked for. */
    static final String ONE_FILE = "%PDF-1.7\none\n%%EOF\n";

    private static final String FORM = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\";"
            + " filename=\"one.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" + ONE_FILE + "\r\n--" + BOUNDARY
            + "--\r\n";

    private Ask() {}

    /** What came back. */
    public record Answer(int status, String text, String etag) {

        /** Status, and of a refusal its code. */
        public String outcome() {
            var code = CODE.matcher(text);
            return status < 400 ? "" + status : status + (code.find() ? " " + code.group(1) : "");
        }

        public boolean isRefused() {
            return status >= 400 && status < 500;
        }
    }

    /** Reads. */
    public static Answer get(String token, String path) {
        return send(request(token, path).GET().build());
    }

    /** Does something under a fresh key. @param body JSON; a small file is sent where the contract wants one */
    public static Answer act(
            String token, Contract.Operation operation, String path, @Nullable String body, String etag) {
        var files = operation.json().path("requestBody").path("content").has("multipart/form-data");
        var request = request(token, path)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag)
                .header("Duplicate-Override", "somebody else, made for a test")
                .header("Content-Type", files ? "multipart/form-data; boundary=" + BOUNDARY : "application/json");
        var content = files ? FORM : body;
        return send(request.method(
                        operation.verb().toUpperCase(Locale.ROOT),
                        content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content))
                .build());
    }

    private static HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest request) {
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().firstValue("ETag").orElse("\"none\""));
        } catch (IOException broken) {
            throw new AssertionError(request.toString(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
