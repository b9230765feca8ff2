package io.taizhang.bank;

import io.taizhang.account.EntryType;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose money a line could be, by what it says and by who has paid from the same account before. What is sure enough is
 * still matched without a person only when nothing else is as sure; and where a payment is already recorded, that one is
 * meant, so that money is never booked twice.
 */
@ApplicationScoped
class Cascade {

    /** A number of ours as it may stand in a remark; text in other scripts around it does not matter. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{3,58}[A-Za-z0-9]");

    private static final int MOST_NUMBERS = 60;
    private static final BigDecimal SAME_NAME = new BigDecimal("0.950");

    private final Candidates candidates;
    private final PayerAccounts payers;
    private final BankSettings settings;
    private final CustomerFile file;
    private final Caller caller;

    Cascade(Candidates candidates, PayerAccounts payers, BankSettings settings, CustomerFile file, Caller caller) {
        this.candidates = candidates;
        this.payers = payers;
        this.settings = settings;
        this.file = file;
        this.caller = caller;
    }

    /**
     * What a line tells about who paid.
     *
     * @param payer the account that it was paid from, covered but for its ends; null when it is not known by one
     */
    private record Evidence(BankLine line, long minor, Set<String> numbers, @Nullable String payer, List<UUID> known) {

        boolean names(String number) {
            return numbers.contains(number);
        }
    }

    /** The likeliest first, each within the caller's scope; none for a line that is matched or not in yuan. */
    List<MatchProposal> of(BankLine line) {
        var minor = Math.abs(line.openMinor());
        if (minor == 0 || !line.currency.equals(Money.CNY)) {
            return List.of();
        }
        var evidence = new Evidence(line, minor, numbers(line), payers.shown(line), payers.customers(line.payer));
        var found = line.amountMinor > 0 ? receipts(evidence) : recorded(evidence, EntryType.REFUND, List.of());
        found.removeIf(proposal -> !proposal.reaches(settings.proposedScore()));
        found.sort(Comparator.comparing(MatchProposal::score).reversed());
        var sure = found.stream()
                .filter(proposal -> proposal.reaches(settings.automaticScore()))
                .toList();
        if (line.amountMinor > 0 && sure.size() == 1) {
            found.set(0, found.get(0).automatically());
        }
        return visible(found);
    }

    private List<MatchProposal> receipts(Evidence evidence) {
        var fresh = new ArrayList<MatchProposal>();
        byNumber(evidence, fresh);
        var settled = fresh.stream().map(MatchProposal::customerId).collect(Collectors.toSet());
        for (var customer : evidence.known) {
            if (!settled.contains(customer)) {
                byPayer(evidence, customer, fresh);
            }
        }
        byName(evidence, fresh);
        var all = recorded(evidence, EntryType.PAYMENT, fresh);
        var ticked = all.stream().map(MatchProposal::customerId).collect(Collectors.toSet());
        fresh.removeIf(proposal -> ticked.contains(proposal.customerId()));
        all.addAll(fresh);
        return all;
    }

    private void byNumber(Evidence evidence, List<MatchProposal> found) {
        var named = candidates.called(evidence.numbers);
        var customers =
                named.stream().map(Candidates.Item::customerId).distinct().toList();
        for (var customer : customers) {
            var items = named.stream()
                    .filter(item -> item.customerId().equals(customer))
                    .toList();
            var sum = items.stream().mapToLong(Candidates.Item::residual).sum();
            var fits = sum == evidence.minor || (items.size() == 1 && sum > evidence.minor);
            var number = items.get(0).reference();
            var shown = number != null && evidence.names(number)
                    ? number
                    : items.get(0).number();
            found.add(proposal(
                    fits ? BankMatchMethod.REFERENCE : BankMatchMethod.REFERENCE_OTHER_AMOUNT, evidence, items, shown));
        }
    }

    private void byPayer(Evidence evidence, UUID customer, List<MatchProposal> found) {
        var open = candidates.of(customer);
        var exact =
                open.stream().filter(item -> item.residual() == evidence.minor).toList();
        for (var item : exact) {
            found.add(proposal(BankMatchMethod.PAYER_EXACT, evidence, List.of(item), evidence.payer));
        }
        if (open.isEmpty() || !exact.isEmpty() || open.size() >= Candidates.MOST) {
            return;
        }
        if (open.stream().mapToLong(Candidates.Item::residual).sum() == evidence.minor) {
            found.add(proposal(BankMatchMethod.PAYER_ALL, evidence, open, evidence.payer));
            return;
        }
        var places = SubsetSum.only(open.stream().map(Candidates.Item::residual).toList(), evidence.minor);
        if (places != null) {
            var chosen = places.stream().map(open::get).toList();
            found.add(proposal(BankMatchMethod.PAYER_SUBSET, evidence, chosen, evidence.payer));
        }
        byFee(evidence, open, evidence.payer, found);
    }

    private void byName(Evidence evidence, List<MatchProposal> found) {
        var name = evidence.line.counterpartyName;
        if (PayerNames.plain(name).length() < 2 || name == null) {
            return;
        }
        var settled = found.stream().map(MatchProposal::customerId).collect(Collectors.toSet());
        for (var item : candidates.withResidual(evidence.minor)) {
            if (!settled.contains(item.customerId())
                    && PayerNames.alike(name, item.customerName())
                    && isNear(evidence, item)) {
                found.add(proposal(BankMatchMethod.NAME_EXACT, evidence, List.of(item), name));
            }
        }
        for (var customer : candidates.named(PayerNames.spellings(name))) {
            if (!settled.contains(customer) && !evidence.known.contains(customer)) {
                byFee(evidence, candidates.of(customer), name, found);
            }
        }
    }

    private void byFee(Evidence evidence, List<Candidates.Item> open, @Nullable String who, List<MatchProposal> found) {
        var most = settings.feeTolerance().movePointRight(2).longValue();
        for (var item : open) {
            var missing = item.residual() - evidence.minor;
            if (missing > 0 && missing <= most) {
                found.add(proposal(BankMatchMethod.FEE_TOLERANCE, evidence, List.of(item), who));
            }
        }
    }

    private boolean isNear(Evidence evidence, Candidates.Item item) {
        var first = evidence.line.bookedOn.minusDays(settings.nearDays());
        var last = evidence.line.bookedOn.plusDays(settings.nearDays());
        return (!item.dueOn().isBefore(first) && !item.dueOn().isAfter(last))
                || (!item.openedOn().isBefore(first) && !item.openedOn().isAfter(last));
    }

    /**
     * What is recorded of just this amount within days; the more it is like the line, the surer. Whatever speaks for a
     * customer speaks for the payment that is recorded for them.
     */
    private List<MatchProposal> recorded(Evidence evidence, EntryType type, List<MatchProposal> fresh) {
        var found = new ArrayList<MatchProposal>();
        if (evidence.minor != Math.abs(evidence.line.amountMinor)) {
            return found;
        }
        var day = evidence.line.bookedOn;
        for (var entry : candidates.recorded(
                type, evidence.minor, day.minusDays(settings.nearDays()), day.plusDays(settings.nearDays()))) {
            var own = recorded(evidence, entry);
            found.add(fresh.stream()
                    .filter(proposal ->
                            proposal.customerId().equals(entry.customerId()) && proposal.reaches(own.score()))
                    .max(Comparator.comparing(MatchProposal::score))
                    .map(proposal -> own.supportedBy(proposal, entry.residual() >= evidence.minor))
                    .orElse(own));
        }
        return found;
    }

    private static MatchProposal recorded(Evidence evidence, Candidates.Recorded entry) {
        var name = evidence.line.counterpartyName;
        var score = BankMatchMethod.RECORDED.score();
        String shown = null;
        if (evidence.names(entry.number())) {
            score = BankMatchMethod.REFERENCE.score();
            shown = entry.number();
        } else if (evidence.known.contains(entry.customerId())) {
            score = BankMatchMethod.PAYER_EXACT.score();
            shown = evidence.payer;
        } else if (PayerNames.alike(name, entry.customerName())) {
            score = SAME_NAME;
            shown = name;
        }
        return new MatchProposal(
                BankMatchMethod.RECORDED,
                score,
                false,
                entry.customerId(),
                entry.customerName(),
                Money.fen(evidence.minor),
                entry.id(),
                entry.number(),
                List.of(),
                shown);
    }

    private MatchProposal proposal(
            BankMatchMethod method, Evidence evidence, List<Candidates.Item> items, @Nullable String shown) {
        var shares = new ArrayList<MatchProposal.Share>();
        var remaining = evidence.minor;
        for (var item : items) {
            var part = Math.min(remaining, item.residual());
            if (part > 0) {
                shares.add(new MatchProposal.Share(item.id(), item.number(), item.reference(), Money.fen(part)));
                remaining -= part;
            }
        }
        var first = items.get(0);
        return new MatchProposal(
                method,
                method.score(),
                false,
                first.customerId(),
                first.customerName(),
                Money.fen(evidence.minor),
                null,
                null,
                List.copyOf(shares),
                shown);
    }

    private List<MatchProposal> visible(List<MatchProposal> found) {
        var customers = file.find(found.stream().map(MatchProposal::customerId).collect(Collectors.toSet()));
        return found.stream()
                .filter(proposal -> {
                    var customer = customers.get(proposal.customerId());
                    return customer != null && caller.scope().covers(customer.ownerId(), customer.unitId());
                })
                .toList();
    }

    private static Set<String> numbers(BankLine line) {
        var numbers = new HashSet<String>();
        for (var text : new String[] {line.remark, line.endToEndId, line.reference}) {
            var match = NUMBER.matcher(text == null ? "" : text);
            while (match.find() && numbers.size() < MOST_NUMBERS) {
                var number = match.group();
                if (number.chars().anyMatch(Character::isDigit)) {
                    numbers.add(number);
                    numbers.add(number.toUpperCase(java.util.Locale.ROOT));
                }
            }
        }
        return numbers;
    }
}
