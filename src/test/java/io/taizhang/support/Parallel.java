package io.taizhang.support;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Walks through many requests several at a time: most of a request is waiting. */
public final class Parallel {

    private static final int WALKERS = 6;

    private Parallel() {}

    /** Does the act for each; what one of them throws ends the walk. */
    public static <T> void forEach(Collection<T> items, Consumer<T> act) {
        var threads = Executors.newFixedThreadPool(WALKERS);
        try {
            var running = items.stream()
                    .map(item -> threads.submit(() -> act.accept(item)))
                    .toList();
            for (var one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } finally {
            threads.shutdownNow();
        }
    }
}
