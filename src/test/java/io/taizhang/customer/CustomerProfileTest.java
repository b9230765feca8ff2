package io.taizhang.customer;

import static io.taizhang.customer.GivenCustomers.CUSTOMERS;
import static io.taizhang.customer.GivenCustomers.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CustomerProfileTest {

    private static final Instant NOON = Instant.parse("2030-01-01T04:00:00Z");

    @Test
    void the_profile_holds_the_customer_and_the_figures_of_every_room() {
        var id = registered(Staff.admin(), Map.of("name", "一页"));
        RoomOfTests.HAPPENED.put(UUID.fromString(id), List.of(RoomOfTests.item(UUID.randomUUID(), NOON)));
        Given.admin()
                .get(CUSTOMERS + "/" + id + "/profile")
                .then()
                .statusCode(200)
                .body("customer.name", is("一页"))
                .body("customer.version", is(0))
                .body("sections.tests.happened", is(1));
    }

    @Test
    void a_timeline_begins_with_the_registration() {
        var id = registered(Staff.admin(), Map.of());
        timeline(id, "")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", is("CUSTOMER"))
                .body("items[0].title", is("REGISTERED"))
                .body("items[0].subjectId", is(id))
                .body("nextCursor", nullValue());
    }

    @Test
    void things_of_the_same_moment_are_walked_without_loss_or_repetition() {
        var id = registered(Staff.admin(), Map.of());
        var items = new ArrayList<TimelineItem>();
        for (int i = 0; i < 9; i++) {
            items.add(RoomOfTests.item(UUID.randomUUID(), NOON.plusSeconds(i / 4)));
        }
        RoomOfTests.HAPPENED.put(UUID.fromString(id), items);
        var walked = new ArrayList<String>();
        var moments = new ArrayList<String>();
        String cursor = null;
        do {
            var page = timeline(id, "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200);
            walked.addAll(page.extract().path("items.id"));
            moments.addAll(page.extract().path("items.at"));
            cursor = page.extract().path("nextCursor");
        } while (cursor != null);
        assertThat(walked).hasSize(10).doesNotHaveDuplicates().contains(id);
        assertThat(moments).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    @Test
    void a_timeline_refuses_what_it_does_not_understand() {
        var id = registered(Staff.admin(), Map.of());
        for (var cursor : List.of("x", "!", "MjAyNi0wMS0wMQ", "KzEwMDAwMDAwMC0wMS0wMVQwMDowMDowMFogMQ")) {
            timeline(id, "?cursor=" + cursor).statusCode(400).body("code", is("cursor_invalid"));
        }
        timeline(id, "?limit=0").statusCode(400).body("errors[0].pointer", containsString("limit"));
        timeline(id, "?limit=201").statusCode(400);
    }

    private static ValidatableResponse timeline(String id, String query) {
        return Given.admin().get(CUSTOMERS + "/" + id + "/timeline" + query).then();
    }
}
