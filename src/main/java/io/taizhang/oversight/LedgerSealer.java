package io.taizhang.oversight;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.taizhang.oversight.LedgerBlock.Leaf;
import io.taizhang.oversight.LedgerFormat.Row;
import io.taizhang.oversight.LedgerFormat.Source;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Seals history behind the sales: takes the rows of transactions below the oldest one that still runs, in the order of
 * transaction, ledger and key, and writes them down as the next block. Nothing can be added below that mark later, so
 * every row is sealed once; a sale waits for nothing. One instance seals at a time.
 *
 * <p>The number of a transaction is only used to choose rows: after a dump and restore it starts anew, and history has to
 * be sealed from a new beginning then.
 */
@ApplicationScoped
@Transactional
@TransactionConfiguration(timeout = 900)
class LedgerSealer {

    private static final Logger LOG = Logger.getLogger(LedgerSealer.class);
    private static final String ALONE = "select pg_try_advisory_xact_lock(hashtext('taizhang.seal'))";
    private static final String HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint";
    private static final String INSERT_LEAVES =
            "insert into ledger_leaf (height, position, ledger, row_key, invented, hash)"
                    + " select ?, * from unnest(?::int[], ?::text[], ?::text[], ?::bool[], ?::bytea[])";
    private static final int ROWS = 20_000;

    private final DataSource dataSource;
    private final BusinessTime time;

    LedgerSealer(DataSource dataSource, BusinessTime time) {
        this.dataSource = dataSource;
        this.time = time;
    }

    /** A row with the ledger that it is of. */
    private record Found(Source source, Row row) {}

    /** Rows of transactions below {@code toXid}. */
    private record Next(long toXid, List<Found> rows) {}

    /** Seals the next block; false when there is nothing to seal or another instance is at it. */
    boolean sealNext() {
        try (var connection = dataSource.getConnection()) {
            return sealNext(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private boolean sealNext(Connection connection) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(LedgerFormat.AS_TEXT);
            sql.execute("set local statement_timeout = 0");
            try (var locked = sql.executeQuery(ALONE)) {
                if (!locked.next() || !locked.getBoolean(1)) {
                    return false;
                }
            }
        }
        LedgerBlock last;
        try (var statement = LedgerBlock.last(connection);
                var row = statement.executeQuery()) {
            last = row.next() ? LedgerBlock.of(row) : null;
        }
        var format = LedgerFormat.current(connection);
        var from = last == null ? 0 : last.toXid();
        var next = next(connection, format, from, horizon(connection));
        if (next.rows().isEmpty()) {
            return false;
        }
        var leaves = leaves(next.rows());
        var block = new LedgerBlock(
                        last == null ? 1 : last.height() + 1,
                        format.version(),
                        from,
                        next.toXid(),
                        leaves.size(),
                        (last == null ? 0 : last.rows()) + leaves.size(),
                        Digest.merkleRoot(leaves.stream().map(Leaf::content).toList()),
                        last == null ? LedgerBlock.NOTHING_BEFORE : last.hash(),
                        LedgerBlock.NOTHING_BEFORE,
                        time.now().truncatedTo(ChronoUnit.MICROS))
                .sealed(format);
        block.insert(connection);
        for (int begin = 0; begin < leaves.size(); begin += ROWS) {
            insert(connection, block.height(), leaves.subList(begin, Math.min(begin + ROWS, leaves.size())));
        }
        // The log usually goes elsewhere: a rewritten history has to agree with it.
        LOG.infof("Sealed block %d: %d rows, %s", block.height(), leaves.size(), block.hash());
        return true;
    }

    private static long horizon(Connection connection) throws SQLException {
        try (var sql = connection.createStatement();
                var row = sql.executeQuery(HORIZON)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The rows of the next transactions, some thousands if there are as many; all of a transaction or none. */
    private static Next next(Connection connection, LedgerFormat format, long from, long horizon) throws SQLException {
        long low = from;
        long width = ROWS;
        while (low < horizon) {
            long high = Math.min(horizon, low + width);
            var rows = rows(connection, format, low, high);
            if (rows.size() > 4 * ROWS && high - low > 1) {
                width = Math.max(1, (high - low) / 8);
            } else if (!rows.isEmpty()) {
                return new Next(high, rows);
            } else {
                low = high;
                width *= 4;
            }
        }
        return new Next(from, List.of());
    }

    private static List<Found> rows(Connection connection, LedgerFormat format, long low, long high)
            throws SQLException {
        var found = new ArrayList<Found>();
        for (var source : Source.values()) {
            try (var statement = connection.prepareStatement(source.rowsToSeal(format.of(source)))) {
                statement.setFetchSize(ROWS);
                statement.setLong(1, low);
                statement.setLong(2, high);
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(new Found(source, format.read(source, row)));
                    }
                }
            }
        }
        return found;
    }

    private static List<Leaf> leaves(List<Found> rows) {
        rows.sort(Comparator.comparingLong((Found found) -> found.row().xid())
                .thenComparing(found -> found.source().table)
                .thenComparing(found -> found.row().key()));
        var leaves = new ArrayList<Leaf>(rows.size());
        for (var found : rows) {
            leaves.add(new Leaf(
                    leaves.size(),
                    found.source().table,
                    found.row().key(),
                    found.row().invented(),
                    found.row().hash()));
        }
        return leaves;
    }

    private static void insert(Connection connection, long height, List<Leaf> leaves) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT_LEAVES)) {
            statement.setLong(1, height);
            array(
                    connection,
                    statement,
                    2,
                    "int4",
                    leaves.stream().map(Leaf::position).toArray());
            array(
                    connection,
                    statement,
                    3,
                    "text",
                    leaves.stream().map(Leaf::ledger).toArray());
            array(
                    connection,
                    statement,
                    4,
                    "text",
                    leaves.stream().map(Leaf::rowKey).toArray());
            array(
                    connection,
                    statement,
                    5,
                    "bool",
                    leaves.stream().map(Leaf::invented).toArray());
            array(
                    connection,
                    statement,
                    6,
                    "bytea",
                    leaves.stream()
                            .map(leaf -> HexFormat.of().parseHex(leaf.hash()))
                            .toArray(byte[][]::new));
            statement.executeUpdate();
        }
    }

    private static void array(
            Connection connection, java.sql.PreparedStatement statement, int index, String type, Object[] values)
            throws SQLException {
        statement.setArray(index, connection.createArrayOf(type, values));
    }
}
