package io.taizhang.support;

import io.taizhang.support.Contract.Operation;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** What a walk found: answers other than the model's, and of each operation what was proven of it and what was not. */
public final class AccessProof {

    private final Set<String> wrong = new ConcurrentSkipListSet<>();
    private final Map<String, Set<String>> proven = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> asked = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> came = new ConcurrentHashMap<>();

    /** An answer that should not have come. */
    void wrong(Operation operation, Object who, String what) {
        wrong.add(operation + " as " + who + ": " + what);
    }

    /** Something that was asked, which has to be seen at least once as the model has it. */
    void asked(Operation operation, String thing, String answer) {
        asked.computeIfAbsent(operation.id(), any -> new ConcurrentSkipListSet<>())
                .add(thing);
        came.computeIfAbsent(operation.id(), any -> new ConcurrentSkipListSet<>())
                .add(thing + " " + answer);
    }

    void proven(Operation operation, String thing) {
        proven.computeIfAbsent(operation.id(), any -> new ConcurrentSkipListSet<>())
                .add(thing);
    }

    /** Answers other than the model's, one line each. */
    public Collection<String> wrong() {
        return wrong;
    }

    /** Operations of which something was asked and never seen, with what they answered. */
    public Map<String, String> unproven() {
        var lines = new TreeMap<String, String>();
        asked.forEach((operation, things) -> {
            var missing = new TreeSet<>(things);
            missing.removeAll(proven.getOrDefault(operation, Set.of()));
            if (!missing.isEmpty()) {
                lines.put(operation, "never " + missing + ", but " + came.get(operation));
            }
        });
        return lines;
    }
}
