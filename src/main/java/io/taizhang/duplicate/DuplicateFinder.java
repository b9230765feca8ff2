package io.taizhang.duplicate;

import io.taizhang.customer.CustomerFacts;
import io.taizhang.customer.CustomerFile;
import io.taizhang.duplicate.DuplicatePairs.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks for customers who may be one, whatever the caller's scope is: what a person is shown of them is decided above. */
@ApplicationScoped
class DuplicateFinder {

    private final DuplicateKeys keys;
    private final CustomerFile file;

    DuplicateFinder(DuplicateKeys keys, CustomerFile file) {
        this.keys = keys;
        this.file = file;
    }

    /** A known customer and how likely they are the one who was asked for. */
    record Match(CustomerFacts customer, Likeness likeness) {}

    /** The known customers who may be this one, the likeliest first. */
    List<Match> matches(Fingerprint print) {
        var holders = keys.holders(List.of(print));
        var comparison = new Comparison(holders.population(), holders::count);
        return file.facts(holders.of(print)).stream()
                .map(customer -> new Match(customer, comparison.compare(print, Subjects.fingerprint(customer))))
                .filter(match -> match.likeness().isWorthALook())
                .sorted(Comparator.comparing((Match match) -> match.likeness().weight())
                        .reversed())
                .toList();
    }

    /** For each of these who are not stored yet, how many known customers they are likely to be. */
    List<Integer> likely(List<Fingerprint> prints) {
        var holders = keys.holders(prints);
        var comparison = new Comparison(holders.population(), holders::count);
        var others = file
                .facts(prints.stream()
                        .flatMap(print -> holders.of(print).stream())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(customer -> customer.ref().id(), Subjects::fingerprint));
        return prints.stream()
                .map(print -> (int) holders.of(print).stream()
                        .map(others::get)
                        .filter(Objects::nonNull)
                        .filter(other -> comparison.compare(print, other).isLikely())
                        .count())
                .toList();
    }

    /** Remembers under what these customers are looked for, without looking for anybody. */
    void remember(Map<UUID, Fingerprint> prints) {
        keys.replace(prints);
    }

    /** Compares these customers with all others; the pairs that are worth a look. */
    List<Found> compare(Collection<CustomerFacts> changed) {
        var prints = new LinkedHashMap<UUID, Fingerprint>();
        changed.forEach(customer -> prints.put(customer.ref().id(), Subjects.fingerprint(customer)));
        keys.replace(prints);
        var holders = keys.holders(prints.values());
        var comparison = new Comparison(holders.population(), holders::count);
        var others = others(prints, holders);
        var found = new ArrayList<Found>();
        var seen = new HashSet<Set<UUID>>();
        prints.forEach((id, print) -> holders.of(print).forEach(other -> {
            var known = prints.containsKey(other) ? prints.get(other) : others.get(other);
            if (!other.equals(id) && known != null && seen.add(Set.of(id, other))) {
                var likeness = comparison.compare(print, known);
                if (likeness.isWorthALook()) {
                    found.add(new Found(id, other, likeness));
                }
            }
        }));
        return found;
    }

    private Map<UUID, Fingerprint> others(Map<UUID, Fingerprint> prints, DuplicateKeys.Holders holders) {
        var wanted = prints.values().stream()
                .flatMap(print -> holders.of(print).stream())
                .filter(id -> !prints.containsKey(id))
                .collect(Collectors.toSet());
        return file.facts(wanted).stream()
                .collect(Collectors.toMap(customer -> customer.ref().id(), Subjects::fingerprint));
    }
}
