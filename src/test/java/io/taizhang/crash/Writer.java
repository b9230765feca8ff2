package io.taizhang.crash;

import io.taizhang.platform.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A till that never gives up on a request: what is not answered for good is sent again under its key. Some requests it
 * sends twice at once, some on connections that it cuts before the answer, and some again much later.
 */
final class Writer implements Callable<Journal> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Product product;
    private final Session session;
    private final List<String> cards;
    private final Journal journal;
    private final Random random;
    private final long until;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Writer(Product product, Session session, List<String> cards, Path journal, long seed, long until)
            throws IOException {
        this.product = product;
        this.session = session;
        this.cards = cards;
        this.journal = new Journal(journal);
        this.random = new Random(seed);
        this.until = until;
    }

    @Override
    public Journal call() throws Exception {
        try (journal) {
            while (System.nanoTime() < until) {
                if (!journal.entries().isEmpty() && random.nextInt(50) == 0) {
                    sameAnswerAgain(journal.entries()
                            .get(random.nextInt(journal.entries().size())));
                } else {
                    newRequest();
                }
            }
        }
        return journal;
    }

    private void newRequest() throws Exception {
        var act = Act.of(random.nextInt(100));
        var about = done(act.about());
        if (act.about() != null && about == null) {
            act = Act.TOP_UP;
        }
        var card = about == null ? anyCard() : about.card;
        int most = about == null ? 8_000 : (int) about.amount * 11 / 10 + 1;
        var entry = new Journal.Entry(Ids.next(), act, card, 1 + random.nextInt(most), otherThan(card), about);
        journal.sending(entry);
        switch (random.nextInt(40)) {
            case 0, 1 -> cut(entry);
            case 2, 3 -> client.sendAsync(request(product, session, entry), HttpResponse.BodyHandlers.discarding());
            default -> {}
        }
        var answer = definiteAnswer(entry);
        journal.answered(entry, answer.statusCode(), answer.body());
    }

    /** Four in ten requests meet on three cards. */
    private String anyCard() {
        return cards.get(random.nextInt(10) < 4 ? random.nextInt(3) : random.nextInt(cards.size()));
    }

    private String otherThan(String card) {
        return cards.get((cards.indexOf(card) + 1 + random.nextInt(cards.size() - 1)) % cards.size());
    }

    /** One of the last things that this writer did, if they were that. */
    private Journal.@Nullable Entry done(@Nullable Act act) {
        var recent = journal.entries();
        for (int back = 1 + random.nextInt(8); back <= Math.min(60, recent.size()); back++) {
            var entry = recent.get(recent.size() - back);
            if (entry.act == act && entry.status == 201) {
                return entry;
            }
        }
        return null;
    }

    /** Sends again until the answer is one for good: what was lost on the way may or may not have happened. */
    private HttpResponse<String> definiteAnswer(Journal.Entry entry) throws Exception {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer = client.send(request(product, session, entry), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 401) {
                    session.renew();
                } else if (answer.statusCode() < 500) {
                    return answer;
                } else if (answer.statusCode() != 503) {
                    throw new AssertionError("a fault, not a refusal: " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException lost) {
                if (System.nanoTime() > giveUp) {
                    throw lost;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** The whole request on a connection that nobody reads from. */
    private void cut(Journal.Entry entry) {
        var body = entry.body.getBytes(StandardCharsets.UTF_8);
        var head = "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
                        .formatted(entry.path, session.token(), entry.key)
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), product.port())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (IOException down) {
            // The product is just being killed; the request is sent again in any case.
            return;
        }
    }

    private void sameAnswerAgain(Journal.Entry entry) throws Exception {
        requireSame(entry, definiteAnswer(entry));
    }

    static void requireSame(Journal.Entry entry, HttpResponse<String> again) {
        var same = entry.status == again.statusCode()
                && (entry.status >= 300 || entry.answer().equals(again.body()));
        if (!same) {
            throw new AssertionError("%s was answered %d %s and later %d %s"
                    .formatted(entry.key, entry.status, entry.answer(), again.statusCode(), again.body()));
        }
    }

    static HttpRequest request(Product product, Session session, Journal.Entry entry) {
        return HttpRequest.newBuilder(URI.create(product.base() + entry.path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + session.token())
                .header("Idempotency-Key", entry.key.toString())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(entry.body))
                .build();
    }
}
