package io.taizhang.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Walks through many requests several at a time, because most of a request is waiting; or sends many at once. */
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

    /** Does the same many times at once, and answers with every result. */
    public static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        var threads = Executors.newFixedThreadPool(times);
        try {
            var start = new CountDownLatch(1);
            List<Future<T>> results = IntStream.range(0, times)
                    .mapToObj(any -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            start.countDown();
            var answers = new ArrayList<T>();
            for (var result : results) {
                answers.add(result.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
