package io.taizhang.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.card.GivenCards;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written reaches those who listen. */
@QuarkusTest
class ChangeFeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/api/v1/changes")
    URL changes;

    @Inject
    ChangeFeed feed;

    @Inject
    DataSource database;

    /** No job runs by itself in tests: the feed would begin where somebody listened an hour ago. */
    @BeforeEach
    void nobody_has_listened_for_a_while() {
        feed.tell();
        feed.tell();
    }

    @Test
    void what_others_write_is_told_with_kind_and_id_and_without_what_it_holds() throws IOException {
        try (var line = listening(Staff.token("SERVICE"), 60)) {
            assertThat(message(line).path("records")).isEmpty();
            var customer = Given.customer(Map.of("name", "听得见的客户"));
            Given.admin()
                    .body(Map.of(
                            "customerId", customer, "channel", "CALL", "direction", "INBOUND", "content", "只给看得见的人"))
                    .post("/api/v1/interactions")
                    .then()
                    .statusCode(201);
            feed.tell();
            var told = new ArrayList<JsonNode>();
            while (told.stream()
                    .noneMatch(record -> record.path("type").asText().equals("interaction"))) {
                message(line).path("records").forEach(told::add);
            }
            assertThat(told)
                    .anySatisfy(record -> {
                        assertThat(record.path("type").asText()).isEqualTo("customer");
                        assertThat(record.path("id").asText()).isEqualTo(customer);
                    })
                    .anySatisfy(record ->
                            assertThat(record.path("customerId").asText()).isEqualTo(customer));
            assertThat(told.toString()).doesNotContain("听得见的客户").doesNotContain("只给看得见的人");
        }
    }

    @Test
    void who_comes_to_a_file_edits_it_and_leaves_is_told_once_each() throws IOException {
        var customer = Given.customer(Map.of("name", "两个人在看的客户"));
        try (var line = listening(Staff.token("SERVICE"), 60)) {
            assertThat(message(line).path("records")).isEmpty();
            for (var editing : List.of(false, true, true)) {
                comeTo(customer, editing);
                feed.tell();
            }
            Given.admin()
                    .delete("/api/v1/customers/" + customer + "/presence")
                    .then()
                    .statusCode(204);
            feed.tell();
            var other = Given.customer(Map.of("name", "后来看的客户"));
            comeTo(other, false);
            feed.tell();
            var told = new ArrayList<String>();
            while (!told.contains(other)) {
                message(line).path("records").forEach(record -> {
                    if (record.path("type").asText().equals("presence")) {
                        told.add(record.path("id").asText());
                    }
                });
            }
            assertThat(told).containsExactly(customer, customer, customer, other);
        }
    }

    private static void comeTo(String customer, boolean editing) {
        Given.admin()
                .body(Map.of("editing", editing))
                .put("/api/v1/customers/" + customer + "/presence")
                .then()
                .statusCode(200);
    }

    @Test
    void a_card_whose_money_has_moved_is_told() throws IOException {
        var customer = Given.customer();
        var card = Given.admin()
                .body(Map.of("programId", GivenCards.program("REGISTERED", Map.of()), "customerId", customer))
                .post("/api/v1/cards")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        try (var line = listening(Staff.token("MANAGER"), 60)) {
            message(line);
            Given.as("CASHIER")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(Map.of("amount", Given.yuan("50.00"), "method", "CASH"))
                    .post("/api/v1/cards/{id}/top-ups", card)
                    .then()
                    .statusCode(201);
            var told = "";
            while (!told.contains(card)) {
                feed.tell();
                told = message(line).toString();
            }
            assertThat(JSON.readTree(told).path("records")).anySatisfy(record -> {
                assertThat(record.path("type").asText()).isEqualTo("card");
                assertThat(record.path("id").asText()).isEqualTo(card);
                assertThat(record.path("customerId").asText()).isEqualTo(customer);
            });
        }
    }

    @Test
    void each_of_several_listeners_is_told() throws IOException {
        try (var one = listening(Staff.token("MANAGER"), 60);
                var other = listening(Staff.token("CASHIER"), 60)) {
            message(one);
            message(other);
            var customer = Given.customer();
            feed.tell();
            for (var line : List.of(one, other)) {
                var told = "";
                while (!told.contains(customer)) {
                    told = message(line).toString();
                }
            }
        }
    }

    @Test
    void who_comes_after_the_last_has_left_hears_nothing_of_the_time_between() throws IOException {
        try (var line = listening(Staff.token("MANAGER"), 1)) {
            assertThat(line.lines().filter(text -> text.startsWith("data:"))).hasSize(1);
        }
        var between = Given.customer();
        feed.tell();
        feed.tell();
        try (var line = listening(Staff.token("MANAGER"), 60)) {
            message(line);
            var customer = Given.customer();
            feed.tell();
            var told = message(line).toString();
            assertThat(told).contains(customer).doesNotContain(between);
        }
    }

    @Test
    void after_more_than_can_be_told_the_next_change_is_told_at_once() throws IOException, SQLException {
        try (var line = listening(Staff.token("MANAGER"), 60)) {
            message(line);
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "insert into audit_entry (at, actor_name, action, subject_type, subject_id, request_id)"
                                + " select now(), 'system', 'customer.changed', 'customer', gen_random_uuid(), 'a test'"
                                + " from generate_series(1, 3000)");
            }
            feed.tell();
            assertThat(message(line).path("many").asBoolean()).isTrue();
            var customer = Given.customer();
            feed.tell();
            var told = message(line);
            assertThat(told.path("many").asBoolean()).isFalse();
            assertThat(told.toString()).contains(customer);
        }
    }

    @Test
    void who_takes_long_to_begin_is_told_to_read_again() {
        var begun = feed.follow(60);
        feed.tell();
        feed.tell();
        var told = new CopyOnWriteArrayList<Changes>();
        var listening = begun.subscribe().with(told::add);
        feed.tell();
        assertThat(told).containsExactly(Changes.NONE, Changes.MANY);
        var customer = Given.customer();
        feed.tell();
        assertThat(told).hasSize(3);
        assertThat(told.get(2).records())
                .anySatisfy(record -> assertThat(record.id()).hasToString(customer));
        listening.cancel();
    }

    private BufferedReader listening(String token, int seconds) throws IOException {
        var connection = (HttpURLConnection) new URL(changes + "?seconds=" + seconds).openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setReadTimeout(20_000);
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(connection.getContentType()).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next message; fails when the line ended without one. */
    private static JsonNode message(BufferedReader line) throws IOException {
        while (true) {
            var text = line.readLine();
            assertThat(text).as("the line ended").isNotNull();
            if (text.startsWith("data:")) {
                return JSON.readTree(text.substring(5));
            }
        }
    }
}
