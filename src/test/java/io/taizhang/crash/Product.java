package io.taizhang.crash;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/** The packaged product as a process of its own, with its database, to be killed and started again. */
final class Product implements AutoCloseable {

    static final String PASSWORD = "Crash-harness-2026";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path jar;
    private final Path data;
    private final int port = freePort();
    private Process process;

    Product(Path jar, Path data) throws IOException {
        this.jar = jar;
        this.data = data;
        this.process = start();
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar", jar.toString());
        var environment = builder.environment();
        environment.put("TAIZHANG_DATA_DIR", data.toString());
        environment.put("TAIZHANG_ADMIN_PASSWORD", PASSWORD);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var log = data.resolveSibling("product.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        return builder.start();
    }

    /** Kills the application as {@code kill -9} does, and starts it again. Its database lives on meanwhile. */
    synchronized void killApplication() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
        awaitReady();
    }

    /** Kills the database server as {@code kill -9} does; the application has to bring it back. */
    void killDatabase() throws IOException {
        var pid =
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(0);
        ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    void awaitReady() throws IOException {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var question = HttpRequest.newBuilder(URI.create(base() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp && process.isAlive()) {
            try {
                if (client.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IOException("The product is not ready; its log: " + data.resolveSibling("product.log"));
    }

    /** As the owner of the tables. */
    Connection database() throws IOException, SQLException {
        var credentials = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("postgres/credentials.properties"))) {
            credentials.load(reader);
        }
        var databasePort = Files.readString(data.resolve("postgres/port")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort + "/taizhang",
                "taizhang_owner",
                credentials.getProperty("owner"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** Below the range that the system gives to outgoing connections. */
    private static int freePort() {
        for (int candidate = 20_000 + (int) (ProcessHandle.current().pid() % 5_000); candidate < 32_000; candidate++) {
            try (var probe = new ServerSocket()) {
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), candidate));
                return candidate;
            } catch (IOException taken) {
                continue;
            }
        }
        throw new IllegalStateException("no free port");
    }
}
