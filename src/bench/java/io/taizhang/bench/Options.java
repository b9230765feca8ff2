package io.taizhang.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run was asked for.
 *
 * @param sizes numbers of customers
 * @param movements of each card, before the first round
 * @param java options for the product's Java
 * @param only part of the name of the workloads to run; empty for all
 */
record Options(
        List<Long> sizes,
        int movements,
        int rounds,
        int seconds,
        int warmUp,
        int clients,
        List<String> java,
        String only,
        boolean startOnly,
        Path dir,
        Path jar,
        Path bare) {

    static final String USAGE =
            """
            src/bench/run [10k] [100k] [1m] [--quick] [--rounds=5] [--seconds=3] [--warm-up=90] [--clients=8]
                          [--movements=1]
                          [--only=search] [--java=-Xmx256m,-XX:+UseSerialGC] [--start-only]
                          [--jar=/another/build/quarkus-app/quarkus-run.jar]
            """;

    static Options of(String... arguments) {
        var sizes = new ArrayList<Long>();
        int movements = 1;
        int rounds = 5;
        int seconds = 3;
        int warmUp = 90;
        int clients = 8;
        var java = List.<String>of();
        var only = "";
        var startOnly = false;
        var target = Path.of("target").toAbsolutePath();
        var jar = target.resolve("quarkus-app/quarkus-run.jar");
        for (var argument : arguments) {
            var value = argument.substring(argument.indexOf('=') + 1);
            if (argument.equals("--quick")) {
                rounds = 2;
                seconds = 1;
                warmUp = 15;
            } else if (argument.startsWith("--movements=")) {
                movements = Integer.parseInt(value);
            } else if (argument.startsWith("--rounds=")) {
                rounds = Integer.parseInt(value);
            } else if (argument.startsWith("--seconds=")) {
                seconds = Integer.parseInt(value);
            } else if (argument.startsWith("--warm-up=")) {
                warmUp = Integer.parseInt(value);
            } else if (argument.startsWith("--clients=")) {
                clients = Integer.parseInt(value);
            } else if (argument.startsWith("--only=")) {
                only = value;
            } else if (argument.startsWith("--java=")) {
                java = List.of(value.split(","));
            } else if (argument.startsWith("--jar=")) {
                jar = Path.of(value).toAbsolutePath();
            } else if (argument.equals("--start-only")) {
                startOnly = true;
            } else if (argument.toLowerCase(Locale.ROOT).matches("\\d+[km]?")) {
                sizes.add(size(argument.toLowerCase(Locale.ROOT)));
            } else {
                throw new IllegalArgumentException(argument + "\n" + USAGE);
            }
        }
        return new Options(
                sizes.isEmpty() ? List.of(10_000L) : sizes,
                movements,
                rounds,
                seconds,
                warmUp,
                clients,
                java,
                only,
                startOnly,
                target.resolve("bench"),
                jar,
                target.resolve("bench/bare/quarkus-app/quarkus-run.jar"));
    }

    private static long size(String text) {
        var number = Long.parseLong(text.replaceAll("[km]", ""));
        return text.endsWith("m") ? number * 1_000_000 : text.endsWith("k") ? number * 1_000 : number;
    }

    static String written(long size) {
        return size % 1_000_000 == 0 ? size / 1_000_000 + "M" : size % 1_000 == 0 ? size / 1_000 + "k" : "" + size;
    }
}
