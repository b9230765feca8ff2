package io.taizhang.platform;

/** How many things there are, and what they come to. */
public record Tally(long count, Money amount) {

    /** A row of two numbers as a query answers with it: how many, and 分. */
    public static Tally of(Object[] row) {
        return new Tally(((Number) row[0]).longValue(), Money.fen(((Number) row[1]).longValue()));
    }
}
