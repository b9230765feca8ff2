package io.taizhang.oversight;

import io.taizhang.oversight.Finding.What;
import io.taizhang.oversight.LedgerBlock.Leaf;
import io.taizhang.oversight.LedgerFormat.Row;
import io.taizhang.oversight.LedgerFormat.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares history with its seals, on a connection that shows one snapshot, and names the first thing that is not as it
 * was. Everything is computed here from the rows as they are: no function of the database is trusted to hash.
 *
 * <h2>What the seals protect from</h2>
 *
 * Somebody who can do everything in the database, such as its superuser, and changes history after it was sealed, which
 * is some seconds after it happened:
 *
 * <ul>
 *   <li>a row is changed, deleted, exchanged with another or put among those of the past: the row is named;
 *   <li>the seals of rows or a block are changed or deleted as well: the block is named;
 *   <li>rows, seals and blocks are all cut off at the end, or computed anew from some point on: the history agrees with
 *       itself, and only a <em>head that was kept elsewhere</em> tells. So heads have to be kept where that somebody
 *       cannot write: another machine, paper, the log. The signature proves that the house made the head, because the
 *       key is in no table.
 * </ul>
 *
 * <h2>What they do not protect from</h2>
 *
 * <ul>
 *   <li>a row that was false when it was written, or is changed before it is sealed; that the last rows were cut off
 *       before they were sealed is seen by the check of the books, unless the balance was changed with them;
 *   <li>history that is rewritten from before the oldest head that was kept;
 *   <li>somebody who also has the machine of the application: they have the key and this class;
 *   <li>rows that belonged to the demonstration when they were sealed may be gone: how many are is among the figures.
 * </ul>
 */
final class LedgerVerifier {

    private static final String LEAVES =
            "select position, ledger, row_key, invented, hash from ledger_leaf" + " where height = ? order by position";
    private static final String LEAVES_BEYOND =
            "select height from ledger_leaf where height > ? order by height limit 1";

    private final Connection connection;
    private long blocks;
    private long rows;
    private long removed;
    private String hash = LedgerBlock.NOTHING_BEFORE;
    private long toXid;

    LedgerVerifier(Connection connection) {
        this.connection = connection;
    }

    VerificationFigures figures() {
        return new VerificationFigures(null, null, null, null, null, blocks, rows, removed, hash, null);
    }

    /** Goes through all blocks; answers the first thing that is not as it was, null when there is none. */
    @Nullable
    Finding verify(@Nullable LedgerHead kept) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(LedgerFormat.AS_TEXT);
        }
        var formats = LedgerFormat.kept(connection);
        Finding rebuilt = null;
        for (var block : all()) {
            var format = formats.get(block.version());
            if (format == null) {
                return Finding.ofBlock(What.BLOCK_CHANGED, block.height(), "version " + block.version(), null);
            }
            var finding = ofBlock(block, format);
            if (finding != null) {
                return finding;
            }
            if (kept != null && kept.height() == block.height() && !kept.hash().equals(block.hash())) {
                rebuilt = Finding.ofBlock(What.CHAIN_REBUILT, block.height(), kept.hash(), block.hash());
            }
        }
        var added = added(formats);
        if (added != null || rebuilt != null) {
            return added != null ? added : rebuilt;
        }
        if (kept != null && kept.height() > blocks) {
            return new Finding(
                    What.CHAIN_CUT,
                    null,
                    null,
                    null,
                    blocks + 1,
                    null,
                    kept.lastLedger(),
                    kept.lastRowKey(),
                    kept.rows() + " rows, " + kept.hash(),
                    rows + " rows, " + hash);
        }
        return null;
    }

    private List<LedgerBlock> all() throws SQLException {
        var all = new ArrayList<LedgerBlock>();
        try (var statement = LedgerBlock.all(connection);
                var row = statement.executeQuery()) {
            while (row.next()) {
                all.add(LedgerBlock.of(row));
            }
        }
        return all;
    }

    /** The rows first, because a row says more than the block that it makes false. */
    private @Nullable Finding ofBlock(LedgerBlock block, LedgerFormat format) throws SQLException {
        if (block.height() != blocks + 1) {
            return Finding.ofBlock(What.BLOCK_MISSING, blocks + 1, null, Long.toString(block.height()));
        }
        var leaves = leaves(block.height());
        var finding = ofRows(block, format, leaves);
        if (finding != null) {
            return finding;
        }
        for (int i = 0; i < Math.max(leaves.size(), block.leaves()); i++) {
            if (i >= leaves.size() || leaves.get(i).position() != i) {
                return Finding.ofBlock(What.LEAF_MISSING, block.height(), "position " + i, null);
            }
        }
        var root = leaves.isEmpty()
                ? LedgerBlock.NOTHING_BEFORE
                : Digest.merkleRoot(leaves.stream().map(Leaf::content).toList());
        if (!root.equals(block.root())) {
            return Finding.ofBlock(What.LEAF_CHANGED, block.height(), block.root(), root);
        }
        if (!block.previous().equals(hash) || block.fromXid() != toXid || block.rows() != rows + leaves.size()) {
            return Finding.ofBlock(What.BLOCK_MISSING, block.height(), hash, block.previous());
        }
        var computed = block.computedHash(format);
        if (!computed.equals(block.hash())) {
            return Finding.ofBlock(What.BLOCK_CHANGED, block.height(), block.hash(), computed);
        }
        blocks = block.height();
        rows = block.rows();
        hash = block.hash();
        toXid = block.toXid();
        return null;
    }

    private @Nullable Finding ofRows(LedgerBlock block, LedgerFormat format, List<Leaf> leaves) throws SQLException {
        var there = new HashMap<String, Row>();
        for (var source : Source.values()) {
            read(source, format, leaves).forEach(row -> there.put(source.table + " " + row.key(), row));
        }
        long lastXid = block.fromXid();
        for (var leaf : leaves) {
            var row = there.get(leaf.ledger() + " " + leaf.rowKey());
            if (row == null && leaf.invented()) {
                removed++;
            } else if (row == null) {
                return Finding.ofRow(What.ROW_MISSING, block, leaf, leaf.hash(), null);
            } else if (!row.hash().equals(leaf.hash())) {
                return Finding.ofRow(What.ROW_CHANGED, block, leaf, leaf.hash(), row.hash());
            } else if (row.xid() < lastXid || row.xid() >= block.toXid()) {
                return Finding.ofRow(What.ROW_MOVED, block, leaf, Long.toString(lastXid), Long.toString(row.xid()));
            } else {
                lastXid = row.xid();
            }
        }
        return null;
    }

    private List<Row> read(Source source, LedgerFormat format, List<Leaf> leaves) throws SQLException {
        var keys = leaves.stream()
                .filter(leaf -> leaf.ledger().equals(source.table))
                .map(Leaf::rowKey)
                .filter(source::isKey)
                .toArray();
        var read = new ArrayList<Row>(keys.length);
        if (keys.length > 0) {
            try (var statement = connection.prepareStatement(source.rowsByKey(format.of(source)))) {
                statement.setArray(1, connection.createArrayOf("text", keys));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        read.add(format.read(source, row));
                    }
                }
            }
        }
        return read;
    }

    private List<Leaf> leaves(long height) throws SQLException {
        var leaves = new ArrayList<Leaf>();
        try (var statement = connection.prepareStatement(LEAVES)) {
            statement.setLong(1, height);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    leaves.add(new Leaf(
                            row.getInt(1),
                            row.getString(2),
                            row.getString(3),
                            row.getBoolean(4),
                            HexFormat.of().formatHex(row.getBytes(5))));
                }
            }
        }
        return leaves;
    }

    /** A row of the past that no block knows, or a seal without its block. */
    private @Nullable Finding added(Map<Integer, LedgerFormat> formats) throws SQLException {
        try (var statement = connection.prepareStatement(LEAVES_BEYOND)) {
            statement.setLong(1, blocks);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    return Finding.ofBlock(What.BLOCK_MISSING, row.getLong(1), null, null);
                }
            }
        }
        if (formats.isEmpty()) {
            return null;
        }
        for (var source : Source.values()) {
            try (var statement = connection.prepareStatement("select t." + source.key + "::text, t.xid from "
                    + source.table + " t where t.xid < ? and not exists (select from ledger_leaf l where l.ledger = '"
                    + source.table + "' and l.row_key = t." + source.key + "::text) order by t.xid, 1 limit 1")) {
                statement.setLong(1, toXid);
                try (var row = statement.executeQuery()) {
                    if (row.next()) {
                        return new Finding(
                                What.ROW_ADDED,
                                null,
                                null,
                                null,
                                null,
                                null,
                                source.table,
                                row.getString(1),
                                null,
                                "xid " + row.getLong(2));
                    }
                }
            }
        }
        return null;
    }
}
