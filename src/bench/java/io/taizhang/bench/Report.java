package io.taizhang.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The medians of all rounds as tables. */
final class Report {

    private static final double SPREAD_AIM = 10;
    private static final double CPU_AIM = 2.5;
    private static final double GROWTH_AIM = 2;

    private final Options options;
    private final Map<String, List<Site.Segment>> segments = new LinkedHashMap<>();
    private final List<Double> loads = new ArrayList<>();

    Report(Options options) {
        this.options = options;
    }

    void add(Site site, Workload workload, String who, Site.Segment segment) {
        segments.computeIfAbsent(key(site, workload, who), any -> new ArrayList<>())
                .add(segment);
        loads.add(Double.parseDouble(Usage.load()));
    }

    String text(List<Site> sites) throws IOException {
        var text = new StringBuilder();
        line(
                text,
                "# Benchmark, %d clients, %d rounds of %d s, warm-up %d s; load of the machine %.1f to %.1f",
                options.clients(),
                options.rounds(),
                options.seconds(),
                options.warmUp(),
                loads.stream().mapToDouble(d -> d).min().orElse(0),
                loads.stream().mapToDouble(d -> d).max().orElse(0));
        line(text, "");
        line(
                text,
                "Java options of the product: %s",
                options.java().isEmpty() ? "none" : String.join(" ", options.java()));
        line(text, "");
        line(
                text,
                "| customers | start to first answer (aim < 3 s) | CPU until then | memory idle (aim < 300 MiB) | after this run"
                        + " | PostgreSQL idle | after this run |");
        line(text, "|---|---|---|---|---|---|---|");
        for (var site : sites) {
            line(text, "%s", site.startRow());
        }
        if (!options.startOnly()) {
            for (var site : sites) {
                measured(text, site);
            }
            growth(text, sites);
        }
        return text.toString();
    }

    private void measured(StringBuilder text, Site site) {
        line(text, "");
        line(text, "## %s customers", Options.written(site.customers()));
        line(text, "");
        line(
                text,
                "| workload | requests/s | p50 ms | p95 ms | p99 ms | server CPU ms | PostgreSQL CPU ms | SQL | WAL B"
                        + " | pgbench/s | its p95 | its PostgreSQL CPU ms | product ÷ pgbench | aim | bare/s | its server CPU ms"
                        + " | CPU ÷ bare (aim ≤ 2.5) |");
        line(text, "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (var workload : site.workloads()) {
            var product = new Column(site, workload, "product");
            var pgbench = new Column(site, workload, "pgbench");
            var bare = new Column(site, workload, "bare");
            double share = product.rate() / pgbench.rate();
            double cpu = product.of(Site.Segment::serverCpu) / bare.of(Site.Segment::serverCpu);
            line(
                    text,
                    "| %s | %.0f | %.1f | %.1f | %.1f | %.2f | %.2f | %.1f | %.0f | %.0f | %.1f | %.2f | %.2f | %s | %s | %s | %s |",
                    workload.name(),
                    product.rate(),
                    product.percentile(0.5),
                    product.percentile(0.95),
                    product.percentile(0.99),
                    product.of(Site.Segment::serverCpu),
                    product.of(Site.Segment::databaseCpu),
                    site.replay(workload).count(),
                    product.of(Site.Segment::wal),
                    pgbench.rate(),
                    pgbench.percentile(0.95),
                    pgbench.of(Site.Segment::databaseCpu),
                    share,
                    workload.aim() == 0 ? "–" : verdict(share >= workload.aim(), "≥ " + workload.aim()),
                    site.hasBare() ? "%.0f".formatted(bare.rate()) : "–",
                    site.hasBare() ? "%.2f".formatted(bare.of(Site.Segment::serverCpu)) : "–",
                    site.hasBare() ? verdict(cpu <= CPU_AIM, "%.1f".formatted(cpu)) : "–");
        }
        atHalf(text, site);
        line(text, "");
        line(text, "Client: %.3f ms of CPU per request (median of all workloads).", clientCpu(site));
    }

    private void atHalf(StringBuilder text, Site site) {
        line(text, "");
        line(text, "| at half the rate | p50 ms | p95 ms | p99 ms | p99 ÷ p50 (aim ≤ 10) |");
        line(text, "|---|---|---|---|---|");
        for (var workload : site.workloads()) {
            if (workload.isMoney()) {
                var half = new Column(site, workload, "half");
                double spread = half.percentile(0.99) / half.percentile(0.5);
                line(
                        text,
                        "| %s | %.1f | %.1f | %.1f | %s |",
                        workload.name(),
                        half.percentile(0.5),
                        half.percentile(0.95),
                        half.percentile(0.99),
                        verdict(spread <= SPREAD_AIM, "%.1f".formatted(spread)));
            }
        }
    }

    private void growth(StringBuilder text, List<Site> sites) {
        if (sites.size() < 2) {
            return;
        }
        var small = sites.get(0);
        line(text, "");
        line(text, "## p95 of lists and searches beside that at %s (aim ≤ 2)", Options.written(small.customers()));
        line(text, "");
        for (var site : sites.subList(1, sites.size())) {
            line(
                    text,
                    "| workload | at %s | at %s | ratio | ratio of pgbench |",
                    Options.written(small.customers()),
                    Options.written(site.customers()));
            line(text, "|---|---|---|---|---|");
            for (int i = 0; i < site.workloads().size(); i++) {
                var here = new Column(site, site.workloads().get(i), "product");
                var there = new Column(small, small.workloads().get(i), "product");
                double ratio = here.percentile(0.95) / there.percentile(0.95);
                double bench = new Column(site, site.workloads().get(i), "pgbench").percentile(0.95)
                        / new Column(small, small.workloads().get(i), "pgbench").percentile(0.95);
                line(
                        text,
                        "| %s | %.1f ms | %.1f ms | %s | %.2f |",
                        site.workloads().get(i).name(),
                        there.percentile(0.95),
                        here.percentile(0.95),
                        verdict(ratio <= GROWTH_AIM, "%.2f".formatted(ratio)),
                        bench);
            }
            line(text, "");
        }
    }

    private double clientCpu(Site site) {
        return median(site.workloads().stream()
                .mapToDouble(workload -> new Column(site, workload, "product").of(Site.Segment::clientCpu))
                .toArray());
    }

    /** The medians of one participant. */
    private final class Column {

        private final List<Site.Segment> rounds;

        Column(Site site, Workload workload, String who) {
            rounds = segments.getOrDefault(key(site, workload, who), List.of());
        }

        double of(ToDoubleFunction<Site.Segment> figure) {
            return median(rounds.stream().mapToDouble(figure).toArray());
        }

        double rate() {
            return of(segment -> segment.load().perSecond());
        }

        double percentile(double share) {
            return of(segment -> segment.load().percentileMillis(share));
        }
    }

    private static double median(double[] values) {
        java.util.Arrays.sort(values);
        int half = values.length / 2;
        return values.length == 0
                ? Double.NaN
                : values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    private static String key(Site site, Workload workload, String who) {
        return site.customers() + "|" + workload.name() + "|" + who;
    }

    private static String verdict(boolean reached, String text) {
        return text + (reached ? " ✓" : " ✗");
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
