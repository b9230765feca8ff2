package io.taizhang.exchange;

import static io.taizhang.exchange.GivenImports.IMPORTS;
import static io.taizhang.exchange.GivenImports.csv;
import static io.taizhang.exchange.GivenImports.customers;
import static io.taizhang.exchange.GivenImports.ended;
import static io.taizhang.exchange.GivenImports.imported;
import static io.taizhang.exchange.GivenImports.ref;
import static io.taizhang.exchange.GivenImports.start;
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
    void more_imports_than_may_wait_are_refused_for_a_while() {
        var lines = new StringBuilder("编号,姓名\n");
        for (int i = 0; i < 60_000; i++) {
            lines.append(i).append("-long,甲\n");
        }
        var accepted = new ArrayList<String>();
        accepted.add(start("long.csv", csv(lines.toString()), customers("DRY_RUN", MAPPING))
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
        var answer = start("a.csv", csv("编号,姓名"), customers("DRY_RUN", MAPPING)).then();
        while (answer.extract().statusCode() == 202) {
            accepted.add(answer.extract().path("id"));
            assertThat(accepted).hasSizeLessThan(40);
            answer = start("a.csv", csv("编号,姓名"), customers("DRY_RUN", MAPPING)).then();
        }
        answer.statusCode(429).header("Retry-After", "60").body("code", equalTo("import_queue_full"));
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
