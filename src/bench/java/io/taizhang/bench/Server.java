package io.taizhang.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged application as a process of its own, as an operator would start it. */
final class Server implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final int port;
    private final long startedAt = System.nanoTime();

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a jar with options of Java; its output goes to a file. */
    static Server start(Path jar, List<String> options, Map<String, String> environment, Path log) throws IOException {
        int port = freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        Files.createDirectories(log.getParent());
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        var server = new Server(builder.start(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Asks until the answer is good. @return milliseconds since the process was started */
    long awaitAnswer(Http.Request request) {
        while (System.nanoTime() - startedAt < PATIENCE.toNanos() && process.isAlive()) {
            try (var connection = new Http(port)) {
                if (connection.send(request.bytes()) < 300) {
                    return (System.nanoTime() - startedAt) / 1_000_000;
                }
            } catch (IOException notYet) {
                // Asked again below.
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("The server gives no good answer");
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /** Below the ports that Linux takes for outgoing connections. */
    private static int freePort() throws IOException {
        for (int port = 18_080; ; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (port > 19_000) {
                    throw taken;
                }
            }
        }
    }
}
