package io.taizhang.support;

import static io.taizhang.support.AccessOperations.ROWS;
import static io.taizhang.support.AccessOperations.body;
import static io.taizhang.support.AccessOperations.isList;
import static io.taizhang.support.AccessOperations.isOfRow;
import static io.taizhang.support.AccessOperations.kind;
import static io.taizhang.support.AccessOperations.path;
import static io.taizhang.support.AccessOperations.question;
import static io.taizhang.support.AccessOperations.references;
import static io.taizhang.support.AccessOperations.search;

import io.taizhang.support.AccessWorld.Bundle;
import io.taizhang.support.AccessWorld.Somebody;
import io.taizhang.support.Ask.Answer;
import io.taizhang.support.Contract.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Walks through the operations of the contract as everybody of an {@link AccessWorld}, and notes what comes back. */
public final class AccessWalk {

    private static final String API = "/api/v1/";
    private static final String FOUND = "inside: found";
    private static final String NOT_THERE = "outside: 404";
    private static final String FORBIDDEN = "without permission: 403";
    private static final String TOLD_APART = "a reference to what is seen is told from one to nothing";

    private final AccessWorld world;
    private final AccessProof proof = new AccessProof();
    private final Map<String, Answer> toNothing = new ConcurrentHashMap<>();

    /** Kinds of rows that lie in nobody's reach, by their address; still, no list of them shows a hidden customer. */
    private final Set<String> apart;

    public AccessWalk(AccessWorld world, Set<String> apart) {
        this.world = world;
        this.apart = apart;
    }

    public AccessProof proof() {
        return proof;
    }

    /** Whether one of the walks goes through the operation. */
    public static boolean isWalked(Operation operation) {
        return isOfRow(operation) || isList(operation) || !references(operation).isEmpty();
    }

    /** Reads each row, and what lies below it, from both sides of the border. */
    public void reads() {
        each(AccessOperations::isReadOfRow, (somebody, operation) -> {
            for (var bundle : world.near(somebody, true)) {
                var answer = Ask.get(somebody.token(), question(operation, bundle, bundle));
                expect(somebody, operation, FOUND, answer, 200, 299);
            }
            for (var bundle : world.hidden(somebody)) {
                outside(somebody, operation, Ask.get(somebody.token(), question(operation, bundle, bundle)));
            }
        });
    }

    /** Tries every change on rows behind the border: they are not there. */
    public void writesOutside() {
        each(AccessOperations::isWriteOfRow, (somebody, operation) -> {
            for (var bundle : world.hidden(somebody)) {
                if (!somebody.person().findsEverywhere(operation.id())) {
                    outside(somebody, operation, write(somebody, operation, bundle));
                }
            }
        });
    }

    /** Tries the same changes on rows that they see: these are found, whatever becomes of the change. */
    public void writesInside() {
        each(AccessOperations::isWriteOfRow, (somebody, operation) -> {
            for (var bundle : world.near(somebody, true)) {
                var answer = write(somebody, operation, bundle);
                // What is asked for below the row may be gone, or never have been there; that proves nothing.
                if (answer.status() == 404) {
                    proof.asked(operation, FOUND, answer.outcome());
                } else {
                    expect(somebody, operation, FOUND, answer, 200, 499);
                }
            }
        });
    }

    /** Refers to rows behind the border, in commands and questions: the answer is that for rows that nowhere are. */
    public void referencesOutside() {
        each(AccessWalk::refers, (somebody, operation) -> {
            var seen = world.near(somebody, true);
            for (var bundle : seen.isEmpty() ? List.<Bundle>of() : world.hidden(somebody)) {
                var nothing = refer(somebody, operation, seen.get(0), null);
                var hidden = refer(somebody, operation, seen.get(0), bundle);
                toNothing.put(somebody + operation.id(), nothing);
                if (!hidden.outcome().equals(nothing.outcome()) || hidden.status() >= 500 || shows(hidden, bundle)) {
                    proof.wrong(
                            operation,
                            somebody,
                            hidden.outcome() + " for hidden, " + nothing.outcome() + " for nothing"
                                    + (shows(hidden, bundle) ? "; it shows the hidden" : ""));
                }
            }
        });
    }

    /** Refers to rows that they see: were that answered as rows that nowhere are, the walk outside would prove nothing. */
    public void referencesInside() {
        each(AccessWalk::refers, (somebody, operation) -> {
            var nothing = toNothing.get(somebody + operation.id());
            if (nothing != null
                    && !apart.contains(kind(operation))
                    && somebody.person().may(operation.permissions())) {
                var seen = world.near(somebody, true).get(0);
                var answer = refer(somebody, operation, seen, seen);
                proof.asked(operation, TOLD_APART, answer.outcome() + " against " + nothing.outcome());
                if (!answer.outcome().equals(nothing.outcome()) || shows(answer, seen)) {
                    proof.proven(operation, TOLD_APART);
                }
            }
        });
    }

    /** Asks every list for everything, and for what is hidden by its customer and by name. */
    public void lists() {
        each(AccessOperations::isList, (somebody, operation) -> {
            if (!may(somebody, operation)) {
                expect(
                        somebody,
                        operation,
                        FORBIDDEN,
                        Ask.get(
                                somebody.token(),
                                search(operation, world.bundles().get(0))),
                        403,
                        403);
                return;
            }
            for (var bundle : world.hidden(somebody)) {
                requireNothingHidden(somebody, operation, Ask.get(somebody.token(), search(operation, bundle)));
                if (!apart.contains(kind(operation))) {
                    var path = question(operation, bundle, bundle);
                    requireNothingHidden(somebody, operation, Ask.get(somebody.token(), path));
                }
            }
            if (!apart.contains(kind(operation))) {
                for (var bundle : world.near(somebody, true)) {
                    listInside(somebody, operation, bundle);
                }
            }
        });
    }

    private void listInside(Somebody somebody, Operation operation, Bundle bundle) {
        var asked = references(operation).isEmpty() ? search(operation, bundle) : question(operation, bundle, bundle);
        var answer = Ask.get(somebody.token(), asked);
        requireNothingHidden(somebody, operation, answer);
        proof.asked(operation, FOUND, answer.outcome());
        if (shows(answer, bundle)) {
            proof.proven(operation, FOUND);
        } else if (asked.contains("customerId=")
                && operation.path().equals(API + kind(operation))
                && ROWS.contains(kind(operation))) {
            proof.wrong(operation, somebody, "does not show what they see: " + answer.outcome());
        }
    }

    /** The rows that stay behind somebody's border, as the administrator reads them. */
    public Map<String, String> hiddenStates() {
        var bundles = new HashSet<Bundle>();
        world.people().forEach(somebody -> bundles.addAll(world.hidden(somebody)));
        var states = new TreeMap<String, String>();
        for (var bundle : bundles) {
            bundle.ids().forEach((kind, id) -> {
                if (ROWS.contains(kind) && !kind.equals("allocations")) {
                    var one = Ask.get(Staff.admin(), API + kind + "/" + id);
                    states.put(kind + " " + id, one.status() + " " + one.etag() + " " + one.text());
                }
            });
        }
        return states;
    }

    private void each(Predicate<Operation> which, BiConsumer<Somebody, Operation> visit) {
        var operations = Contract.operations().stream()
                .filter(which)
                .filter(operation -> operation.permissions().stream().noneMatch(name -> name.startsWith("own-card:")))
                .toList();
        var visits = world.people().stream()
                .flatMap(somebody -> operations.stream().map(operation -> Map.entry(somebody, operation)))
                .toList();
        Parallel.forEach(visits, one -> visit.accept(one.getKey(), one.getValue()));
    }

    private static boolean refers(Operation operation) {
        return !references(operation).isEmpty() && !AccessModel.refersEverywhere(operation.id());
    }

    private static boolean may(Somebody somebody, Operation operation) {
        return operation.permissions().contains("signed-in")
                || somebody.person().may(operation.permissions());
    }

    private void expect(Somebody somebody, Operation operation, String thing, Answer answer, int from, int to) {
        var may = may(somebody, operation);
        var what = may ? thing : FORBIDDEN;
        proof.asked(operation, what, answer.outcome());
        if (may
                ? answer.status() >= from && answer.status() <= to && (to == 403 || answer.status() != 403)
                : answer.status() == 403) {
            proof.proven(operation, what);
        } else {
            proof.wrong(operation, somebody, what + ", but came " + answer.outcome());
        }
    }

    private void outside(Somebody somebody, Operation operation, Answer answer) {
        if (somebody.person().findsEverywhere(operation.id())) {
            expect(somebody, operation, FOUND, answer, 200, 499);
        } else {
            expect(somebody, operation, NOT_THERE, answer, 404, 404);
        }
    }

    private void requireNothingHidden(Somebody somebody, Operation operation, Answer answer) {
        // The books are the company's: whoever sees a part of it is told so.
        if ((answer.status() == 403 && !apart.contains(kind(operation))) || answer.status() >= 500) {
            proof.wrong(operation, somebody, answer.outcome());
        }
        for (var bundle : world.bundles()) {
            if (!world.sees(somebody, bundle) && shows(answer, bundle)) {
                proof.wrong(operation, somebody, "shows what is hidden");
            }
        }
    }

    /** Whether an id of the bundle, or its customer's name, stands in an answer. */
    private static boolean shows(Answer answer, Bundle bundle) {
        // A refusal says the address that was asked for.
        return answer.text().contains(bundle.customerName())
                || (answer.status() < 300 && bundle.ids().values().stream().anyMatch(answer.text()::contains));
    }

    private static Answer write(Somebody somebody, Operation operation, Bundle bundle) {
        // A version that no row has: whoever finds the row says so, and deletes nothing.
        return Ask.act(somebody.token(), operation, path(operation, bundle), body(operation, bundle), "\"999\"");
    }

    /** @param to what is referred to: rows of this bundle, or of none */
    private static Answer refer(Somebody somebody, Operation operation, Bundle at, @Nullable Bundle to) {
        if (operation.verb().equals("get")) {
            return Ask.get(somebody.token(), question(operation, at, to));
        }
        var path = path(operation, at);
        var etag = operation.verb().equals("patch")
                ? Ask.get(somebody.token(), path).etag()
                : "\"999\"";
        return Ask.act(somebody.token(), operation, path, body(operation, to), etag);
    }
}
