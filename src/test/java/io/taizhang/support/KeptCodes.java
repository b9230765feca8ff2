package io.taizhang.support;

import io.taizhang.member.CodeSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The provider of one-time codes of the tests: keeps them for whoever asks. */
@ApplicationScoped
public class KeptCodes implements CodeSender {

    private static final Map<String, BlockingQueue<String>> SENT = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "kept";
    }

    @Override
    public void send(String phone, String code, long minutes) {
        sent(phone).add(code);
    }

    /** The next code that was sent to a phone (E.164), as soon as it is there. */
    static String next(String phone) {
        try {
            var code = sent(phone).poll(10, TimeUnit.SECONDS);
            if (code == null) {
                throw new AssertionError("No code was sent to " + phone);
            }
            return code;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    static boolean isEmpty(String phone) {
        return sent(phone).isEmpty();
    }

    private static BlockingQueue<String> sent(String phone) {
        return SENT.computeIfAbsent(phone, any -> new LinkedBlockingQueue<>());
    }
}
