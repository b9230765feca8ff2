package io.taizhang.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The application's own files; without them (-DskipFrontend) only what is said about every answer. */
@QuarkusTest
class SpaRoutesTest {

    private static void assumeItIsBuilt() {
        assumeTrue(
                SpaRoutesTest.class.getResource("/META-INF/resources/index.html") != null,
                "The single-page application is not built.");
    }

    @Test
    void the_manifest_says_what_it_is_and_is_asked_for_again() {
        assumeItIsBuilt();
        given().get("/manifest.webmanifest")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("application/manifest+json"))
                .header("Cache-Control", equalTo("no-cache"));
    }

    @Test
    void an_address_of_the_application_gets_its_start_page() {
        assumeItIsBuilt();
        given().get("/customers/some-customer")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/html"))
                .header("Cache-Control", equalTo("no-cache"));
    }

    @Test
    void a_part_that_is_gone_is_not_kept_for_ever() {
        given().get("/assets/gone.js").then().statusCode(404).header("Cache-Control", equalTo("no-cache"));
    }

    @Test
    void no_page_is_framed_or_runs_the_scripts_of_others() {
        given().get("/")
                .then()
                .header("X-Frame-Options", equalTo("DENY"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("script-src 'self';"));
    }
}
