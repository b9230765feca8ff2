package io.taizhang.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL with its data in a directory, for one application at a time. It holds the database {@code taizhang}
 * with two roles: the owner, which migrates, and the application's role, which owns nothing.
 *
 * <p>The server is a process of its own. It outlives a killed application, and the next one to open the directory
 * takes it over; when it is killed itself, it is started again at the same address.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String DATABASE = "taizhang";
    private static final String OWNER = "taizhang_owner";
    private static final String APP = "taizhang_app";
    private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(60);

    /**
     * Directories that this process has open. The lock of a file tells processes apart only, and is lost when a
     * second opener in the same process closes the file again.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path dir;
    private final FileLock lock;
    private final Postmaster postmaster;
    private final DatabaseCredentials credentials;
    private final int port;
    private boolean closed;

    private EmbeddedPostgres(
            Path dir, FileLock lock, Postmaster postmaster, DatabaseCredentials credentials, int port) {
        this.dir = dir;
        this.lock = lock;
        this.postmaster = postmaster;
        this.credentials = credentials;
        this.port = port;
    }

    /**
     * Starts the database of a directory, creating both at the first time, and returns when it answers.
     *
     * @throws DatabaseUnusable for every reason for which it does not, among them another application in the
     * directory
     */
    public static EmbeddedPostgres open(Path dir) {
        return open(dir, false);
    }

    /** Like {@link #open}, but without the data of earlier starts and without any care for durability: for tests. */
    public static EmbeddedPostgres openFresh(Path dir) {
        return open(dir, true);
    }

    private static EmbeddedPostgres open(Path dir, boolean fresh) {
        try {
            Path home = prepare(dir);
            FileLock lock = lock(home);
            try {
                return openLocked(home, lock, fresh);
            } catch (IOException | RuntimeException e) {
                unlock(home, lock);
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnusable("无法使用数据目录 / Cannot use the data directory " + dir + ": " + e, e);
        }
    }

    private static EmbeddedPostgres openLocked(Path home, FileLock lock, boolean fresh) throws IOException {
        Postmaster postmaster = new Postmaster(PostgresBinaries.unpackedIn(home), home, fresh);
        if (fresh) {
            postmaster.discard();
        }
        DatabaseCredentials credentials = DatabaseCredentials.keptIn(home, postmaster.isInitialised());
        int port = postmaster.start(credentials.superuser());
        try {
            provision(port, credentials);
        } catch (SQLException e) {
            postmaster.stop();
            throw new DatabaseUnusable("数据库不可用 / The database does not answer as expected: " + e.getMessage(), e);
        }
        EmbeddedPostgres opened = new EmbeddedPostgres(home, lock, postmaster, credentials, port);
        opened.watch();
        return opened;
    }

    /** Sees to it that a server that ends before it is closed is started again, at the same address. */
    private void watch() throws IOException {
        Optional<ProcessHandle> server = postmaster.process();
        Thread watcher = new Thread(() -> {
            server.ifPresent(process -> process.onExit().join());
            revive();
        });
        watcher.setName("Watch PostgreSQL");
        watcher.setDaemon(true);
        watcher.start();
    }

    private synchronized void revive() {
        if (closed) {
            return;
        }
        System.err.println("PostgreSQL 意外终止，正在重新启动 / PostgreSQL has ended unexpectedly and is started again");
        try {
            postmaster.restart(port);
            watch();
        } catch (IOException | DatabaseUnusable e) {
            System.err.println("无法重新启动 PostgreSQL / Cannot start PostgreSQL again: " + e.getMessage());
        }
    }

    /** The address of the database, on 127.0.0.1. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    /** The role that owns the database and may migrate it and create trusted extensions. */
    public String ownerUser() {
        return OWNER;
    }

    public String ownerPassword() {
        return credentials.owner();
    }

    /** The role of the running application: owns nothing, creates nothing, may do what the migrations grant. */
    public String appUser() {
        return APP;
    }

    public String appPassword() {
        return credentials.app();
    }

    /** The same as the configuration that Quarkus and the migrations read. */
    public Map<String, String> configuration() {
        return Map.of(
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.username", appUser(),
                "quarkus.datasource.password", appPassword(),
                "quarkus.flyway.username", ownerUser(),
                "quarkus.flyway.password", ownerPassword(),
                "taizhang.database.app-role", appUser());
    }

    /**
     * Stops the server and lets the directory go. To be called after the last request; a second call does nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            postmaster.stop();
            unlock(dir, lock);
        } catch (IOException e) {
            throw new DatabaseUnusable("无法停止 PostgreSQL / Cannot stop PostgreSQL in " + dir + ": " + e, e);
        }
    }

    private static Path prepare(Path dir) throws IOException {
        Path home = Files.createDirectories(dir).toRealPath();
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        }
        return home;
    }

    private static FileLock lock(Path home) throws IOException {
        if (!OPEN.add(home)) {
            throw inUse(home);
        }
        @Nullable FileLock lock = null;
        try {
            FileChannel channel =
                    FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw inUse(home);
            }
            return lock;
        } finally {
            if (lock == null) {
                OPEN.remove(home);
            }
        }
    }

    private static void unlock(Path home, FileLock lock) throws IOException {
        lock.acquiredBy().close();
        OPEN.remove(home);
    }

    private static DatabaseUnusable inUse(Path home) {
        return new DatabaseUnusable("数据目录正被另一个台账使用 / The data directory is in use by another Taizhang: " + home);
    }

    /**
     * Brings roles and database to what this version expects; a start that was killed half-way is completed by the
     * next.
     */
    private static void provision(int port, DatabaseCredentials credentials) throws SQLException {
        try (Connection connection = login(port, credentials.superuser());
                Statement sql = connection.createStatement()) {
            Map<String, String> roles = Map.of(OWNER, credentials.owner(), APP, credentials.app());
            for (Map.Entry<String, String> role : roles.entrySet()) {
                if (!any(sql, "select from pg_roles where rolname = '%s'".formatted(role.getKey()))) {
                    sql.execute("create role " + role.getKey());
                }
                sql.execute("alter role %s login password '%s'".formatted(role.getKey(), role.getValue()));
            }
            if (!any(sql, "select from pg_database where datname = '" + DATABASE + "'")) {
                sql.execute("create database %s owner %s".formatted(DATABASE, OWNER));
            }
            sql.execute("revoke all on database %s from public".formatted(DATABASE));
            sql.execute("grant connect on database %s to %s".formatted(DATABASE, APP));
            // Not every build has it.
            if (any(sql, "select from pg_settings where name = 'wal_compression' and 'lz4' = any (enumvals)")) {
                sql.execute("alter system set wal_compression = lz4");
                sql.execute("select pg_reload_conf()");
            }
        }
    }

    private static boolean any(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            return rows.next();
        }
    }

    /**
     * Logs in as soon as the server allows: one that was adopted may still be recovering, for as long as it says
     * so.
     */
    private static Connection login(int port, String password) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser(Postmaster.SUPERUSER);
        source.setPassword(password);
        source.setConnectTimeout(10);
        long giveUp = System.nanoTime() + LOGIN_PATIENCE.toNanos();
        while (true) {
            try {
                return source.getConnection();
            } catch (SQLException e) {
                boolean startingUp = "57P03".equals(e.getSQLState());
                boolean unreachable = "08001".equals(e.getSQLState());
                if (startingUp) {
                    giveUp = System.nanoTime() + LOGIN_PATIENCE.toNanos();
                } else if (!unreachable || System.nanoTime() > giveUp) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
