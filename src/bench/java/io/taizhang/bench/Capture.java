package io.taizhang.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads from PostgreSQL's log what the product sends for a request. */
final class Capture {

    private static final Pattern EXECUTED = Pattern.compile("(?s)(?:execute [^:]+|statement): (.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (NULL|'((?:[^']++|'')*+)')");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String SESSION = "from session n join staff s";
    private static final int ATTEMPTS = 5;
    private static final String MARK = "select 'bench mark ";

    private final Database database;
    private final ObjectMapper json = new ObjectMapper();

    Capture(Database database) {
        this.database = database;
    }

    /** One statement as it was logged. */
    private record Logged(String sql, List<String> values) {}

    /**
     * Sends each case once (the first twice, to see what is new in each request) and reads what came of it; again when a
     * job of the product stood in between the first two.
     */
    Replay of(Workload workload, int port, String token) throws SQLException, IOException, InterruptedException {
        try (var connection = database.superuser();
                var http = new Http(port)) {
            // What a connection or a session does only once is done before.
            for (int i = 0; i < 30; i++) {
                send(http, workload, 0, token);
            }
            logging(connection, "all", "jsonlog");
            try {
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    var logged = sent(connection, http, workload, token);
                    if (!workload.isWrite()
                            || shape(logged.get(0)).equals(usual(logged))
                                    && shape(logged.get(1)).equals(usual(logged))) {
                        return replay(connection, workload, logged);
                    }
                }
            } finally {
                logging(connection, "none", "stderr");
            }
            throw new IOException(workload.name() + ": no two requests send the same statements");
        }
    }

    private List<List<Logged>> sent(Connection connection, Http http, Workload workload, String token)
            throws SQLException, IOException, InterruptedException {
        var mark = Fresh.key().toString();
        for (int i = -1; i <= workload.cases(); i++) {
            Database.run(connection, MARK + mark + "'");
            if (i < workload.cases()) {
                send(http, workload, Math.max(i, 0), token);
            }
        }
        return read(mark, workload.cases() + 1);
    }

    /** What most requests send. */
    private static String usual(List<List<Logged>> logged) {
        return logged.stream().collect(Collectors.groupingBy(Capture::shape, Collectors.counting())).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static void send(Http http, Workload workload, int number, String token) throws IOException {
        var status = http.send(
                workload.request(number, token, Fresh.key().toString()).bytes());
        if (status >= 300) {
            throw new IOException(workload.name() + ": " + status + " " + http.text());
        }
    }

    private static void logging(Connection connection, String statements, String destination)
            throws SQLException, InterruptedException {
        Database.run(connection, "alter system set log_statement = '" + statements + "'");
        Database.run(connection, "alter system set log_destination = '" + destination + "'");
        Database.run(connection, "select pg_reload_conf()");
        Thread.sleep(500);
    }

    /** The statements between each two marks. */
    private List<List<Logged>> read(String mark, int expected) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            var found = new ArrayList<List<Logged>>();
            try (var files = Files.newDirectoryStream(database.dir().resolve("data/log"), "*.json")) {
                for (var file : files) {
                    var sessions = new HashMap<String, List<Logged>>();
                    var marked = false;
                    for (var line : Files.readAllLines(file)) {
                        if (!marked && !line.contains(mark)) {
                            continue;
                        }
                        var entry = json.readTree(line);
                        var message = entry.path("message").asText();
                        if (message.contains(MARK + mark)) {
                            if (marked) {
                                found.add(longest(sessions));
                            }
                            marked = true;
                            sessions.clear();
                        } else if (marked) {
                            note(entry, message, sessions);
                        }
                    }
                }
            }
            if (found.size() == expected) {
                return found;
            }
            Thread.sleep(100);
        }
        throw new IOException("The log does not show the requests");
    }

    /** Jobs of the product run beside the request, in other sessions. */
    private static List<Logged> longest(Map<String, List<Logged>> sessions) {
        return sessions.values().stream()
                .max((a, b) -> Integer.compare(a.size(), b.size()))
                .orElse(List.of());
    }

    private static void note(JsonNode entry, String message, Map<String, List<Logged>> sessions) {
        var executed = EXECUTED.matcher(message);
        // A session is looked up once in some seconds, by whichever request comes first.
        if (!entry.path("user").asText().equals(Database.APP) || !executed.matches() || message.contains(SESSION)) {
            return;
        }
        var values = new ArrayList<String>();
        var parameter = PARAMETER.matcher(entry.path("detail").asText());
        while (parameter.find()) {
            var text = parameter.group(2);
            values.add(text == null ? null : text.replace("''", "'"));
        }
        sessions.computeIfAbsent(entry.path("session_id").asText(), any -> new ArrayList<>())
                .add(new Logged(executed.group(1), values));
    }

    private static Replay replay(Connection connection, Workload workload, List<List<Logged>> logged)
            throws SQLException {
        var again = logged.get(0);
        var shapes = logged.stream()
                .skip(1)
                .filter(Capture::isWhole)
                // A read that seems to write: a job of the product stood in its place.
                .filter(sent -> workload.isWrite() || sent.stream().noneMatch(Capture::isWrite))
                .collect(Collectors.groupingBy(Capture::shape, LinkedHashMap::new, Collectors.toList()));
        if (workload.isWrite()) {
            // What is new in each request shows beside a second request for the first case only.
            shapes.keySet().retainAll(Set.of(shape(again)));
        }
        var variants = new ArrayList<Replay.Variant>();
        for (var cases : shapes.values()) {
            var repeated = shape(again).equals(shape(cases.get(0))) ? again : cases.get(0);
            variants.add(new Replay.Variant(cases.size(), statements(connection, workload, repeated, cases)));
        }
        return new Replay(variants);
    }

    private static List<Replay.Statement> statements(
            Connection connection, Workload workload, List<Logged> again, List<List<Logged>> cases)
            throws SQLException {
        var first = cases.get(0);
        // A read makes nothing new: ids in it are those of its case.
        var fresh = workload.isWrite() ? fresh(again, first) : Map.<String, Integer>of();
        var statements = new ArrayList<Replay.Statement>();
        for (int s = 0; s < first.size(); s++) {
            var sql = first.get(s).sql();
            var types = types(connection, sql, first.get(s).values().size());
            var parameters = new ArrayList<Replay.Parameter>();
            for (int p = 0; p < types.size(); p++) {
                parameters.add(parameter(types.get(p), s, p, cases, again, first, fresh, workload.isWrite()));
            }
            statements.add(new Replay.Statement(sql, parameters));
        }
        return statements;
    }

    /** Whether the log held all of it when the next mark came. */
    private static boolean isWhole(List<Logged> statements) {
        return statements.stream()
                        .filter(one -> one.sql().equalsIgnoreCase("begin"))
                        .count()
                == statements.stream()
                        .filter(one -> one.sql().matches("(?i)commit|rollback"))
                        .count();
    }

    private static boolean isWrite(Logged statement) {
        return statement.sql().stripLeading().matches("(?is)(insert|update|delete|copy|lock) .*");
    }

    private static String shape(List<Logged> statements) {
        return statements.stream().map(Logged::sql).collect(Collectors.joining(";"));
    }

    private static Replay.Parameter parameter(
            String type,
            int s,
            int p,
            List<List<Logged>> cases,
            List<Logged> again,
            List<Logged> first,
            Map<String, Integer> fresh,
            boolean isWrite) {
        var pattern = first.get(s).values().get(p);
        var values = new ArrayList<String>();
        for (var one : cases) {
            values.add(templated(one.get(s).values().get(p), pattern, fresh));
        }
        // A number that the product has just given out.
        var repeated = again.get(s).values().get(p);
        if (isWrite && pattern != null && pattern.matches("[A-Z]\\d{6,}") && !pattern.equals(repeated)) {
            values.replaceAll(any -> "X" + Replay.FRESH_TEXT);
        }
        // The product leaves a busy card to a second call that waits; with a single call, that one has to wait.
        if (first.get(s).sql().contains("card_spend(") && type.equals("boolean")) {
            values.replaceAll(any -> "true");
        }
        var distinct = new HashSet<>(values);
        return new Replay.Parameter(type, distinct.size() == 1 ? values.subList(0, 1) : values);
    }

    /** UUIDs of the first request that are not in its repetition, numbered. */
    private static Map<String, Integer> fresh(List<Logged> again, List<Logged> first) {
        var known = new HashSet<String>();
        again.forEach(statement -> known.addAll(ids(statement)));
        var fresh = new HashMap<String, Integer>();
        for (var statement : first) {
            for (var id : ids(statement)) {
                if (!known.contains(id)) {
                    fresh.putIfAbsent(id, fresh.size());
                }
            }
        }
        return fresh;
    }

    private static List<String> ids(Logged statement) {
        return statement.values().stream()
                .filter(value -> value != null)
                .flatMap(value -> UUID_TEXT.matcher(value).results().map(java.util.regex.MatchResult::group))
                .toList();
    }

    /** The value with a mark wherever the first request's value has a fresh id. */
    private static String templated(String value, String pattern, Map<String, Integer> fresh) {
        if (value == null || pattern == null) {
            return value;
        }
        var expected = UUID_TEXT
                .matcher(pattern)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        var text = new StringBuilder();
        Matcher found = UUID_TEXT.matcher(value);
        for (int i = 0; found.find(); i++) {
            var number = i < expected.size() ? fresh.get(expected.get(i)) : null;
            found.appendReplacement(
                    text, number == null ? found.group() : "" + Replay.FRESH_ID + Character.forDigit(number, 36));
        }
        found.appendTail(text);
        return text.toString();
    }

    /** How PostgreSQL understands the parameters. */
    private static List<String> types(Connection connection, String sql, int count) throws SQLException {
        if (count == 0) {
            return Collections.emptyList();
        }
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("prepare bench_types as " + sql);
            var types = Database.column(
                    connection,
                    "select unnest(parameter_types)::text from pg_prepared_statements where name = 'bench_types'");
            statement.execute("deallocate bench_types");
            return types;
        }
    }
}
