package io.taizhang.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import survives what kills the product: it is killed twice within a file of customers whom no reference tells from
 * others, the same file is sent again each time, and at the end every row of it is one customer.
 */
class ImportCrashIT {

    private static final int ROWS = Integer.getInteger("crash.rows", 8_000);
    private static final String BOUNDARY = "boundary-of-tests";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String OPTIONS =
            """
            {"target": "CUSTOMERS", "mode": "COMMIT", "mapping": {"姓名": "name", "手机": "phone", "城市": "city"}}""";

    @TempDir
    Path dir;

    @Test
    void every_row_is_there_once() throws Exception {
        var jar = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        assertThat(jar).as("the packaged product").exists();
        try (var product = new Product(jar, Files.createDirectories(dir.resolve("data")))) {
            product.awaitReady();
            var session = new Session(product);
            for (int kill = 1; kill <= 2; kill++) {
                killWithin(product, session, kill * ROWS / 4);
            }
            var last = ended(session, sent(product, session));
            assertThat(last.get("status").asText()).as(last.toString()).isEqualTo("FINISHED");
            assertThat(last.get("rowsAccepted").asInt()).isEqualTo(ROWS);
            assertThat(last.get("unchanged").asInt())
                    .as("done before the kills")
                    .isGreaterThanOrEqualTo(ROWS / 2);
            assertThat(count(product, "select count(*) from customer")).isEqualTo(ROWS);
            assertThat(count(product, "select count(distinct name) from customer"))
                    .isEqualTo(ROWS);
            assertThat(count(product, "select count(*) from contact_point")).isEqualTo(ROWS);
            assertThat(count(product, "select count(*) from import_change")).isEqualTo(ROWS);
        }
    }

    /** Sends the file and kills the application when so many rows of it are done, and not all. */
    private static void killWithin(Product product, Session session, int rows) throws Exception {
        var id = sent(product, session);
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (count(product, "select count(*) from customer") < rows && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        product.killApplication();
        var done = count(product, "select count(*) from customer");
        assertThat(done).as("killed in the middle").isGreaterThanOrEqualTo(rows).isLessThan(ROWS);
        var cut = session.get("/api/v1/imports/" + id);
        assertThat(cut.at("/failure/code").asText()).as(cut.toString()).isEqualTo("import_interrupted");
        System.out.printf("ImportCrashIT: killed with %d of %d rows done%n", done, ROWS);
    }

    private static String sent(Product product, Session session) throws Exception {
        var file = new StringBuilder("姓名,手机,城市\n");
        for (int row = 0; row < ROWS; row++) {
            file.append(String.format("客户%06d,139%08d,杭州市%n", row, row));
        }
        var part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"";
        var body = part + "options\"\r\n\r\n" + OPTIONS + "\r\n" + part
                + "file\"; filename=\"customers.csv\"\r\nContent-Type: text/csv\r\n\r\n" + file + "\r\n--" + BOUNDARY
                + "--\r\n";
        var request = HttpRequest.newBuilder(URI.create(product.base() + "/api/v1/imports"))
                .header("Authorization", "Bearer " + session.token())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return new ObjectMapper().readTree(answer.body()).get("id").asText();
    }

    private static JsonNode ended(Session session, String id) throws Exception {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        var job = session.get("/api/v1/imports/" + id);
        while (job.get("status").asText().equals("RUNNING") && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            job = session.get("/api/v1/imports/" + id);
        }
        return job;
    }

    private static long count(Product product, String sql) throws Exception {
        try (var database = product.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
