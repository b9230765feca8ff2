package io.taizhang.bench;

import java.util.List;

/**
 * The statements that the requests of a workload send, to be sent again without the product.
 *
 * @param variants cases that send the same texts, as those of searches that find customers of two shops
 */
record Replay(List<Variant> variants) {

    /** Stands in a value for a UUID that is new in each request, followed by one digit or letter. */
    static final char FRESH_ID = '\uE001';

    /** Stands in a value for a text that is new in each request. */
    static final char FRESH_TEXT = '\uE002';

    /**
     * @param cases how many send these statements; every parameter has one value for each of them, or one for all
     */
    record Variant(int cases, List<Statement> statements) {}

    /** @param sql with {@code $1}, {@code $2} … for the parameters */
    record Statement(String sql, List<Parameter> parameters) {

        boolean isControl() {
            return sql.matches("(?i)(begin|commit|rollback).*");
        }
    }

    /**
     * @param type as PostgreSQL understands it, e.g. {@code uuid}
     * @param values one for each case, or one for all; null is SQL's null
     */
    record Parameter(String type, List<String> values) {}

    /** How many statements a request sends on average, those that begin and end transactions left out. */
    double count() {
        double sent = 0;
        double cases = 0;
        for (var variant : variants) {
            sent += variant.cases()
                    * variant.statements().stream()
                            .filter(statement -> !statement.isControl())
                            .count();
            cases += variant.cases();
        }
        return sent / cases;
    }
}
