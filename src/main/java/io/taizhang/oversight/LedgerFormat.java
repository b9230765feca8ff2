package io.taizhang.oversight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * By which columns the rows of each ledger are hashed. They are named one by one and kept with a version, so that what was
 * sealed stays verifiable when a column is added; the next block then takes a new version. Values are hashed as the texts
 * that PostgreSQL writes under {@link #AS_TEXT}.
 */
record LedgerFormat(int version, Map<Source, List<String>> columns) {

    /** Makes values come out as the same texts whatever the server or the session is set to. */
    static final String AS_TEXT = "set local timezone = 'UTC'; set local datestyle = 'ISO, YMD';"
            + " set local intervalstyle = 'postgres'; set local bytea_output = 'hex'; set local extra_float_digits = 1";

    private static final String CURRENT = "select attname from pg_attribute where attrelid = ?::regclass and attnum > 0"
            + " and not attisdropped and attgenerated = '' order by attname collate \"C\"";
    private static final String KEPT = "select version, ledger, columns from ledger_format order by version";
    private static final String INSERT = "insert into ledger_format (version, ledger, columns) values (?, ?, ?)";

    /** A ledger that is sealed: an append-only table whose rows say in which transaction they were written. */
    enum Source {
        AUDIT_ENTRY(
                "audit_entry",
                "id",
                "bigint",
                Pattern.compile("\\d{1,18}"),
                "",
                "exists (select from demo_item d where d.id in (t.customer_id, t.subject_id, t.actor_id))"),
        CARD_MOVEMENT(
                "card_movement",
                "key",
                "uuid",
                Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
                " join card c on c.id = t.card_id",
                "exists (select from demo_item d where d.id in (c.customer_id, c.program_id, c.unit_id))");

        final String table;
        final String key;
        private final String keyType;
        private final Pattern keys;
        private final String joined;
        private final String invented;

        Source(String table, String key, String keyType, Pattern keys, String joined, String invented) {
            this.table = table;
            this.key = key;
            this.keyType = keyType;
            this.keys = keys;
            this.joined = joined;
            this.invented = invented;
        }

        static @Nullable Source of(String table) {
            for (var source : values()) {
                if (source.table.equals(table)) {
                    return source;
                }
            }
            return null;
        }

        /** Whether a text can be a key of the table at all. */
        boolean isKey(String text) {
            return keys.matcher(text).matches();
        }

        /** Rows of some transactions, with whether they belong to the demonstration; then the columns as texts. */
        String rowsToSeal(List<String> columns) {
            return "select t.xid, t." + key + "::text, " + invented + texts(columns) + " from " + table + " t" + joined
                    + " where t.xid >= ? and t.xid < ?";
        }

        /** Rows by their keys; then the columns as texts. */
        String rowsByKey(List<String> columns) {
            return "select t.xid, t." + key + "::text, false" + texts(columns) + " from " + table + " t where t." + key
                    + " = any (?::" + keyType + "[])";
        }

        private static String texts(List<String> columns) {
            return columns.stream()
                    .map(column -> ", t.\"" + column.replace("\"", "\"\"") + "\"::text")
                    .collect(Collectors.joining());
        }
    }

    /** A row as it is hashed. */
    record Row(long xid, String key, boolean invented, String hash) {}

    /** Reads a row of {@link Source#rowsToSeal} or {@link Source#rowsByKey}. */
    Row read(Source source, ResultSet row) throws SQLException {
        var hash = new Digest("taizhang-row-1").add(source.table);
        int count = of(source).size();
        hash.add(count);
        for (int i = 0; i < count; i++) {
            hash.add(row.getString(4 + i));
        }
        return new Row(row.getLong(1), row.getString(2), row.getBoolean(3), hash.hex());
    }

    List<String> of(Source source) {
        return columns.getOrDefault(source, List.of());
    }

    /** Covers the names of all columns, so that none can be taken out of what was sealed. */
    String hash() {
        var hash = new Digest("taizhang-format-1").add(version);
        for (var source : Source.values()) {
            hash.add(source.table).add(of(source).size());
            of(source).forEach(hash::add);
        }
        return hash.hex();
    }

    /** All versions that were sealed by. */
    static NavigableMap<Integer, LedgerFormat> kept(Connection connection) throws SQLException {
        var kept = new TreeMap<Integer, LedgerFormat>();
        try (var statement = connection.prepareStatement(KEPT);
                var row = statement.executeQuery()) {
            while (row.next()) {
                var source = Source.of(row.getString("ledger"));
                var format = kept.computeIfAbsent(
                        row.getInt("version"), version -> new LedgerFormat(version, new EnumMap<>(Source.class)));
                if (source != null) {
                    format.columns().put(source, List.of((String[])
                            row.getArray("columns").getArray()));
                }
            }
        }
        return kept;
    }

    /** The format of the tables as they are now; a new version when they have changed. */
    static LedgerFormat current(Connection connection) throws SQLException {
        var columns = new EnumMap<Source, List<String>>(Source.class);
        for (var source : Source.values()) {
            columns.put(source, columnsOf(connection, source));
        }
        var kept = kept(connection);
        var last = kept.isEmpty() ? 0 : kept.lastKey();
        var latest = kept.get(last);
        if (latest != null && latest.columns().equals(columns)) {
            return latest;
        }
        var format = new LedgerFormat(last + 1, columns);
        format.insert(connection);
        return format;
    }

    private void insert(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var source : Source.values()) {
                statement.setInt(1, version);
                statement.setString(2, source.table);
                statement.setArray(
                        3, connection.createArrayOf("text", of(source).toArray()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static List<String> columnsOf(Connection connection, Source source) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.prepareStatement(CURRENT)) {
            statement.setString(1, source.table);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }
}
