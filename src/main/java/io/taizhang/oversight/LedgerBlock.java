package io.taizhang.oversight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * A sealed block. Its hash covers everything that it says, the columns that its rows were hashed by, and through
 * {@code previous} all blocks before it.
 *
 * @param version of the formats, see {@link LedgerFormat}
 * @param rows how many rows this block and all before it have
 * @param root of the Merkle tree over its leaves; like the other hashes in hexadecimal digits
 */
record LedgerBlock(
        long height,
        int version,
        long fromXid,
        long toXid,
        int leaves,
        long rows,
        String root,
        String previous,
        String hash,
        Instant sealedAt) {

    /** What the first block has instead of the hash of the block before. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    private static final String COLUMNS =
            "height, version, from_xid, to_xid, leaves, rows, root, previous, hash, sealed_at";
    private static final String ALL = "select " + COLUMNS + " from ledger_block order by height";
    private static final String LAST = ALL + " desc limit 1";
    private static final String INSERT =
            "insert into ledger_block (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** The block with the hash that belongs to what it says. */
    LedgerBlock sealed(LedgerFormat format) {
        return new LedgerBlock(
                height, version, fromXid, toXid, leaves, rows, root, previous, computedHash(format), sealedAt);
    }

    String computedHash(LedgerFormat format) {
        return new Digest("taizhang-block-1")
                .add(height)
                .add(version)
                .add(format.hash())
                .add(fromXid)
                .add(toXid)
                .add(leaves)
                .add(rows)
                .add(root)
                .add(previous)
                .add(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt))
                .hex();
    }

    static PreparedStatement all(Connection connection) throws SQLException {
        return connection.prepareStatement(ALL);
    }

    static PreparedStatement last(Connection connection) throws SQLException {
        return connection.prepareStatement(LAST);
    }

    static LedgerBlock of(ResultSet row) throws SQLException {
        return new LedgerBlock(
                row.getLong("height"),
                row.getInt("version"),
                row.getLong("from_xid"),
                row.getLong("to_xid"),
                row.getInt("leaves"),
                row.getLong("rows"),
                hex(row, "root"),
                hex(row, "previous"),
                hex(row, "hash"),
                row.getObject("sealed_at", OffsetDateTime.class).toInstant());
    }

    private static String hex(ResultSet row, String column) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes(column));
    }

    void insert(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, height);
            statement.setInt(2, version);
            statement.setLong(3, fromXid);
            statement.setLong(4, toXid);
            statement.setInt(5, leaves);
            statement.setLong(6, rows);
            statement.setBytes(7, HexFormat.of().parseHex(root));
            statement.setBytes(8, HexFormat.of().parseHex(previous));
            statement.setBytes(9, HexFormat.of().parseHex(hash));
            statement.setObject(10, sealedAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /**
     * The seal of one row.
     *
     * @param ledger the table
     * @param rowKey its primary key as text
     * @param invented whether it belonged to the demonstration when it was sealed, and may go with it
     * @param hash of the row, see {@link LedgerFormat}
     */
    record Leaf(int position, String ledger, String rowKey, boolean invented, String hash) {

        /** What the leaf brings into the Merkle tree: all that it says, so that none of it can be changed alone. */
        byte[] content() {
            return new Digest("taizhang-leaf-1")
                    .add(ledger)
                    .add(rowKey)
                    .add(invented ? 1 : 0)
                    .add(hash)
                    .value();
        }
    }
}
