package io.taizhang.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Files, and imports of them through the API. */
final class GivenImports {

    static final String IMPORTS = "/api/v1/imports";

    /** Names of files in UTF-8, and no copy of every upload for the log. */
    private static final RestAssuredConfig LIKE_A_BROWSER = RestAssuredConfig.config()
            .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset(StandardCharsets.UTF_8))
            .httpClient(HttpClientConfig.httpClientConfig().httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE));

    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private GivenImports() {}

    static byte[] csv(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx(Consumer<Worksheet> content) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Taizhang", "1.0")) {
            content.accept(workbook.newWorksheet("表1"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    /** A reference that no other test has. */
    static String ref() {
        return "R" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    static Map<String, Object> customers(String mode, Map<String, String> mapping) {
        return options("CUSTOMERS", mode, mapping);
    }

    static Map<String, Object> transactions(String mode, Map<String, String> mapping) {
        return options("TRANSACTIONS", mode, mapping);
    }

    static Map<String, Object> options(String target, String mode, Map<String, String> mapping) {
        return new HashMap<>(Map.of("target", target, "mode", mode, "mapping", mapping));
    }

    static Map<String, Object> with(Map<String, Object> options, String name, Object value) {
        var more = new HashMap<>(options);
        more.put(name, value);
        return more;
    }

    static RequestSpecification upload(String token, String name, byte[] file, Object options) {
        var request = Given.open()
                .config(LIKE_A_BROWSER)
                .auth()
                .oauth2(token)
                .header("Accept-Language", "zh-CN")
                .multiPart("file", name, file, "application/octet-stream");
        if (options != null) {
            request.multiPart(new MultiPartSpecBuilder(json(options))
                    .controlName("options")
                    .mimeType("text/plain")
                    .charset(StandardCharsets.UTF_8)
                    .build());
        }
        return request;
    }

    private static String json(Object options) {
        try {
            return options instanceof String text ? text : new ObjectMapper().writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ValidatableResponse preview(String name, byte[] file, Object options) {
        return upload(Staff.admin(), name, file, options)
                .post(IMPORTS + "/preview")
                .then();
    }

    static Response start(String name, byte[] file, Object options) {
        return upload(Staff.admin(), name, file, options).post(IMPORTS);
    }

    /** Imports and waits for the end. */
    static ValidatableResponse imported(String name, byte[] file, Object options) {
        String id = start(name, file, options).then().statusCode(202).extract().path("id");
        return ended(id);
    }

    static ValidatableResponse ended(String id) {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            var now = Given.admin().get(IMPORTS + "/{id}", id).then().statusCode(200);
            if (!now.extract().path("status").equals("RUNNING")) {
                return now;
            }
            assertThat(System.nanoTime()).as("the import ends in time").isLessThan(deadline);
        }
    }

    /** The error file, without its byte order mark. */
    static String errors(String id) {
        var bytes = Given.admin()
                .get(IMPORTS + "/{id}/errors", id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        var text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return text.substring(1);
    }
}
