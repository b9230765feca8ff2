package io.taizhang.oversight;

import static io.taizhang.oversight.GivenOversight.asSuperuser;
import static io.taizhang.oversight.GivenOversight.asSuperuserAndBack;
import static io.taizhang.oversight.GivenOversight.card;
import static io.taizhang.oversight.GivenOversight.execute;
import static io.taizhang.oversight.GivenOversight.spend;
import static io.taizhang.oversight.GivenOversight.text;
import static io.taizhang.oversight.GivenOversight.topUp;
import static io.taizhang.oversight.GivenOversight.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.oversight.Finding.What;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BooksCheckTest {

    @Inject
    DataSource dataSource;

    @Inject
    LiabilityService liability;

    @Test
    void the_whole_books_are_intact_and_the_figures_are_those_of_the_database() throws Exception {
        var card = card();
        topUp(card, "100.00");
        spend(card, "30.00");
        while (liability.advance()) {
            continue;
        }
        var check = verify(Map.of("kind", "BOOKS"))
                .statusCode(201)
                .body("finding", nullValue())
                .body("status", is("INTACT"))
                .body("finishedAt", notNullValue())
                .extract();
        assertThat(check.<Integer>path("figures.cards").toString())
                .isEqualTo(text(dataSource, "select count(*) from card_account"));
        assertThat(check.<Integer>path("figures.movements").toString())
                .isEqualTo(text(dataSource, "select count(*) from card_movement where result = 0"));
        assertThat(check.<Integer>path("figures.principal").toString())
                .isEqualTo(text(dataSource, "select sum(principal) from card_account"));
    }

    @Test
    void a_result_can_be_read_later_and_is_in_the_list_and_the_audit() {
        String id = verify(Map.of("kind", "BOOKS", "cardId", card()))
                .statusCode(201)
                .extract()
                .path("id");
        Given.as("AUDITOR")
                .get("/api/v1/verifications/" + id)
                .then()
                .statusCode(200)
                .body("status", is("INTACT"))
                .body("figures.cards", is(1));
        Given.as("AUDITOR")
                .get("/api/v1/verifications?kind=BOOKS&status=INTACT")
                .then()
                .body("items.size()", greaterThan(0));
        Given.admin()
                .get("/api/v1/audit-entries?subjectId=" + id)
                .then()
                .body("items.action", is(List.of("verification.finished", "verification.started")));
    }

    @Test
    void a_balance_that_is_not_the_sum_of_its_movements_is_found() throws Exception {
        var card = used();
        asSuperuser(dataSource, "update card_account set principal = principal + 1 where id = '" + card + "'");
        try {
            verify(Map.of("kind", "BOOKS", "cardId", card))
                    .statusCode(201)
                    .body("status", is("DIFFERENT"))
                    .body("finding.what", is("PRINCIPAL"))
                    .body("finding.cardId", is(card))
                    .body("finding.cardNumber", notNullValue())
                    .body("finding.expected", is("6000"))
                    .body("finding.found", is("6001"));
        } finally {
            asSuperuser(dataSource, "update card_account set principal = principal - 1 where id = '" + card + "'");
        }
    }

    @Test
    void a_movement_that_does_not_continue_the_balance_is_found() throws Exception {
        var card = used();
        asSuperuserAndBack(dataSource, superuser -> {
            execute(
                    superuser,
                    "update card_movement set principal_after = 9 where card_id = '" + card + "' and sequence = 3");
            var finding = check(superuser, card);
            assertThat(finding.what()).isEqualTo(What.PRINCIPAL_AFTER);
            assertThat(finding.sequence()).isEqualTo(3);
            assertThat(finding.expected()).isEqualTo("7000");
            assertThat(finding.found()).isEqualTo("9");
        });
    }

    @Test
    void a_gap_among_the_movements_is_found() throws Exception {
        var card = used();
        asSuperuserAndBack(dataSource, superuser -> {
            execute(superuser, "delete from card_movement where card_id = '" + card + "' and sequence = 3");
            var finding = check(superuser, card);
            assertThat(finding.what()).isEqualTo(What.SEQUENCE);
            assertThat(finding.sequence()).isEqualTo(4);
            assertThat(finding.expected()).isEqualTo("3");
        });
    }

    @Test
    void movements_that_were_cut_off_are_found() throws Exception {
        var card = used();
        asSuperuserAndBack(dataSource, superuser -> {
            execute(superuser, "delete from card_movement where card_id = '" + card + "' and sequence = 4");
            assertThat(check(superuser, card).what()).isIn(What.PRINCIPAL, What.LAST_SEQUENCE);
        });
    }

    @Test
    void money_that_is_held_without_a_hold_is_found() throws Exception {
        var card = used();
        asSuperuserAndBack(dataSource, superuser -> {
            execute(
                    superuser,
                    "insert into card_hold (key, card_id, amount, business_date, taken_at, expires_at) values"
                            + " (gen_random_uuid(), '" + card + "', 700, current_date, now(), now())");
            var finding = check(superuser, card);
            assertThat(finding.what()).isEqualTo(What.OPEN_HOLDS);
            assertThat(finding.expected()).isEqualTo("700");
            assertThat(finding.found()).isEqualTo("0");
        });
    }

    @Test
    void sums_that_are_not_those_of_the_movements_are_found() throws Exception {
        used();
        while (liability.advance()) {
            continue;
        }
        asSuperuserAndBack(dataSource, superuser -> {
            execute(
                    superuser,
                    "update card_rollup set principal_in = principal_in + 1 where ctid = (select ctid from card_rollup"
                            + " limit 1)");
            var check = new BooksCheck(superuser, null);
            assertThat(check.run().what()).isEqualTo(What.ROLLUP);
        });
    }

    @Test
    void one_check_at_a_time_in_the_whole_house() throws Exception {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "select pg_advisory_xact_lock(hashtext('taizhang.verification'))");
            verify(Map.of("kind", "BOOKS")).statusCode(409).body("code", is("verification_running"));
            connection.rollback();
        }
        verify(Map.of("kind", "BOOKS", "cardId", card())).statusCode(201);
    }

    @Test
    void a_check_that_was_abandoned_is_marked_by_the_next() throws Exception {
        var abandoned = UUID.randomUUID();
        try (var connection = dataSource.getConnection()) {
            execute(
                    connection,
                    "insert into verification (id, version, created_at, updated_at, kind, status, started_by) values ('"
                            + abandoned + "', 0, now(), now(), 'BOOKS', 'RUNNING', '" + new UUID(0, 0) + "')");
        }
        verify(Map.of("kind", "BOOKS", "cardId", card())).statusCode(201);
        Given.as("AUDITOR").get("/api/v1/verifications/" + abandoned).then().body("status", is("BROKEN_OFF"));
    }

    @Test
    void options_belong_to_their_kind() {
        verify(Map.of("kind", "SEALS", "cardId", UUID.randomUUID()))
                .statusCode(422)
                .body("code", is("verification_option"));
        verify(Map.of("kind", "BOOKS", "keptHead", "x")).statusCode(422).body("code", is("verification_option"));
        verify(Map.of("kind", "BOOKS", "cardId", UUID.randomUUID()))
                .statusCode(422)
                .body("code", is("verified_card_unknown"));
        verify(Map.of()).statusCode(400).body("code", is("validation_failed"));
    }

    @Test
    void tills_check_nothing() {
        Given.as("CASHIER")
                .body(Map.of("kind", "BOOKS"))
                .post("/api/v1/verifications")
                .then()
                .statusCode(403);
        Given.as("CASHIER").get("/api/v1/verifications").then().statusCode(403);
    }

    /** A card with four movements and 60 yuan. */
    private static String used() {
        var card = card();
        topUp(card, "100.00");
        spend(card, "30.00");
        spend(card, "10.00");
        return card;
    }

    private static Finding check(Connection connection, String card) throws Exception {
        return new BooksCheck(connection, UUID.fromString(card)).run();
    }
}
