package io.taizhang.contract;

import static org.hamcrest.MatcherAssert.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;

/** Uploads byte by byte as a browser sends them: REST Assured writes names of files in ASCII only. */
final class GivenFiles {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BOUNDARY = "boundary-of-tests";

    private GivenFiles() {}

    /** What came back. */
    record Answer(int status, String text) {

        Answer statusCode(int expected) {
            assertThat(text, status, Matchers.is(expected));
            return this;
        }

        Answer body(String path, Matcher<?> matcher) {
            @SuppressWarnings("unchecked")
            var any = (Matcher<Object>) matcher;
            assertThat(text, JsonPath.from(text).get(path), any);
            return this;
        }

        String path(String path) {
            return JsonPath.from(text).getString(path);
        }
    }

    static Answer upload(String token, String contract, String name, byte[] content, Map<String, String> headers) {
        return send(token, contract, "file", name, content, headers);
    }

    static Answer send(
            String token, String contract, String field, String name, byte[] content, Map<String, String> headers) {
        try {
            var body = new ByteArrayOutputStream();
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                            + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.write(content);
            body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            var request = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + RestAssured.port + "/api/v1/contracts/" + contract + "/attachments"))
                    .header("Authorization", "Bearer " + token)
                    .header("Accept-Language", "zh-CN")
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            headers.forEach(request::header);
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
