package io.taizhang.billing;

import io.taizhang.billing.Claims.Claim;
import io.taizhang.contract.BillableContract;
import io.taizhang.contract.Billables;
import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What other rooms ask about bills as a whole. Counts what the lists of bills and of notices show to the same caller. */
@ApplicationScoped
@Transactional
public class BillFigures {

    private static final String BILLS =
            "select count(e.id), coalesce(sum(e.totalMinor), 0) from Bill e where e.deletedAt is null";
    private static final String ISSUED =
            " and e.approvedAt is not null and e.voidedAt is null and e.issueOn between :from and :to";

    private final EntityManager em;
    private final ContractBilling billing;
    private final CustomerFile file;
    private final BusinessTime time;

    BillFigures(EntityManager em, ContractBilling billing, CustomerFile file, BusinessTime time) {
        this.em = em;
        this.billing = billing;
        this.file = file;
        this.time = time;
    }

    /**
     * Something that a contract has to bill, or usage of it, that stands on no bill, or not whole.
     *
     * @param name as a bill would say it
     * @param amount the part that stands on none
     */
    public record Unbilled(
            UUID contractId,
            String contractNumber,
            String contractTitle,
            UUID customerId,
            String key,
            String name,
            LocalDate dueOn,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Money amount) {}

    /** @param next the cursor of the next batch; null after the last */
    public record UnbilledBatch(List<Unbilled> items, @Nullable UUID next) {}

    /** Bills issued on the days from the first to the last, both included, and not voided. */
    public Tally issued(LocalDate from, LocalDate to) {
        return bills(ISSUED, Map.of("from", from, "to", to));
    }

    /** Those of them that went to the customer. */
    public Tally sent(LocalDate from, LocalDate to) {
        return bills(ISSUED + " and e.sentAt is not null", Map.of("from", from, "to", to));
    }

    /** Those of them that were not sent and that nothing was paid of: the status APPROVED. */
    public Tally unsent(LocalDate from, LocalDate to) {
        return bills(
                ISSUED + " and " + Bills.STATUS + " = '" + BillStatus.APPROVED + "'", Map.of("from", from, "to", to));
    }

    /** Drafts that were made up to this day. */
    public Tally drafts(LocalDate until) {
        return bills(
                " and e.approvedAt is null and e.createdAt < :before",
                Map.of("before", time.startOf(until.plusDays(1))));
    }

    /** Notices made up to this day for which somebody still has to call or to write, with what was open of the bills. */
    public Tally openNotices(LocalDate until) {
        return tally(
                "select count(e.id), coalesce(sum(e.openMinor), 0) from DunningNotice e where e.mailId is null"
                        + " and e.doneAt is null and e.runOn <= :until",
                Map.of("until", until));
    }

    /** How much of what contracts have to bill on these days stands on no bill. */
    public Tally unbilled(LocalDate from, LocalDate to) {
        var count = 0L;
        var amount = Money.fen(0);
        UUID after = null;
        do {
            var batch = unbilled(from, to, after, Billables.MAX_LIMIT);
            count += batch.items().size();
            for (var item : batch.items()) {
                amount = amount.plus(item.amount());
            }
            after = batch.next();
        } while (after != null);
        return new Tally(count, amount);
    }

    /**
     * Piece by piece, in the order of the contracts' ids. Whoever calls: the caller's scope does not narrow it.
     *
     * @param after {@link UnbilledBatch#next} of the batch before; null for the first
     * @param contracts how many contracts are looked at, as for {@link Billables#due}
     */
    public UnbilledBatch unbilled(LocalDate from, LocalDate to, @Nullable UUID after, int contracts) {
        var batch = billing.next(from, to, after, contracts);
        var items = batch.contracts().stream()
                .flatMap(contract -> {
                    var claimed = batch.claims().getOrDefault(contract.id(), List.of()).stream()
                            .collect(Collectors.groupingBy(Claim::key, Collectors.summingLong(Claim::minor)));
                    var agreed = contract.items().stream()
                            .filter(item -> !item.dueOn().isBefore(from))
                            .map(item -> Charge.of(contract, item));
                    var used = batch.usage().getOrDefault(contract.id(), List.of()).stream()
                            .map(Charge::of);
                    return Stream.concat(agreed, used)
                            .map(charge -> unbilled(contract, charge, claimed.getOrDefault(charge.key(), 0L)))
                            .filter(item -> item.amount().isPositive());
                })
                .toList();
        return new UnbilledBatch(items, batch.next());
    }

    private static Unbilled unbilled(BillableContract contract, Charge charge, long claimed) {
        return new Unbilled(
                contract.id(),
                contract.number(),
                contract.title(),
                contract.customerId(),
                charge.key(),
                charge.words(),
                charge.dueOn(),
                charge.from(),
                charge.to(),
                Money.fen(charge.minor() - claimed));
    }

    private Tally bills(String rest, Map<String, Object> further) {
        return tally(BILLS + rest, further);
    }

    private Tally tally(String hql, Map<String, Object> further) {
        var visible = file.visible("e.customerId");
        var parameters = new HashMap<>(visible.parameters());
        parameters.putAll(further);
        var query = em.createQuery(hql + " and " + visible.hql(), Object[].class);
        parameters.forEach(query::setParameter);
        return Tally.of(query.getSingleResult());
    }
}
