package io.taizhang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The product's own PostgreSQL, reached beside the product with the passwords that are kept with the data. */
record Database(Path dir, int port, Properties passwords) {

    static final String NAME = "taizhang";
    static final String APP = "taizhang_app";

    static Database in(Path dataDir) throws IOException {
        var dir = dataDir.resolve("postgres");
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(dir.resolve("credentials.properties"))) {
            passwords.load(reader);
        }
        return new Database(
                dir, Integer.parseInt(Files.readString(dir.resolve("port")).strip()), passwords);
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    String appPassword() {
        return passwords.getProperty("app");
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", passwords.getProperty("superuser"));
    }

    /** The process that all others of this server descend from. */
    long postmaster() throws IOException {
        return Long.parseLong(
                Files.readAllLines(dir.resolve("data/postmaster.pid")).get(0).strip());
    }

    /** The first column of a query, as text. */
    static List<String> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Bytes of write-ahead log since the cluster was made. */
    static long wal(Connection connection) throws SQLException {
        return Long.parseLong(
                column(connection, "select pg_current_wal_insert_lsn() - '0/0'").get(0));
    }
}
