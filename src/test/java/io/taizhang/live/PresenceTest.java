package io.taizhang.live;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.MovableClock;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is at the same file sees the others, for as long as they are there. */
@QuarkusTest
class PresenceTest {

    @Inject
    MovableClock clock;

    @AfterEach
    void now() {
        clock.moveBack();
    }

    @Test
    void who_edits_a_file_is_shown_to_who_opens_it_and_not_to_themselves() {
        var customer = Given.customer();
        var editor = Staff.token("MANAGER");
        var reader = Staff.token("SERVICE");
        say(editor, customer, true).body("others", is(empty()));
        say(reader, customer, false).body("others", hasSize(1)).body("others.editing", contains(true));
        say(editor, customer, true).body("others", hasSize(1)).body("others.editing", contains(false));
        Given.json(editor)
                .delete("/api/v1/customers/{id}/presence", customer)
                .then()
                .statusCode(204);
        say(reader, customer, false).body("others", is(empty()));
    }

    @Test
    void who_says_nothing_more_is_gone() {
        var customer = Given.customer();
        var reader = Staff.token("SERVICE");
        say(Staff.token("MANAGER"), customer, true);
        say(reader, customer, false).body("others", hasSize(1));
        clock.moveTo(clock.instant().plusSeconds(46));
        say(reader, customer, false).body("others", is(empty()));
    }

    @Test
    void nobody_is_at_a_file_that_is_not_there_for_them() {
        Given.as("SERVICE")
                .body(Map.of("editing", false))
                .put("/api/v1/customers/{id}/presence", UUID.randomUUID())
                .then()
                .statusCode(404);
        var elsewhere = Given.customer();
        var own = Staff.member("ACCOUNT_MANAGER", "OWN", Staff.company()).token();
        Given.json(own)
                .body(Map.of("editing", false))
                .put("/api/v1/customers/{id}/presence", elsewhere)
                .then()
                .statusCode(404);
    }

    private static ValidatableResponse say(String token, String customer, boolean editing) {
        return Given.json(token)
                .body(Map.of("editing", editing))
                .put("/api/v1/customers/{id}/presence", customer)
                .then()
                .statusCode(200);
    }
}
