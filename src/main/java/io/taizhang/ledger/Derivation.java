package io.taizhang.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import io.taizhang.ledger.SourceRows.Counted;
import io.taizhang.ledger.SourceRows.Range;
import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Takes the next range of transactions of every event into the journal, in one transaction with the mark of how far it
 * got: whatever is killed or tried again, a row is in the journal once. One instance at a time.
 *
 * <p>An event with a row that no rule fits does not go on and says why; nothing of it is lost, because its own mark stays
 * where it is. The others do.
 */
@ApplicationScoped
class Derivation {

    /** Transactions of a batch. A run of more makes more than one voucher of a day, which is harmless. */
    static final long STEP = 200_000;

    private static final int SHOWN = 100;

    private static final String MARKS = "select code, name, upto_xid from gl_event order by position";
    private static final String GO_ON = "insert into gl_range (event, from_xid, to_xid, rows, run_id)"
            + " values (:event, :low, :high, :rows, :run)";
    private static final String STAY = "update gl_event set stuck = cast(:stuck as jsonb),"
            + " stuck_since = coalesce(stuck_since, :now) where code = :event";

    private final Session session;
    private final SourceRows sources;
    private final RuleBooks books;
    private final Journal journal;
    private final ObjectMapper json;
    private final BusinessTime time;

    Derivation(
            Session session,
            SourceRows sources,
            RuleBooks books,
            Journal journal,
            ObjectMapper json,
            BusinessTime time) {
        this.session = session;
        this.sources = sources;
        this.books = books;
        this.journal = journal;
        this.json = json;
        this.time = time;
    }

    /**
     * What a batch has done.
     *
     * @param alone false: another instance is at it, and nothing was done
     * @param more whether there is more to do now
     */
    record Batch(
            boolean alone, boolean more, long uptoXid, long rows, long vouchers, List<LedgerViews.StuckCase> stuck) {}

    private record Mark(String event, String name, long upto) {}

    /** The next batch, of at most so many transactions. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = 600)
    Batch advance(UUID runId, UUID by, long step) {
        if (!journal.tryLock()) {
            return new Batch(false, false, 0, 0, 0, List.of());
        }
        session.createNativeMutationQuery("set local statement_timeout = '55s'").executeUpdate();
        var horizon = sources.horizon();
        var book = books.current();
        var batch = new Tally(horizon);
        var marks = marks();
        var names = marks.stream().collect(Collectors.toMap(Mark::event, Mark::name));
        // Events usually stand at the same mark; then their rows are read together.
        var together = new TreeMap<Long, List<String>>();
        marks.stream().filter(mark -> mark.upto() < horizon).forEach(mark -> together.computeIfAbsent(
                        mark.upto(), low -> new ArrayList<>())
                .add(mark.event()));
        together.forEach((low, events) -> {
            var range = new Range(low, Math.min(horizon, low + step), events, null);
            take(range, book, names, batch, runId, by);
        });
        return batch.batch();
    }

    private void take(Range range, RuleBook book, Map<String, String> names, Tally batch, UUID runId, UUID by) {
        var cases = sources.cases(range);
        var stuck = new TreeMap<String, List<LedgerViews.StuckCase>>();
        for (var counted : cases) {
            var why = book.obstacle(counted.of());
            if (why != null) {
                stuck.computeIfAbsent(counted.of().event(), event -> new ArrayList<>())
                        .add(counted.stuck(why));
            }
        }
        stuck.forEach(this::stay);
        stuck.values().forEach(batch.stuck::addAll);
        var moving = new ArrayList<>(range.events());
        moving.removeAll(stuck.keySet());
        if (moving.isEmpty()) {
            return;
        }
        var moved = new HashSet<>(moving);
        var taken = cases.stream()
                .filter(counted -> moved.contains(counted.of().event()))
                .toList();
        var posted =
                taken.stream().map(Counted::of).filter(of -> !book.isMemo(of)).toList();
        var drafts = sources.drafts(new Range(range.low(), range.high(), moving, null), posted, book);
        var sheets =
                drafts.stream().map(draft -> sheet(draft, names, range.low())).toList();
        var origin = new Journal.Origin(VoucherSource.RUN, range.low(), range.high(), null, null, runId, by);
        batch.vouchers += journal.write(sheets, origin).size();
        var rows = taken.stream()
                .collect(Collectors.groupingBy(counted -> counted.of().event(), Collectors.summingLong(Counted::rows)));
        for (var event : moving) {
            goOn(event, range, rows.getOrDefault(event, 0L), runId);
        }
        batch.rows += taken.stream().mapToLong(Counted::rows).sum();
        batch.more |= range.high() < batch.horizon;
    }

    static Journal.Sheet sheet(VoucherDraft draft, Map<String, String> names, long low) {
        var key = draft.key();
        var sourceKey = String.join(
                "|",
                key.event(),
                key.shopId().toString(),
                key.businessDate().toString(),
                Integer.toString(key.rate()),
                Boolean.toString(key.turned()),
                Long.toString(low));
        return new Journal.Sheet(key, sourceKey, title(draft, names), draft.cases(), draft.rows(), draft.lines());
    }

    static String title(VoucherDraft draft, Map<String, String> names) {
        var key = draft.key();
        return (key.turned() ? "冲 " : "") + names.getOrDefault(key.event(), key.event()) + " " + draft.rows() + "笔";
    }

    private List<Mark> marks() {
        return session.createNativeQuery(MARKS, Tuple.class)
                .getResultStream()
                .map(row -> new Mark(
                        row.get("code", String.class), row.get("name", String.class), row.get("upto_xid", Long.class)))
                .toList();
    }

    /** The names of the events, for the summaries of vouchers. */
    Map<String, String> names() {
        return marks().stream().collect(Collectors.toMap(Mark::event, Mark::name));
    }

    private void goOn(String event, Range range, long rows, UUID runId) {
        session.createNativeMutationQuery(GO_ON)
                .setParameter("event", event)
                .setParameter("low", range.low())
                .setParameter("high", range.high())
                .setParameter("rows", rows)
                .setParameter("run", runId)
                .executeUpdate();
    }

    private void stay(String event, List<LedgerViews.StuckCase> why) {
        try {
            session.createNativeMutationQuery(STAY)
                    .setParameter("event", event)
                    .setParameter(
                            "stuck",
                            json.writeValueAsString(why.stream().limit(SHOWN).toList()))
                    .setParameter("now", time.now())
                    .executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What comes together in a batch. */
    private static final class Tally {

        private final long horizon;
        private final List<LedgerViews.StuckCase> stuck = new ArrayList<>();
        private long rows;
        private long vouchers;
        private boolean more;

        Tally(long horizon) {
            this.horizon = horizon;
        }

        Batch batch() {
            return new Batch(
                    true,
                    more,
                    horizon,
                    rows,
                    vouchers,
                    stuck.stream().limit(SHOWN).toList());
        }
    }
}
