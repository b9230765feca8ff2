package io.taizhang.billing;

import io.taizhang.billing.Claims.Claim;
import io.taizhang.contract.BillableContract;
import io.taizhang.contract.Billables;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.usage.UsageCharge;
import io.taizhang.usage.UsageCharges;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bills contracts in a run, a batch at a time. What a period or an item of the plan comes to stands on a bill of its own. Usage, and what
 * something that has been billed comes to more by now, are lines of the last of these bills, or of one together when there
 * is none. What it comes to less is credited on the bills that asked for it, the latest first; that moves money, so it
 * takes a run that approves.
 */
@ApplicationScoped
class ContractBilling {

    private static final int MOST_LINES = 200;

    /** As the database orders them, which compares bytes; {@link UUID#compareTo} compares signed numbers. */
    private static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

    private final BillService bills;
    private final BillCredits credits;
    private final Claims claims;
    private final Billables billables;
    private final UsageCharges usages;
    private final BusinessTime time;

    ContractBilling(
            BillService bills,
            BillCredits credits,
            Claims claims,
            Billables billables,
            UsageCharges usages,
            BusinessTime time) {
        this.bills = bills;
        this.credits = credits;
        this.claims = claims;
        this.billables = billables;
        this.usages = usages;
        this.time = time;
    }

    /** What became of a contract in a run; refusals are keys with the problem codes that say why. */
    record Outcome(int drafted, int approved, int skipped, int credited, Map<String, String> refusals) {}

    /** A part of a charge that is asked for. */
    private record Asked(Charge charge, int part, long minor) {

        DraftBill.DraftLine line() {
            return charge.line(minor, part > 1);
        }
    }

    /** Takes as many as one more bill is to hold. */
    private static List<Asked> next(List<Asked> rest) {
        var first = rest.subList(0, Math.min(MOST_LINES, rest.size()));
        var taken = List.copyOf(first);
        first.clear();
        return taken;
    }

    /** What has been claimed under a key. */
    private record Standing(List<Claim> claims) {

        long sum() {
            return claims.stream().mapToLong(Claim::minor).sum();
        }

        int nextPart() {
            return claims.stream().mapToInt(Claim::part).max().orElse(0) + 1;
        }

        LocalDate dueOn() {
            return claims.get(0).dueOn();
        }
    }

    /** A bill that is to be drafted, with what it claims. */
    private record Prepared(Work of, Bill bill, String key, List<Claim> claims) {}

    /** What is being done for a contract in a run. */
    private final class Work {

        private final BillRun run;
        private final BillableContract contract;
        private final Map<String, Standing> standing = new LinkedHashMap<>();
        private final List<Asked> own = new ArrayList<>();
        private final List<Asked> further = new ArrayList<>();
        private final List<Prepared> prepared = new ArrayList<>();
        private final Map<String, String> refusals = new LinkedHashMap<>();
        private int drafted;
        private int approved;
        private int skipped;
        private int credited;

        Work(BillRun run, BillableContract contract, List<Claim> made) {
            this.run = run;
            this.contract = contract;
            for (var claim : made) {
                standing.computeIfAbsent(claim.key(), any -> new Standing(new ArrayList<>()))
                        .claims()
                        .add(claim);
            }
        }

        /** Looks at what there is to bill, and gives back what has been billed too much. */
        void look(List<UsageCharge> usage) {
            var known = new LinkedHashMap<String, Charge>();
            contract.items().forEach(item -> known.put(item.key(), Charge.of(contract, item)));
            known.values().forEach(this::look);
            standing.forEach((key, claimed) -> {
                if (!key.startsWith("USAGE:") && !known.containsKey(key) && isAskedFor(claimed.dueOn())) {
                    giveBack(key, claimed, claimed.sum());
                }
            });
            usage.forEach(charge -> lookAtUsage(Charge.of(charge)));
            prepare();
        }

        Outcome outcome() {
            return new Outcome(drafted, approved, skipped, credited, refusals);
        }

        private boolean isAskedFor(LocalDate day) {
            return !day.isBefore(run.fromDay) && !day.isAfter(run.through);
        }

        private void look(Charge charge) {
            var claimed = standing.get(charge.key());
            if (claimed == null) {
                if (isAskedFor(charge.dueOn())) {
                    own.add(new Asked(charge, 1, charge.minor()));
                }
            } else if (isAskedFor(charge.dueOn()) || isAskedFor(claimed.dueOn())) {
                lookAgain(charge, claimed);
            }
        }

        /** Usage is asked for whenever it becomes known, however long its period is over. */
        private void lookAtUsage(Charge charge) {
            var claimed = standing.get(charge.key());
            if (claimed != null) {
                lookAgain(charge, claimed);
            } else if (charge.minor() > 0) {
                further.add(new Asked(charge, 1, charge.minor()));
            }
        }

        private void lookAgain(Charge charge, Standing claimed) {
            var difference = charge.minor() - claimed.sum();
            if (difference > 0) {
                further.add(new Asked(charge, claimed.nextPart(), difference));
            } else if (difference < 0) {
                giveBack(charge.key(), claimed, -difference);
            } else {
                skipped++;
            }
        }

        private void prepare() {
            var rest = new ArrayList<>(further);
            for (int i = 0; i < own.size(); i++) {
                var asked = new ArrayList<>(List.of(own.get(i)));
                if (i == own.size() - 1) {
                    asked.addAll(next(rest));
                }
                prepare(asked, own.get(i).charge().key());
            }
            while (!rest.isEmpty()) {
                var asked = next(rest);
                prepare(asked, asked.get(0).charge().key() + "#" + asked.get(0).part());
            }
        }

        private void prepare(List<Asked> asked, String key) {
            if (asked.stream()
                            .mapToLong(part -> Math.min(part.minor(), Money.LIMIT))
                            .sum()
                    >= Money.LIMIT) {
                refusals.put(key, "money_too_large");
                return;
            }
            var bill = bills.prepared(content(asked), new Bill.Origin(contract.id(), key), run.createdBy);
            prepared.add(new Prepared(
                    this,
                    bill,
                    key,
                    asked.stream()
                            .map(part -> new Claim(
                                    contract.id(),
                                    bill.id(),
                                    part.charge().key(),
                                    part.part(),
                                    part.minor(),
                                    part.charge().dueOn()))
                            .toList()));
        }

        void drafted(Prepared made, @Nullable String refusal) {
            drafted++;
            if (refusal != null) {
                refusals.put(made.key(), refusal);
            } else if (run.approve) {
                approved++;
            }
        }

        private DraftBill content(List<Asked> asked) {
            var first = asked.get(0).charge();
            var issued = first.dueOn().isAfter(time.today()) ? first.dueOn() : time.today();
            return new DraftBill(
                    contract.customerId(),
                    asked.stream().map(Asked::line).toList(),
                    null,
                    first.from(),
                    first.to(),
                    issued.plusDays(first.termsDays()),
                    contract.number());
        }

        private void giveBack(String key, Standing claimed, long minor) {
            if (minor == 0) {
                skipped++;
                return;
            }
            var refusal = credits.giveBack(run, claimed.claims(), minor, claimed.nextPart());
            if (refusal == null) {
                credited++;
            } else {
                refusals.put(key, refusal);
            }
        }
    }

    /**
     * Drafts, and approves where the run does, what is to be billed for contracts, and gives back what was billed too
     * much; in the transaction of the run's batch.
     *
     * @return what became of each contract of the batch, in their order
     */
    List<Outcome> bill(BillRun run, Batch batch) {
        return works(run, batch).stream().map(Work::outcome).toList();
    }

    /** The same for some contracts by themselves. @return the ids of the bills that were made */
    List<UUID> bill(BillRun run, Set<UUID> contracts) {
        return works(run, of(contracts, run.through, null)).stream()
                .flatMap(work -> work.prepared.stream())
                .map(made -> made.bill().id())
                .toList();
    }

    private List<Work> works(BillRun run, Batch batch) {
        var works = new ArrayList<Work>();
        for (var contract : batch.contracts()) {
            var work = new Work(run, contract, batch.claims().getOrDefault(contract.id(), List.of()));
            work.look(batch.usage().getOrDefault(contract.id(), List.of()));
            works.add(work);
        }
        var prepared = works.stream().flatMap(work -> work.prepared.stream()).toList();
        if (!prepared.isEmpty()) {
            draft(run, prepared);
        }
        return works;
    }

    private void draft(BillRun run, List<Prepared> prepared) {
        var drafts = prepared.stream().map(Prepared::bill).toList();
        bills.draftAll(drafts);
        claims.add(prepared.stream().flatMap(one -> one.claims().stream()).toList());
        var refusals = run.approve ? bills.approveAll(drafts, run.createdBy) : Map.<UUID, String>of();
        prepared.forEach(one -> one.of().drafted(one, refusals.get(one.bill().id())));
    }

    /**
     * Contracts of which something is to be billed or was, with what there is to know of that.
     *
     * @param contracts each with everything that there is to bill for it from its beginning on
     * @param usage what their usage comes to, by contract
     * @param claims what stands on bills of it, by contract
     * @param next the cursor of the next batch; null after the last
     */
    record Batch(
            List<BillableContract> contracts,
            Map<UUID, List<UsageCharge>> usage,
            Map<UUID, List<Claim>> claims,
            @Nullable UUID next) {}

    /**
     * The next contracts with something to bill on these days, something billed for them, or usage; by id.
     *
     * @param after {@link Batch#next} of the batch before; null for the first
     * @param limit a batch has at most three times as many
     */
    Batch next(LocalDate from, LocalDate through, @Nullable UUID after, int limit) {
        var due = billables.due(from, through, after, limit);
        var claimed = claims.contracts(from, through, after, limit);
        var used = usages.contracts(after, limit);
        var next = Stream.of(due.next(), lastOf(claimed, limit), lastOf(used, limit))
                .filter(Objects::nonNull)
                .min(BY_ID)
                .orElse(null);
        var ids = Stream.of(due.contracts().stream().map(BillableContract::id), claimed.stream(), used.stream())
                .flatMap(Function.identity())
                .filter(id -> next == null || BY_ID.compare(id, next) <= 0)
                .collect(Collectors.toSet());
        return of(ids, through, next);
    }

    private Batch of(Set<UUID> ids, LocalDate through, @Nullable UUID next) {
        var contracts = billables.through(ids, through);
        var charges = usages.through(ids, through).stream().collect(Collectors.groupingBy(UsageCharge::contractId));
        return new Batch(contracts, charges, claims.of(ids), next);
    }

    private static @Nullable UUID lastOf(List<UUID> ids, int limit) {
        return ids.size() < limit ? null : ids.get(limit - 1);
    }
}
