package io.taizhang.card;

import io.taizhang.card.CardLedger.Answer;
import io.taizhang.card.CardLedger.Payment;
import io.taizhang.card.CardLedger.Request;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Payments that come while others are on their way wait for these and then go together, in one statement: a card that
 * many tills charge at once is locked, and the log written to disk, once for all of them. Nobody waits for company: a
 * payment that finds its lane free goes at once and alone.
 *
 * <p>A lane is never held up by a card that is busy elsewhere: its payments leave the lane and wait for it alone. What goes
 * together is one transaction, so an error undoes it for all, and each is made alone under its own key. Nobody is
 * answered before the commit.
 */
@ApplicationScoped
class CardSpends {

    private static final Logger LOG = Logger.getLogger(CardSpends.class);

    /** Payments of one card use one lane, so that they do not wait for its lock in several connections. */
    private static final int LANES = 2;

    private static final int MOST = 100;

    private static final String SPEND_MANY = "select p.place, (p.movement).*, p.replayed,"
            + " (select c.number from card c where c.id = (p.movement).card_id) as number"
            + " from card_spend_many(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) p";

    /** What the function is told of each payment, as an array of its own. */
    private static final List<Column> COLUMNS = List.of(
            new Column("uuid", spend -> spend.request().key()),
            new Column("bigint", spend -> spend.request().hash()),
            new Column("uuid", spend -> spend.request().cardId()),
            new Column("uuid", spend -> spend.request().operatorId()),
            new Column("uuid", spend -> spend.request().shopId()),
            new Column("text", spend -> spend.request().memo()),
            new Column("text", spend -> spend.request().requestId()),
            new Column("bigint", spend -> spend.payment().amount()),
            new Column("bigint", spend -> spend.payment().listAmount()),
            new Column("text", spend -> spend.payment().terminal()),
            new Column("bigint", spend -> spend.request().pinFree()));

    private record Column(String type, Function<Spend, @Nullable Object> value) {}

    private final CardLedger ledger;
    private final DataSource dataSource;
    private final BusinessTime time;
    private final List<Lane> lanes = Stream.generate(Lane::new).limit(LANES).toList();

    CardSpends(CardLedger ledger, DataSource dataSource, BusinessTime time) {
        this.ledger = ledger;
        this.dataSource = dataSource;
        this.time = time;
    }

    /** Pays with a card. Answers and refuses like {@link CardLedger#spend}. */
    Answer spend(Request request, Payment payment) {
        var lane = lanes.get(Math.floorMod(request.cardId().hashCode(), LANES));
        var own = new Waiting(new Spend(request, payment));
        var together = lane.enter(own) ? List.of(own) : own.turn.join();
        if (!together.isEmpty()) {
            try {
                make(together);
            } finally {
                lane.pass(together, own);
            }
        }
        var answer = own.answer;
        return answer == null ? ledger.spend(request, payment) : answer;
    }

    private void make(List<Waiting> together) {
        try {
            if (together.size() == 1) {
                var alone = together.get(0);
                alone.answer = ledger.spend(alone.spend.request(), alone.spend.payment(), false);
                return;
            }
            var answers =
                    together(together.stream().map(waiting -> waiting.spend).toList());
            for (int i = 0; i < answers.size(); i++) {
                together.get(i).answer = answers.get(i);
            }
        } catch (IllegalStateException | Refusal undone) {
            LOG.debugf(undone, "%d payments are made alone", together.size());
        }
    }

    /** One of the payments that are made together. */
    record Spend(Request request, Payment payment) {}

    /**
     * Pays with cards, in one statement and therefore all or none, each as if alone.
     *
     * @param spends with different keys
     * @return the answers in their order; null for one that was not looked at and is to be made alone
     */
    List<@Nullable Answer> together(List<Spend> spends) {
        var answers = new ArrayList<@Nullable Answer>(Collections.nCopies(spends.size(), null));
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SPEND_MANY)) {
            int next = 1;
            for (var column : COLUMNS) {
                var values = spends.stream().map(column.value()).toArray();
                statement.setArray(next++, connection.createArrayOf(column.type(), values));
            }
            statement.setObject(next++, time.today());
            statement.setObject(next, time.now().atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    answers.set(row.getInt("place") - 1, CardLedger.read(row));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return answers;
    }

    /** A payment and, once it is its turn, the payments that its thread is to make; none when another thread made it. */
    private static final class Waiting {

        private final Spend spend;
        private final CompletableFuture<List<Waiting>> turn = new CompletableFuture<>();
        private volatile @Nullable Answer answer;

        private Waiting(Spend spend) {
            this.spend = spend;
        }
    }

    private static final class Lane {

        private final Deque<Waiting> queue = new ArrayDeque<>();
        private boolean busy;

        /** Whether the lane was free and is the caller's now; otherwise it queues. */
        private synchronized boolean enter(Waiting waiting) {
            if (busy) {
                queue.add(waiting);
                return false;
            }
            busy = true;
            return true;
        }

        /** Lets go whoever was waiting for what was made, and hands the lane on to those who came meanwhile. */
        private void pass(List<Waiting> made, Waiting own) {
            var next = next();
            if (!next.isEmpty()) {
                next.get(0).turn.complete(next);
            }
            made.stream().filter(waiting -> waiting != own).forEach(waiting -> waiting.turn.complete(List.of()));
        }

        /** The next to go together; a key that is among them already stays behind. */
        private synchronized List<Waiting> next() {
            var next = new ArrayList<Waiting>();
            var keys = new HashSet<UUID>();
            var queued = queue.iterator();
            while (queued.hasNext() && next.size() < MOST) {
                var waiting = queued.next();
                if (keys.add(waiting.spend.request().key())) {
                    next.add(waiting);
                    queued.remove();
                }
            }
            busy = !next.isEmpty();
            return next;
        }
    }
}
