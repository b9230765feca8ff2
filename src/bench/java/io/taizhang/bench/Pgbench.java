package io.taizhang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends the statements of a request with pgbench, which does nothing else. */
final class Pgbench {

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private final Database database;
    private final Path dir;

    Pgbench(Database database, Path dir) {
        this.database = database;
        this.dir = dir;
    }

    /** Writes a script for each variant. @return them as pgbench takes them, with how often each is sent */
    List<String> write(Workload workload, Replay replay) throws IOException {
        Files.createDirectories(dir);
        var scripts = new ArrayList<String>();
        for (var variant : replay.variants()) {
            var name = workload.name().replaceAll("[^a-z]+", "-") + "-" + scripts.size() + ".sql";
            var file = Files.writeString(dir.resolve(name), script(variant));
            scripts.add(file + "@" + variant.cases());
        }
        return scripts;
    }

    private static String script(Replay.Variant variant) {
        var script = new StringBuilder();
        script.append("\\set k random(1, ").append(variant.cases()).append(")\n");
        script.append("\\set seq :seq + 1\n\\set r random(0, 281474976710655)\n");
        for (var statement : variant.statements()) {
            var sql = PARAMETER
                    .matcher(statement.sql())
                    .replaceAll(found -> Matcher.quoteReplacement(
                            expression(statement.parameters().get(Integer.parseInt(found.group(1)) - 1))));
            script.append(sql.strip().replaceAll("\\s+", " ")).append(";\n");
        }
        return script.toString();
    }

    Load.Outcome run(List<String> scripts, int clients, int seconds) throws IOException, InterruptedException {
        try (var old = Files.newDirectoryStream(dir, "times.*")) {
            for (var file : old) {
                Files.delete(file);
            }
        }
        var log = dir.resolve("pgbench.log");
        var command = new ArrayList<>(List.of(
                "pgbench",
                "-n",
                "-M",
                "prepared",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(database.port()),
                "-U",
                Database.APP,
                "-c",
                String.valueOf(clients),
                "-j",
                "1",
                "-T",
                String.valueOf(seconds),
                "-D",
                "seq=0",
                "-D",
                "base=" + System.currentTimeMillis(),
                "-l",
                "--log-prefix=" + dir.resolve("times")));
        scripts.forEach(script -> command.addAll(List.of("-f", script)));
        command.add(Database.NAME);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PGPASSWORD", database.appPassword());
        builder.environment().put("PGOPTIONS", "-c statement_timeout=30s -c max_parallel_workers_per_gather=0");
        int code = builder.start().waitFor();
        var output = Files.readString(log);
        var nanos = new ArrayList<long[]>();
        try (var times = Files.newDirectoryStream(dir, "times.*")) {
            for (var file : times) {
                try (var lines = Files.lines(file)) {
                    nanos.add(lines.mapToLong(line -> 1_000 * Long.parseLong(line.split(" ")[2]))
                            .toArray());
                }
            }
        }
        var all = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        var failed = code != 0 || output.contains("ERROR");
        return new Load.Outcome(seconds, all, failed ? 1 : 0, failed ? output : null);
    }

    private static String expression(Replay.Parameter parameter) {
        var values = parameter.values();
        var value = values.size() == 1
                ? text(values.get(0))
                : "(array[" + values.stream().map(Pgbench::text).collect(Collectors.joining(",")) + "]::text[])[:k]";
        return "((" + value + ")::" + parameter.type() + ")";
    }

    /** A value as SQL without a colon, in which pgbench would see a variable. */
    private static String text(String value) {
        if (value == null) {
            return "null";
        }
        var parts = new ArrayList<String>();
        var plain = new StringBuilder("E'");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == Replay.FRESH_ID) {
                parts.add(plain.append('\'').toString());
                parts.add(id(Character.digit(value.charAt(++i), 36)));
                plain = new StringBuilder("E'");
            } else if (c == Replay.FRESH_TEXT) {
                parts.add(plain.append('\'').toString());
                parts.add("to_hex(:base::bigint + :seq::bigint) || :client_id::text");
                plain = new StringBuilder("E'");
            } else {
                plain.append(c == ':' ? "\\x3A" : c == '\\' ? "\\\\" : c == '\'' ? "''" : c == '\n' ? "\\n" : "" + c);
            }
        }
        parts.add(plain.append('\'').toString());
        return parts.size() == 1 ? parts.get(0) : "(" + String.join(" || ", parts) + ")";
    }

    /** A UUIDv7 that no other transaction has, the same wherever it stands in this one. */
    private static String id(int number) {
        return "((lpad(to_hex(:base::bigint + :seq::bigint), 12, '0') || '7' || lpad(to_hex(:client_id::int * 16 + "
                + number + "), 3, '0') || '8000' || lpad(to_hex(:r::bigint), 12, '0'))::uuid)::text";
    }
}
