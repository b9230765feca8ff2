package io.taizhang.support;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Makes what a test needs, through the API, new for every test; so the order of tests never matters. */
public final class Given {

    private static final RestAssuredConfig UTF_8 = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .defaultContentCharset("UTF-8")
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private Given() {}

    /** A request of nobody, whose answer is held against the contract. */
    public static RequestSpecification open() {
        return given().config(UTF_8).filter(KeptContract.KEPT);
    }

    /** A JSON request with this token, in Chinese. */
    public static RequestSpecification json(String token) {
        return open().auth().oauth2(token).header("Accept-Language", "zh-CN").contentType(ContentType.JSON);
    }

    /** A JSON request of somebody of the role who sees everything. */
    public static RequestSpecification as(String role) {
        return json(Staff.token(role));
    }

    /** A JSON request of the administrator. */
    public static RequestSpecification admin() {
        return json(Staff.admin());
    }

    /** A JSON request of the administrator that moves money once. */
    public static RequestSpecification money() {
        return admin().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** A new customer with nothing but a name. */
    public static String customer() {
        return customer(Map.of());
    }

    /** A new customer with these further fields, who is like nobody whatever their name is. */
    public static String customer(Map<String, Object> further) {
        var body = new HashMap<String, Object>();
        body.put("kind", "PERSON");
        body.put("name", "客户" + UUID.randomUUID().toString().substring(0, 8));
        body.putAll(further);
        return admin().header("Duplicate-Override", "somebody else, made for a test")
                .body(body)
                .post("/api/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An amount of yuan in JSON. */
    public static Map<String, Object> yuan(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }
}
