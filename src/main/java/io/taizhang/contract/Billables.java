package io.taizhang.contract;

import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What contracts have to bill: for the room that writes the bills.
 *
 * <p>The rules, which are those of {@link BillingSchedule}:
 * <ul>
 *   <li><b>Periods.</b> By a billing cycle, the days from the first on are cut into periods of a month, a quarter or a
 *       year that begin on the agreed day of the month (of a shorter month on its last day); quarters and years count
 *       from the month in which the contract begins. A period is billed in advance, on its first day in force.
 *   <li><b>Terms.</b> A period is billed by the terms in force on its first day, whole; a version of the terms is in force
 *       from its {@code effectiveOn} until a later one is. Periods follow on each other without gap and overlap, also
 *       where the cycle changes; when terms say NONE, or their last day is over, nothing is billed until the next version.
 *   <li><b>Pro rata.</b> A period that is cut by the beginning, the last day, a termination or a suspension is billed for
 *       its days in force. The share of a day is found by counting from the beginning of the whole period: what falls on
 *       its first n of N days is {@code amount × n / N}, rounded half up to the 分, and what falls on some days is the
 *       difference of two such shares. So the parts of a period always sum up to exactly its amount, and none is
 *       negative.
 *   <li><b>Plan.</b> An INSTALMENT is due on its day, a MILESTONE on the day on which it was fulfilled; of one that falls
 *       into a suspension, on the day after it. From its termination on a contract has nothing new to bill.
 *   <li><b>Keys.</b> An item keeps its key for ever, but what is known of it may change: a termination or suspension
 *       that is written down later makes a period shorter, a resumption makes it longer. So what is to be billed under a
 *       key is the difference to what has been billed under it; and an item that is not answered any more for days that
 *       are asked for is to be credited. Terms never change for days that are past.
 * </ul>
 */
@ApplicationScoped
@Transactional
public class Billables {

    /** How many contracts one batch may read. */
    public static final int MAX_LIMIT = 1_000;

    private static final int MAX_YEARS = 5;

    private final BillingHistory history;
    private final Contracts contracts;
    private final BusinessTime time;

    Billables(BillingHistory history, Contracts contracts, BusinessTime time) {
        this.history = history;
        this.contracts = contracts;
        this.time = time;
    }

    /**
     * Contracts with something to bill.
     *
     * @param next the cursor of the next batch; null after the last
     */
    public record Batch(List<BillableContract> contracts, @Nullable UUID next) {}

    /**
     * The next contracts with something to bill on the days from {@code from} to {@code through}, in the order of their
     * ids. Whoever calls: the caller's scope does not narrow it. A batch takes four queries, however many contracts it
     * reads, and holds no lock; a batch may be empty and have a next.
     *
     * @param from the first day; earlier than the last run, where corrections of what has been billed are looked for too
     * @param after {@link Batch#next} of the batch before; null for the first
     * @param limit how many contracts are looked at, 1 to {@value #MAX_LIMIT}
     * @throws IllegalArgumentException for another limit, or days in the wrong order
     */
    public Batch due(LocalDate from, LocalDate through, @Nullable UUID after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT || through.isBefore(from)) {
            throw new IllegalArgumentException("limit " + limit + ", " + from + " to " + through);
        }
        var candidates = history.candidates(from, through, after, limit);
        var schedules = history.schedules(candidates);
        var due = candidates.stream()
                .map(contract -> billable(contract, schedules.get(contract.id()), from, through))
                .filter(contract -> !contract.items().isEmpty())
                .toList();
        var next = candidates.size() < limit
                ? null
                : candidates.get(candidates.size() - 1).id();
        return new Batch(due, next);
    }

    /**
     * Contracts with everything that there is to bill for them by a day, from their beginning on; also those with nothing,
     * because what was billed for them is to be credited then. Whoever calls. Four queries, and no lock.
     *
     * @return by id; what is no signed contract is left out
     */
    public List<BillableContract> through(Collection<UUID> ids, LocalDate through) {
        var signed = ids.isEmpty() ? List.<Contract>of() : history.signed(ids);
        var schedules = history.schedules(signed);
        return signed.stream()
                .map(contract -> billable(contract, schedules.get(contract.id()), contract.startsOn, through))
                .toList();
    }

    /** Of one contract that the caller may see; of a draft as if it were signed as it is. */
    List<BillableItem> of(UUID id, @Nullable String from, @Nullable String through) {
        var contract = contracts.require(id);
        var first = day(from, "from", time.today());
        var last = day(through, "through", first.plusYears(1));
        if (last.isBefore(first) || last.isAfter(first.plusYears(MAX_YEARS))) {
            throw Refusal.unreadable("billables_span", first.toString(), last.toString(), MAX_YEARS)
                    .at("through");
        }
        var schedule = history.schedules(List.of(contract)).get(id);
        return schedule == null ? List.of() : schedule.items(first, last);
    }

    private static BillableContract billable(
            Contract contract, @Nullable BillingSchedule schedule, LocalDate from, LocalDate through) {
        return new BillableContract(
                contract.id(),
                contract.number,
                contract.title,
                contract.customerId,
                contract.ownerId,
                contract.termsVersion,
                schedule == null ? List.of() : schedule.items(from, through));
    }

    private static LocalDate day(@Nullable String text, String name, LocalDate usual) {
        if (text == null) {
            return usual;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= 1900 && day.getYear() <= 9900) {
                return day;
            }
        } catch (DateTimeParseException unreadable) {
            throw Refusal.unreadable("filter_value", name, "").at(name);
        }
        throw Refusal.unreadable("filter_value", name, text).at(name);
    }
}
