package io.taizhang.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The address of the mail server of all tests: those that want one listen there themselves. */
public final class TestMailServer implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "taizhang.mail.host",
                "127.0.0.1",
                "taizhang.mail.port",
                String.valueOf(freePort()),
                "taizhang.mail.security",
                "NONE",
                "taizhang.mail.from",
                "books@taizhang.example",
                "taizhang.mail.from-name",
                "台账",
                "taizhang.mail.timeout",
                "5S",
                "taizhang.mail.max-tries",
                "3");
    }

    @Override
    public void stop() {}

    /** Below the ports that the system gives out by itself, so that nobody takes it until it is listened on. */
    private static int freePort() {
        for (; ; ) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
