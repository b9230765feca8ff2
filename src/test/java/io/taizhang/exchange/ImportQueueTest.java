package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.IMPORTS;
import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.customers;
import static io.taizhang.exchange.GivenImports.ended;
import static io.taizhang.exchange.GivenImports.imported;
import static io.taizhang.exchange.GivenImports.ref;
import static io.taizhang.exchange.GivenImports.start;
import static io.taizhang.exchange.GivenImports.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportQueueTest {

    private static final Map<String, String> MAPPING = Map.of("编号", "externalRef", "姓名", "name");

    @Inject
    AgroalDataSource database;

    @Inject
    ImportQueue queue;

    /** An import that was under way when its instance died, that many seconds ago. */
    private String abandoned(String instance, int seconds) throws SQLException {
        String like = imported("a.csv", csv("编号,姓名", ref() + ",甲"), customers("COMMIT", MAPPING))
                .extract()
                .path("id");
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var copy = connection.prepareStatement(
                        """
                        insert into import_job (id, target, mode, status, file_name, file_sha256, file_bytes, options,
                            header, instance, alive_at, created_by, created_by_name, unit_id, version, created_at,
                            updated_at)
                        select ?, target, mode, 'RUNNING', file_name, file_sha256, file_bytes, options, header, ?,
                            now() - make_interval(secs => ?), created_by, created_by_name, unit_id, 0, now(), now()
                        from import_job where id = ?::uuid
                        """)) {
            copy.setObject(1, id);
            copy.setString(2, instance);
            copy.setInt(3, seconds);
            copy.setString(4, like);
            copy.executeUpdate();
        }
        return id.toString();
    }

    @Test
    void what_an_instance_left_undone_fails_at_its_next_start() throws SQLException {
        var mine = abandoned(queue.instance(), 1);
        var others = abandoned("another:8080", 1);
        queue.start(null);
        ended(mine)
                .body("status", equalTo("FAILED"))
                .body("failure.code", equalTo("import_interrupted"))
                .body("failure.detail", containsString("不会重复"))
                .body("finishedAt", notNullValue());
        Given.admin().get(IMPORTS + "/{id}", others).then().body("status", equalTo("RUNNING"));
    }

    @Test
    void what_has_been_silent_for_a_while_is_given_up_by_any_instance() throws SQLException {
        var silent = abandoned("another:8080", 61);
        var alive = abandoned("another:8080", 10);
        queue.watch();
        ended(silent).body("failure.code", equalTo("import_interrupted"));
        Given.admin().get(IMPORTS + "/{id}", alive).then().body("status", equalTo("RUNNING"));
    }

    @Test
    void an_interrupted_import_goes_on_when_the_file_is_imported_again() {
        var base = ref();
        var whole = new ArrayList<String>();
        whole.add("编号,姓名");
        for (int i = 0; i < 1_200; i++) {
            whole.add(base + i + ",甲");
        }
        var half = csv(whole.subList(0, 601).toArray(String[]::new));
        imported("half.csv", half, customers("COMMIT", MAPPING)).body("created", equalTo(600));
        imported("whole.csv", csv(whole.toArray(String[]::new)), customers("COMMIT", MAPPING))
                .body("created", equalTo(600))
                .body("unchanged", equalTo(600));
    }

    @Test
    void the_same_file_again_registers_nobody_twice_whom_only_their_place_in_it_tells_from_others() {
        var twins = "孪生" + ref();
        var file = csv("姓名,城市", twins + ",杭州", twins + ",杭州");
        var options = customers("COMMIT", Map.of("姓名", "name", "城市", "city"));
        imported("people.csv", file, options).body("created", equalTo(2));
        imported("people.csv", file, options).body("created", equalTo(0)).body("unchanged", equalTo(2));
        imported("people.csv", file, with(options, "emptyClears", true)).body("unchanged", equalTo(2));
        imported("people.csv", csv("姓名,城市", twins + ",杭州"), options).body("created", equalTo(1));
    }

    @Test
    void more_imports_than_may_wait_are_refused_for_a_while() throws SQLException {
        var accepted = new ArrayList<String>();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("lock table customer in access exclusive mode");
            }
            var file = csv("编号,姓名", ref() + ",甲");
            var answer = start("a.csv", file, customers("DRY_RUN", MAPPING)).then();
            while (answer.extract().statusCode() == 202) {
                accepted.add(answer.extract().path("id"));
                assertThat(accepted).hasSizeLessThan(40);
                answer = start("a.csv", file, customers("DRY_RUN", MAPPING)).then();
            }
            answer.statusCode(429).header("Retry-After", "60").body("code", equalTo("import_queue_full"));
            connection.rollback();
        }
        assertThat(accepted).hasSizeGreaterThanOrEqualTo(20);
        accepted.forEach(id -> ended(id).body("status", equalTo("FINISHED")));
    }

    @Test
    void nothing_of_an_upload_is_kept_when_it_has_been_read() throws IOException {
        imported("a.csv", csv("编号,姓名", ref() + ",甲"), customers("COMMIT", MAPPING));
        start("a.csv", csv("编号"), customers("COMMIT", MAPPING)).then().statusCode(422);
        String last = start("a.csv", csv("编号,姓名"), customers("COMMIT", MAPPING))
                .then()
                .extract()
                .path("id");
        ended(last);
        // The worker takes one import after the other, so when this one has begun the file of the last is gone.
        ended(start("b.csv", csv("编号,姓名"), customers("COMMIT", MAPPING))
                .then()
                .extract()
                .path("id"));
        try (var files = Files.list(queue.folder())) {
            assertThat(files.count()).isLessThanOrEqualTo(1);
        }
    }
}
