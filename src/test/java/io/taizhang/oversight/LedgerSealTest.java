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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.oversight.Finding.What;
import io.taizhang.support.Given;
import io.taizhang.support.Staff;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A superuser rewrites history in every way there is, and the seals tell. */
@QuarkusTest
class LedgerSealTest {

    private static final Path KEYS = Path.of("target/test-data/keys");

    @Inject
    LedgerSealer sealer;

    @Inject
    LedgerHeads heads;

    @Inject
    DataSource dataSource;

    private String card;
    private String customer;

    @BeforeEach
    void a_card_has_a_sealed_history() {
        card = card();
        topUp(card, "100.00");
        spend(card, "30.00");
        spend(card, "10.00");
        seal();
    }

    @Test
    void an_untouched_history_is_intact() throws SQLException {
        verify(Map.of("kind", "SEALS"))
                .statusCode(201)
                .body("finding", nullValue())
                .body("status", is("INTACT"))
                .body("figures.sealedRows", is(Integer.valueOf(text(dataSource, "select count(*) from ledger_leaf"))));
        assertThat(text(
                        dataSource,
                        "select count(*) from card_movement m where card_id = '" + card
                                + "' and not exists (select from ledger_leaf where row_key = m.key::text)"))
                .isEqualTo("0");
    }

    @Test
    void the_trail_of_all_acts_is_sealed_too() throws Exception {
        var id = text(dataSource, "select id from audit_entry where subject_id = '" + card + "' order by id limit 1");
        tampered("update audit_entry set actor_name = 'nobody' where id = " + id, finding -> {
            assertThat(finding.what()).isEqualTo(What.ROW_CHANGED);
            assertThat(finding.ledger()).isEqualTo("audit_entry");
            assertThat(finding.rowKey()).isEqualTo(id);
        });
    }

    @Test
    void an_act_that_is_deleted_from_the_trail_is_named() throws Exception {
        var id = acts(1);
        tampered("delete from audit_entry where id = " + id, finding -> {
            assertThat(finding.what()).isEqualTo(What.ROW_MISSING);
            assertThat(finding.ledger()).isEqualTo("audit_entry");
            assertThat(finding.rowKey()).isEqualTo(id);
        });
    }

    @Test
    void two_acts_that_change_places_in_the_trail_are_found_by_the_first() throws Exception {
        var first = acts(1);
        var second = acts(2);
        tampered(
                "update audit_entry e set (at, action, before, after, fields, request_id, xid)"
                        + " = (select o.at, o.action, o.before, o.after, o.fields, o.request_id, o.xid from audit_entry o"
                        + " where o.id = " + first + "::bigint + " + second + "::bigint - e.id)"
                        + " where e.id in (" + first + ", " + second + ")",
                finding -> {
                    assertThat(finding.what()).isEqualTo(What.ROW_CHANGED);
                    assertThat(finding.ledger()).isEqualTo("audit_entry");
                    assertThat(finding.rowKey()).isEqualTo(first);
                });
    }

    @Test
    void a_tail_of_the_trail_that_is_cut_off_is_named_by_its_first_act() throws Exception {
        var first = acts(1);
        tampered("delete from audit_entry where id >= " + first, finding -> {
            assertThat(finding.what()).isEqualTo(What.ROW_MISSING);
            assertThat(finding.ledger()).isEqualTo("audit_entry");
            assertThat(finding.rowKey()).isEqualTo(first);
        });
    }

    @Test
    void an_act_that_is_put_into_the_past_of_the_trail_is_named() throws Exception {
        var id = acts(1);
        tampered(
                "insert into audit_entry (at, actor_name, action, subject_type, subject_id, request_id, xid)"
                        + " select at, 'nobody', action, subject_type, subject_id, request_id, xid from audit_entry"
                        + " where id = " + id,
                finding -> {
                    assertThat(finding.what()).isEqualTo(What.ROW_ADDED);
                    assertThat(finding.ledger()).isEqualTo("audit_entry");
                });
    }

    @Test
    void what_a_change_has_changed_is_sealed_too() throws Exception {
        var id = acts(1);
        tampered("update audit_entry set fields = array['forged'] where id = " + id, finding -> {
            assertThat(finding.what()).isEqualTo(What.ROW_CHANGED);
            assertThat(finding.rowKey()).isEqualTo(id);
        });
    }

    /** One of two acts that were written down one after the other for these tests, and sealed; its id. */
    private String acts(int which) throws SQLException {
        if (customer == null) {
            customer = Given.customer();
            Given.admin()
                    .header("If-Match", "\"0\"")
                    .body(Map.of("note", "甲"))
                    .patch("/api/v1/customers/{id}", customer)
                    .then()
                    .statusCode(200);
            seal();
        }
        return text(
                dataSource,
                "select id from audit_entry where subject_id = '" + customer + "' order by id offset " + (which - 1)
                        + " limit 1");
    }

    @Test
    void a_changed_row_is_named_over_http() throws Exception {
        var key = key(2);
        asSuperuser(dataSource, "update card_movement set memo = 'changed' where key = '" + key + "'");
        try {
            verify(Map.of("kind", "SEALS"))
                    .statusCode(201)
                    .body("status", is("DIFFERENT"))
                    .body("finding.what", is("ROW_CHANGED"))
                    .body("finding.ledger", is("card_movement"))
                    .body("finding.rowKey", is(key));
        } finally {
            asSuperuser(dataSource, "update card_movement set memo = null where key = '" + key + "'");
        }
        verify(Map.of("kind", "SEALS")).body("status", is("INTACT"));
    }

    @Test
    void every_column_is_sealed() throws Exception {
        var key = key(2);
        for (var change : List.of(
                "principal = principal - 1, principal_after = principal_after - 1",
                "business_date = business_date - 1",
                "moved_at = moved_at - interval '1 microsecond'",
                "operator_id = gen_random_uuid()",
                "shop_id = null",
                "request_hash = request_hash + 1",
                "contra = 0")) {
            tampered("update card_movement set " + change + " where key = '" + key + "'", finding -> {
                assertThat(finding.what()).as(change).isEqualTo(What.ROW_CHANGED);
                assertThat(finding.rowKey()).as(change).isEqualTo(key);
            });
        }
    }

    @Test
    void a_deleted_row_is_named() throws Exception {
        var key = key(2);
        tampered("delete from card_movement where key = '" + key + "'", finding -> {
            assertThat(finding.what()).isEqualTo(What.ROW_MISSING);
            assertThat(finding.rowKey()).isEqualTo(key);
        });
    }

    @Test
    void the_first_of_several_is_named() throws Exception {
        var key = key(2);
        tampered("delete from card_movement where card_id = '" + card + "' and sequence >= 2", finding -> {
            assertThat(finding.what()).isEqualTo(What.ROW_MISSING);
            assertThat(finding.rowKey()).isEqualTo(key);
        });
    }

    @Test
    void two_rows_that_change_places_are_found() throws Exception {
        var first = key(3);
        var second = key(4);
        tampered(
                "update card_movement set sequence = 1000000 where key = '" + first + "';"
                        + "update card_movement set sequence = 3 where key = '" + second + "';"
                        + "update card_movement set sequence = 4 where key = '" + first + "'",
                finding -> {
                    assertThat(finding.what()).isEqualTo(What.ROW_CHANGED);
                    assertThat(finding.rowKey()).isEqualTo(first);
                });
        tampered(
                "update card_movement m set xid = (select xid from card_movement o where o.card_id = m.card_id"
                        + " and o.sequence = 7 - m.sequence) where m.key in ('" + first + "', '" + second + "')",
                finding -> {
                    assertThat(finding.what()).isEqualTo(What.ROW_CHANGED);
                    assertThat(finding.rowKey()).isEqualTo(first);
                });
    }

    @Test
    void seals_that_change_places_are_found() throws Exception {
        var first = leaf(key(3));
        var second = leaf(key(4));
        tampered(
                ("update ledger_leaf set position = 1000000 where (height, position) = (%1$s);"
                                + "update ledger_leaf set (height, position) = (%1$s) where (height, position) = (%2$s);"
                                + "update ledger_leaf set (height, position) = (%2$s)"
                                + " where height = split_part('%1$s', ', ', 1)::bigint and position = 1000000")
                        .formatted(first, second),
                finding -> {
                    assertThat(finding.what()).isEqualTo(What.ROW_MOVED);
                    assertThat(finding.rowKey()).isEqualTo(key(3));
                });
    }

    @Test
    void a_row_that_is_put_into_the_past_is_named() throws Exception {
        var forged = "11111111-2222-4333-8444-555555555555";
        tampered(
                "insert into card_movement (key, card_id, sequence, principal, bonus, held, principal_after, bonus_after,"
                        + " held_after, request_hash, xid, moved_at, business_date, kind, result, contra, currency,"
                        + " operator_id, request_id) select '" + forged + "', card_id, 99, 0, 0, 0, 0, 0, 0, 0, xid,"
                        + " moved_at, business_date, 52, 0, 0, 'CNY', operator_id, '-' from card_movement where key = '"
                        + key(3) + "'",
                finding -> {
                    assertThat(finding.what()).isEqualTo(What.ROW_ADDED);
                    assertThat(finding.rowKey()).isEqualTo(forged);
                });
    }

    @Test
    void a_row_and_its_seal_that_are_changed_together_give_away_their_block() throws Exception {
        var key = key(2);
        var height = Long.parseLong(leaf(key).split(",")[0]);
        tampered(
                "delete from card_movement where key = '" + key + "';"
                        + "update ledger_leaf set invented = true where row_key = '" + key + "'",
                finding -> {
                    assertThat(finding.what()).isEqualTo(What.LEAF_CHANGED);
                    assertThat(finding.height()).isEqualTo(height);
                });
        tampered(
                "delete from card_movement where key = '" + key + "';delete from ledger_leaf where row_key = '" + key
                        + "'",
                finding -> {
                    assertThat(finding.what()).isEqualTo(What.LEAF_MISSING);
                    assertThat(finding.height()).isEqualTo(height);
                });
        tampered(
                "update ledger_leaf set row_key = 'no key at all' where row_key = '" + key + "'",
                finding -> assertThat(finding.what()).isEqualTo(What.ROW_MISSING));
    }

    @Test
    void a_block_that_is_changed_or_gone_is_found() throws Exception {
        var height = Long.parseLong(leaf(key(2)).split(",")[0]);
        tampered(
                "update ledger_block set sealed_at = sealed_at - interval '1 day' where height = " + height,
                finding -> assertThat(finding.what()).isEqualTo(What.BLOCK_CHANGED));
        tampered("delete from ledger_block where height = " + height, finding -> {
            assertThat(finding.what()).isEqualTo(What.BLOCK_MISSING);
            assertThat(finding.height()).isEqualTo(height);
        });
        tampered(
                "update ledger_format set columns = array_remove(columns, 'memo') where ledger = 'card_movement'",
                finding -> assertThat(finding.what()).isEqualTo(What.ROW_CHANGED));
    }

    @Test
    void a_tail_that_is_cut_off_with_its_seals_is_told_by_a_kept_head_alone() throws Exception {
        var kept = heads.current().head();
        var height = kept.height();
        asSuperuserAndBack(dataSource, superuser -> {
            execute(
                    superuser,
                    "delete from card_movement m using ledger_leaf l where l.height = " + height
                            + " and l.ledger = 'card_movement' and l.row_key = m.key::text",
                    "delete from audit_entry e using ledger_leaf l where l.height = " + height
                            + " and l.ledger = 'audit_entry' and l.row_key = e.id::text",
                    "delete from ledger_leaf where height = " + height,
                    "delete from ledger_block where height = " + height);
            assertThat(check(superuser, null)).as("it agrees with itself").isNull();
            var finding = check(superuser, kept);
            assertThat(finding.what()).isEqualTo(What.CHAIN_CUT);
            assertThat(finding.height()).isEqualTo(height);
            assertThat(finding.rowKey()).isEqualTo(kept.lastRowKey());
        });
    }

    @Test
    void a_chain_that_was_made_anew_is_told_by_a_kept_head_alone() throws Exception {
        var kept = heads.current().head();
        asSuperuserAndBack(dataSource, superuser -> {
            var last = last(superuser);
            execute(
                    superuser,
                    "set local timezone = 'UTC'",
                    "update ledger_block set sealed_at = sealed_at + interval '1 second' where height = "
                            + last.height());
            var forged = last(superuser);
            var format = LedgerFormat.kept(superuser).get(forged.version());
            execute(
                    superuser,
                    "update ledger_block set hash = '\\x"
                            + forged.computedHash(format) + "' where height = "
                            + last.height());
            assertThat(check(superuser, null)).as("it agrees with itself").isNull();
            var finding = check(superuser, kept);
            assertThat(finding.what()).isEqualTo(What.CHAIN_REBUILT);
            assertThat(finding.height()).isEqualTo(kept.height());
            assertThat(finding.expected()).isEqualTo(kept.hash());
        });
    }

    @Test
    void a_kept_head_is_given_out_signed_and_taken_back() {
        var head = Given.as("AUDITOR")
                .get("/api/v1/ledger-blocks/head")
                .then()
                .statusCode(200)
                .extract();
        String signed = head.path("signed");
        spend(card, "1.00");
        seal();
        verify(Map.of("kind", "SEALS", "keptHead", signed))
                .statusCode(201)
                .body("status", is("INTACT"))
                .body("figures.headVerified", is(true));
        assertThat(heads.read(signed).head().hash()).isEqualTo(head.path("head.hash"));
    }

    @Test
    void a_head_that_is_forged_or_something_else_is_refused() throws Exception {
        var parts = heads.current().signed().split("\\.");
        var json = new ObjectMapper();
        var head = (ObjectNode) json.readTree(Base64.getUrlDecoder().decode(parts[1]));
        head.put("height", head.path("height").asLong() + 1);
        var forged = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(head)) + "."
                + parts[2];
        for (var unusable : List.of(forged, "no head", Staff.admin(), "..")) {
            verify(Map.of("kind", "SEALS", "keptHead", unusable))
                    .statusCode(422)
                    .body("code", is("kept_head_unreadable"));
        }
    }

    @Test
    void every_row_is_sealed_once_although_many_write_and_seal_at_once() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var work = new ArrayList<Callable<Object>>();
            for (int till = 0; till < 6; till++) {
                work.add(() -> {
                    var own = card();
                    topUp(own, "100.00");
                    for (int i = 0; i < 15; i++) {
                        spend(own, "1.00");
                    }
                    return null;
                });
            }
            for (int instance = 0; instance < 2; instance++) {
                work.add(() -> {
                    for (int i = 0; i < 40; i++) {
                        sealer.sealNext();
                    }
                    return null;
                });
            }
            for (var done : pool.invokeAll(work)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        seal();
        assertThat(text(
                        dataSource,
                        "select count(*) - (select count(*) from ledger_leaf where ledger = 'card_movement'"
                                + " and row_key in (select key::text from card_movement)) from card_movement"))
                .isEqualTo("0");
        verify(Map.of("kind", "SEALS")).body("status", is("INTACT"));
    }

    @Test
    void a_column_that_is_added_later_leaves_old_seals_as_they_are() throws Exception {
        asSuperuserAndBack(dataSource, superuser -> {
            execute(superuser, "alter table card_movement add column added_later text default 'x'");
            assertThat(check(superuser, null)).isNull();
            var format = LedgerFormat.current(superuser);
            assertThat(format.version()).isGreaterThan(last(superuser).version());
            assertThat(format.of(LedgerFormat.Source.CARD_MOVEMENT)).contains("added_later", "memo", "xid");
        });
    }

    @Test
    void the_application_can_change_no_seal() {
        for (var sql : List.of(
                "update ledger_block set rows = 0",
                "delete from ledger_leaf",
                "truncate ledger_format",
                "update ledger_leaf set invented = true")) {
            assertThatThrownBy(() -> {
                        try (var connection = dataSource.getConnection()) {
                            execute(connection, sql);
                        }
                    })
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo("42501"));
        }
    }

    @Test
    void the_command_says_ok_or_the_first_bad_row(@TempDir Path folder) throws Exception {
        var head = Files.writeString(folder.resolve("head.jws"), heads.current().signed() + "\n");
        assertThat(command(head)).startsWith("0 OK");
        assertThat(command(null)).startsWith("0 OK");
        var key = key(2);
        asSuperuser(dataSource, "update card_movement set memo = 'changed' where key = '" + key + "'");
        try {
            assertThat(command(head)).startsWith("1 ROW_CHANGED card_movement " + key);
        } finally {
            asSuperuser(dataSource, "update card_movement set memo = null where key = '" + key + "'");
        }
        assertThat(command(Files.writeString(folder.resolve("other.jws"), "no head")))
                .startsWith("2 ");
        assertThat(command(folder.resolve("not there"))).startsWith("2 ");
    }

    @Test
    void tills_get_no_head() {
        Given.as("CASHIER").get("/api/v1/ledger-blocks/head").then().statusCode(403);
    }

    private interface Says {
        void about(Finding finding) throws Exception;
    }

    /** Lets the superuser do something, and asks what the seals say. */
    private void tampered(String deed, Says says) throws Exception {
        asSuperuserAndBack(dataSource, superuser -> {
            execute(superuser, deed);
            var finding = check(superuser, null);
            assertThat(finding).as(deed).isNotNull();
            says.about(finding);
        });
    }

    private static @Nullable Finding check(Connection connection, @Nullable LedgerHead kept) throws SQLException {
        return new LedgerVerifier(connection).verify(kept);
    }

    private static LedgerBlock last(Connection connection) throws SQLException {
        try (var statement = LedgerBlock.last(connection);
                var row = statement.executeQuery()) {
            row.next();
            return LedgerBlock.of(row);
        }
    }

    private String command(@Nullable Path head) throws SQLException {
        var out = new ByteArrayOutputStream();
        try (var connection = dataSource.getConnection()) {
            int code = LedgerCheck.run(connection, head, KEYS, new PrintStream(out, true, StandardCharsets.UTF_8));
            return code + " " + out.toString(StandardCharsets.UTF_8);
        }
    }

    private void seal() {
        while (sealer.sealNext()) {
            continue;
        }
    }

    private String key(int sequence) throws SQLException {
        return text(
                dataSource, "select key from card_movement where card_id = '" + card + "' and sequence = " + sequence);
    }

    /** Height and position of a row's seal. */
    private String leaf(String key) throws SQLException {
        return text(dataSource, "select height || ', ' || position from ledger_leaf where row_key = '" + key + "'");
    }
}
