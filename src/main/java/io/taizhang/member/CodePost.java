package io.taizhang.member;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands codes to the configured provider, beside the request, so that the time of an answer tells nothing. */
@ApplicationScoped
class CodePost {

    private static final Logger LOG = Logger.getLogger(CodePost.class);
    private static final int WAITING = 1_000;

    private final @Nullable CodeSender sender;
    private final long minutes;
    private final ThreadPoolExecutor worker;

    /** @throws IllegalStateException at the first use, when the configuration names no provider that there is */
    CodePost(@All List<CodeSender> senders, MemberSettings settings) {
        this.sender = settings.codeSender().map(name -> named(name, senders)).orElse(null);
        this.minutes = settings.codeLife().toMinutes();
        this.worker = new ThreadPoolExecutor(1, 4, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING), work -> {
            var thread = new Thread(work, "one-time codes");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static CodeSender named(String name, List<CodeSender> senders) {
        return senders.stream()
                .filter(sender -> sender.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("taizhang.member.code-sender \"" + name + "\" is no provider"));
    }

    /** @throws Refusal 409 {@code member_sign_in_off} when the installation has no provider */
    void requireProvider() {
        if (sender == null) {
            throw Refusal.conflict("member_sign_in_off");
        }
    }

    /** Sends a code if the phone is a customer's, which is looked up beside the request too. */
    void send(String phone, String code, BooleanSupplier isKnown) {
        var provider = sender;
        if (provider == null) {
            return;
        }
        try {
            worker.execute(() -> {
                try {
                    if (isKnown.getAsBoolean()) {
                        provider.send(phone, code, minutes);
                    }
                } catch (RuntimeException failed) {
                    LOG.error("A one-time code could not be sent", failed);
                }
            });
        } catch (RejectedExecutionException full) {
            LOG.error("A one-time code was not sent: too many are waiting", full);
        }
    }

    void stop(@Observes ShutdownEvent ended) {
        worker.shutdownNow();
    }
}
