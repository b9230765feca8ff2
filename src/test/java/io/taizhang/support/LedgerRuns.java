package io.taizhang.support;

import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Takes what has happened into the journal. */
public final class LedgerRuns {

    private static final int MOST = 500;

    private LedgerRuns() {}

    /**
     * Runs until all that is committed now is in the journal: a transaction of anybody that is still open holds up a run,
     * as it has to.
     *
     * @return the answer of the last run
     */
    public static ValidatableResponse run() {
        var now = transaction();
        for (int i = 0; i < MOST; i++) {
            var answer = Given.as("FINANCE").post("/api/v1/ledger/runs").then().statusCode(201);
            if (answer.extract().<Number>path("uptoXid").longValue() >= now) {
                return answer;
            }
        }
        throw new AssertionError("A transaction stays open");
    }

    /** The number of a transaction that begins and ends here: all that was committed before has a lower one. */
    private static long transaction() {
        try (var connection = CDI.current().select(DataSource.class).get().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
