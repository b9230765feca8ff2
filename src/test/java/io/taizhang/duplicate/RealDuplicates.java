package io.taizhang.duplicate;

import io.taizhang.duplicate.Subject.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Published and generated records of which it is known who is who, compared as the product compares customers. */
final class RealDuplicates {

    private static final int MOST_WITH_ONE_KEY = 30;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final List<Fingerprint> records = new ArrayList<>();
    private final List<String> entities = new ArrayList<>();

    private RealDuplicates() {}

    /** Two records, the first in the order of the file first. */
    record Pair(int first, int second) {}

    /** How many of what was found is right, and how much of what there is was found. */
    record Quality(double precision, double recall) {

        double f1() {
            return 2 * precision * recall / (precision + recall);
        }
    }

    static RealDuplicates febrl(String name, boolean withId) throws IOException {
        var set = new RealDuplicates();
        for (var row : rows("febrl/" + name)) {
            set.entities.add(row.get(0).split("-")[1]);
            set.records.add(Fingerprint.of(new Subject(
                    false,
                    (row.get(1) + " " + row.get(2)).strip(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new Place(
                            row.get(6) + " " + row.get(8),
                            row.get(3) + " " + row.get(4) + " " + row.get(5),
                            row.get(7))),
                    withId ? row.get(10) : null,
                    day(row.get(9)))));
        }
        return set;
    }

    static RealDuplicates chinese() throws IOException {
        var set = new RealDuplicates();
        var truth = rows("zh_dup/truth.csv").stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
        for (var row : rows("zh_dup/customers.csv")) {
            set.entities.add(truth.get(row.get(0)));
            set.records.add(Fingerprint.of(new Subject(
                    row.get(1).equals("企业"),
                    row.get(2),
                    known(row.get(3)),
                    known(row.get(4)),
                    List.of(),
                    known(row.get(5)).stream()
                            .map(text -> new Place("", text, null))
                            .toList(),
                    row.get(6),
                    null)));
        }
        return set;
    }

    int size() {
        return records.size();
    }

    boolean isTrue(Pair pair) {
        return entities.get(pair.first()).equals(entities.get(pair.second()));
    }

    /** Every pair that shares a key which is not too many's, compared. */
    Map<Pair, Likeness> compared() {
        var holders = new HashMap<String, List<Integer>>();
        for (int i = 0; i < records.size(); i++) {
            for (var key : records.get(i).keys()) {
                holders.computeIfAbsent(key, none -> new ArrayList<>()).add(i);
            }
        }
        var comparison = new Comparison(
                records.size(), key -> holders.getOrDefault(key, List.of()).size());
        var compared = new HashMap<Pair, Likeness>();
        holders.values().stream()
                .filter(block -> block.size() <= MOST_WITH_ONE_KEY)
                .flatMap(RealDuplicates::pairs)
                .forEach(pair -> compared.computeIfAbsent(
                        pair, one -> comparison.compare(records.get(one.first()), records.get(one.second()))));
        return compared;
    }

    Quality quality(Set<Pair> found) {
        long right = found.stream().filter(this::isTrue).count();
        return new Quality(right / (double) found.size(), right / (double) truth().size());
    }

    private Set<Pair> truth() {
        var members = new HashMap<String, List<Integer>>();
        for (int i = 0; i < entities.size(); i++) {
            members.computeIfAbsent(entities.get(i), none -> new ArrayList<>()).add(i);
        }
        return members.values().stream().flatMap(RealDuplicates::pairs).collect(Collectors.toCollection(HashSet::new));
    }

    private static Stream<Pair> pairs(List<Integer> block) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < block.size(); i++) {
            for (int j = i + 1; j < block.size(); j++) {
                pairs.add(new Pair(block.get(i), block.get(j)));
            }
        }
        return pairs.stream();
    }

    private static List<String> known(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell);
    }

    private static LocalDate day(String digits) {
        try {
            return LocalDate.parse(digits, DAY);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static List<List<String>> rows(String name) throws IOException {
        var shared =
                System.getProperty("taizhang.shared", System.getenv().getOrDefault("TAIZHANG_SHARED", "../shared"));
        var file = Path.of(shared, "data").resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file),
                () -> "skipped: no " + file.toAbsolutePath().normalize() + " (TAIZHANG_SHARED names the folder)");
        try (var lines = Files.lines(file)) {
            return lines.skip(1)
                    .map(line ->
                            Stream.of(line.split(",", -1)).map(String::strip).toList())
                    .toList();
        }
    }
}
