package io.taizhang.privacy;

import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests of privacy share. */
final class GivenPrivacy {

    static final String CUSTOMERS = "/api/v1/customers/";

    private GivenPrivacy() {}

    static ValidatableResponse say(String id, String purpose, boolean given, Map<String, Object> further) {
        var body = new HashMap<String, Object>(
                Map.of("purpose", purpose, "channels", List.of("MAIL"), "given", given, "how", "WRITTEN"));
        body.putAll(further);
        return Given.admin().body(body).post(CUSTOMERS + id + "/consents").then();
    }

    static ValidatableResponse say(String id, String purpose, boolean given) {
        return say(id, purpose, given, Map.of()).statusCode(201);
    }
}
