package io.taizhang.database;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The server process of one data directory. It is started through {@code pg_ctl}, which puts it into a session of
 * its own: a Ctrl-C meant for the application must not reach the database before the last request is answered.
 */
final class Postmaster {
    static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOWEST_PORT = 15_000;
    /** Below the range that Linux takes for outgoing connections, which otherwise steal the port now and then. */
    private static final int HIGHEST_PORT = 32_000;

    private final Path bin;
    private final Path dir;
    private final Path data;
    private final Path startLog;
    private final Path rememberedPort;
    private final boolean fast;
    private final UnprivilegedUser user;

    /**
     * @param dir holds the data and the files beside it; absolute
     * @param fast gives up durability for speed; for tests
     */
    Postmaster(Path binaries, Path dir, boolean fast) throws IOException {
        this.bin = binaries.resolve("bin");
        this.dir = dir;
        this.data = dir.resolve("data");
        this.startLog = dir.resolve("start.log");
        this.rememberedPort = dir.resolve("port");
        this.fast = fast;
        this.user = UnprivilegedUser.available();
        user.own(dir);
        user.own(binaries);
    }

    /** The live server of this directory: one that we started, or one that outlived a killed application. */
    private record Running(ProcessHandle process, int port, boolean stopping) {}

    /**
     * Starts the server, creating its data at the first time, or adopts the one that runs already. The adopted one
     * may still be recovering.
     *
     * @return the port on 127.0.0.1
     */
    int start(String superuserPassword) throws IOException {
        initialise(superuserPassword);
        return adoptOrLaunch(this::freePort);
    }

    /** Starts the server again, after it died on its own, where its clients look for it. */
    void restart(int port) throws IOException {
        adoptOrLaunch(() -> port);
    }

    /** The server's process, which ends with the server. */
    Optional<ProcessHandle> process() throws IOException {
        return running().map(Running::process);
    }

    /** Where a server that is started is to listen. */
    private interface PortChoice {
        int port() throws IOException;
    }

    private int adoptOrLaunch(PortChoice choice) throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<Running> orphan = running();
            if (orphan.isPresent() && !orphan.get().stopping()) {
                return orphan.get().port();
            }
            try {
                if (orphan.isPresent()) {
                    throw new DatabaseUnusable("PostgreSQL 一直没有停止 / PostgreSQL does not finish stopping in " + data);
                }
                return launch(choice.port());
            } catch (DatabaseUnusable e) {
                // The sessions of a killed server need a moment to notice its death.
                boolean passing = orphan.isPresent() || tail(startLog).contains("still in use");
                if (!passing || System.nanoTime() > giveUp) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private int launch(int port) throws IOException {
        // PostgreSQL takes any process that got the old number for itself, and in a container numbers come again soon.
        Files.deleteIfExists(pidFile());
        Files.deleteIfExists(startLog);
        // Recovery after a crash may take minutes; pg_ctl returns as soon as the server accepts connections or has
        // died.
        control("start", "-t", "900", "-l", startLog.toString(), "-o", settings(port));
        Files.writeString(rememberedPort, Integer.toString(port));
        return port;
    }

    /** Ends all sessions and stops the server, after a checkpoint; does nothing when none runs. */
    void stop() throws IOException {
        stop("fast");
    }

    /** Stops the server without a checkpoint and removes its data. */
    void discard() throws IOException {
        stop("immediate");
        PostgresBinaries.deleteTree(data);
    }

    private void stop(String mode) throws IOException {
        if (running().isEmpty()) {
            return;
        }
        try {
            control("stop", "-t", "120", "-m", mode);
        } catch (DatabaseUnusable e) {
            // It may have died on its own meanwhile.
            if (running().isPresent()) {
                throw e;
            }
        }
    }

    boolean isInitialised() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    private void initialise(String superuserPassword) throws IOException {
        if (isInitialised()) {
            return;
        }
        // Made beside and renamed: a kill in between leaves nothing that looks like data.
        Path unfinished = dir.resolve("data-unfinished");
        PostgresBinaries.deleteTree(unfinished);
        Path password = dir.resolve("password-unfinished");
        List<String> arguments = new ArrayList<>(List.of("--pgdata", unfinished.toString(), "--data-checksums"));
        arguments.addAll(List.of("--username", SUPERUSER, "--pwfile", password.toString(), "--auth=scram-sha-256"));
        arguments.addAll(List.of("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        // Not C: pg_trgm asks the system what a letter is, and under C no Chinese character is one.
        arguments.addAll(List.of("--locale=C", "--lc-ctype=" + unicodeLocale(System.getProperty("os.name"))));
        if (fast) {
            arguments.add("--no-sync");
        }
        try {
            DatabaseCredentials.writePrivately(password, superuserPassword);
            user.own(password);
            run("initdb", arguments);
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(unfinished, data);
    }

    private static String unicodeLocale(String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        return os.contains("linux") ? "C.UTF-8" : os.contains("mac") ? "en_US.UTF-8" : "en-US";
    }

    /** An eighth of the machine's memory, or the container's, in MiB: the application needs its own. Taken as it fills. */
    private static long sharedBuffers() {
        var memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.max(128, Math.min(1024, memory / 8 / 1024 / 1024));
    }

    private String settings(int port) {
        List<String> settings = new ArrayList<>(List.of("port=" + port, "listen_addresses=127.0.0.1"));
        settings.addAll(
                List.of("unix_socket_directories=", "password_encryption=scram-sha-256", "max_connections=100"));
        settings.addAll(List.of("shared_buffers=" + sharedBuffers() + "MB", "max_wal_size=2GB"));
        settings.addAll(List.of("timezone=UTC", "log_timezone=UTC"));
        // The details of an error are the values of the row that was refused.
        settings.add("log_error_verbosity=terse");
        settings.add("idle_in_transaction_session_timeout=5min");
        // Compiling a query pays for analytics; the short ones of a ledger only get slower.
        settings.add("jit=off");
        if (fast) {
            settings.addAll(List.of("fsync=off", "full_page_writes=off"));
        } else {
            settings.addAll(List.of("fsync=on", "synchronous_commit=on"));
            // One file for each day of the week, overwritten a week later.
            settings.addAll(List.of("logging_collector=on", "log_filename=postgresql-%a.log"));
            settings.addAll(List.of("log_truncate_on_rotation=on", "log_rotation_size=0"));
        }
        return "-c " + String.join(" -c ", settings);
    }

    private Optional<Running> running() throws IOException {
        // Lines: process, data directory, start time, port, socket directory, address, shared memory, status.
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.size() < 4) {
            return Optional.empty();
        }
        boolean stopping = lines.size() > 7 && lines.get(7).startsWith("stopping");
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> isServerOf(process, lines.get(1)))
                .map(process ->
                        new Running(process, Integer.parseInt(lines.get(3).strip()), stopping));
    }

    /**
     * Whether the process is a server of the directory, not another one that was given its number, nor its unburied
     * remains.
     */
    private static boolean isServerOf(ProcessHandle process, String directory) {
        ProcessHandle.Info info = process.info();
        return info.arguments()
                .map(arguments -> List.of(arguments).contains(directory))
                .orElseGet(() -> info.command().orElse("").contains("postgres"));
    }

    private int freePort() throws IOException {
        IntStream last = Files.exists(rememberedPort)
                ? IntStream.of(Integer.parseInt(Files.readString(rememberedPort).strip()))
                : IntStream.empty();
        return IntStream.concat(last, new SecureRandom().ints(1000, LOWEST_PORT, HIGHEST_PORT))
                .filter(Postmaster::isFree)
                .findFirst()
                .orElseThrow(() -> new DatabaseUnusable(
                        "没有空闲端口 / No port is free from %d to %d".formatted(LOWEST_PORT, HIGHEST_PORT)));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void control(String action, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(action, "-w", "-D", data.toString()));
        all.addAll(List.of(arguments));
        run("pg_ctl", all);
    }

    private void run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        // To a file: the server would inherit a pipe and keep us reading for ever.
        Path output = dir.resolve("command.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // Variables such as PGPORT would overrule what we say here.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        try {
            if (builder.start().waitFor() != 0) {
                throw new DatabaseUnusable("PostgreSQL 出错 / PostgreSQL failed (%s in %s): %s %s"
                        .formatted(program, dir, tail(output), tail(startLog)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("被中断 / Interrupted while waiting for PostgreSQL", e);
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
    }

    private Path pidFile() {
        return data.resolve("postmaster.pid");
    }
}
