package io.taizhang.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients in a closed loop, each of which sends its next request when the last is answered; or at a given rate, where a
 * request's time counts from the moment at which it was due, so that one that waits for a late answer counts as late.
 */
final class Load {

    private Load() {}

    /** Makes the next request. */
    interface Requests {
        Http.Request next(int drawn);
    }

    /** @param nanos the time of every good answer, ascending */
    record Outcome(double seconds, long[] nanos, long errors, String firstError) {

        double perSecond() {
            return nanos.length / seconds;
        }

        double percentileMillis(double share) {
            return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1, share * nanos.length)] / 1e6;
        }
    }

    private static final class Client extends Thread {

        private final int port;
        private final int cases;
        private final Requests requests;
        private final long until;
        private final AtomicReference<String> firstError;
        private final long due;
        private final long interval;
        private long[] nanos = new long[1 << 12];
        private int count;
        private long errors;

        /** @param interval between the requests, of which the first is due at a moment; 0 for a closed loop */
        Client(
                int port,
                int cases,
                Requests requests,
                long until,
                AtomicReference<String> firstError,
                long due,
                long interval) {
            this.due = due;
            this.interval = interval;
            this.port = port;
            this.cases = cases;
            this.requests = requests;
            this.until = until;
            this.firstError = firstError;
        }

        @Override
        public void run() {
            try (var http = new Http(port)) {
                for (long next = due; ; next += interval) {
                    if (interval > 0) {
                        LockSupport.parkNanos(next - System.nanoTime());
                    }
                    var request = requests.next(ThreadLocalRandom.current().nextInt(cases))
                            .bytes();
                    var from = interval > 0 ? next : System.nanoTime();
                    int status = http.send(request);
                    var to = System.nanoTime();
                    if (to > until) {
                        return;
                    }
                    if (status >= 300) {
                        errors++;
                        firstError.compareAndSet(null, status + " " + http.text());
                    } else {
                        nanos = count == nanos.length ? Arrays.copyOf(nanos, 2 * count) : nanos;
                        nanos[count++] = to - from;
                    }
                }
            } catch (IOException | RuntimeException e) {
                errors++;
                firstError.compareAndSet(null, e.toString());
            }
        }
    }

    /** @param perSecond all clients together; 0 for as many as they can */
    static Outcome run(int port, int clients, double seconds, double perSecond, int cases, Requests requests) {
        var firstError = new AtomicReference<String>();
        var from = System.nanoTime();
        var until = from + (long) (seconds * 1e9);
        var threads = new ArrayList<Client>();
        for (int i = 0; i < clients; i++) {
            var interval = perSecond > 0 ? (long) (1e9 * clients / perSecond) : 0;
            var client = new Client(port, cases, requests, until, firstError, from + i * interval / clients, interval);
            threads.add(client);
            client.start();
        }
        long errors = 0;
        int count = 0;
        for (var client : threads) {
            try {
                client.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            errors += client.errors;
            count += client.count;
        }
        var nanos = new long[count];
        int at = 0;
        for (var client : threads) {
            System.arraycopy(client.nanos, 0, nanos, at, client.count);
            at += client.count;
        }
        Arrays.sort(nanos);
        return new Outcome(seconds, nanos, errors, firstError.get());
    }
}
