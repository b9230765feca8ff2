package io.taizhang.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Measures the packaged product. All sizes run in one go: a round goes through the workloads, and for each of them
 * through the databases, and there through the product, the bare resource and pgbench, so that what else the machine does
 * falls on all of them alike.
 */
public final class Bench {

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        var options = Options.of(arguments);
        var sites = new ArrayList<Site>();
        try {
            for (var size : options.sizes()) {
                var site = new Site(options, size);
                sites.add(site);
                site.open();
            }
            var report = new Report(options);
            if (!options.startOnly()) {
                warmUp(options, sites);
                for (int round = 1; round <= options.rounds(); round++) {
                    System.err.println("round " + round + " of " + options.rounds() + ", load " + Usage.load());
                    round(options.seconds(), sites, report);
                }
            }
            var text = report.text(sites);
            System.out.println(text);
            Files.writeString(options.dir().resolve("report.md"), text);
        } finally {
            for (var site : sites) {
                site.close();
            }
        }
    }

    /** Only what has a compiler of its own needs it; the answers are looked at only for errors. */
    private static void warmUp(Options options, List<Site> sites) throws Exception {
        System.err.println("warm-up of " + options.warmUp() + " s for each server");
        for (var site : sites) {
            site.signIn();
            int each = Math.max(1, options.warmUp() / 2 / site.workloads().size());
            for (int twice = 0; twice < 2; twice++) {
                for (var workload : site.workloads()) {
                    require(workload, "product", site.product(workload, each));
                    if (site.hasBare()) {
                        require(workload, "bare", site.bare(workload, each));
                    }
                }
            }
        }
    }

    private static void round(int seconds, List<Site> sites, Report report) throws Exception {
        for (var site : sites) {
            site.signIn();
        }
        for (int i = 0; i < sites.get(0).workloads().size(); i++) {
            for (var site : sites) {
                var workload = site.workloads().get(i);
                var closed = require(workload, "product", site.product(workload, seconds));
                report.add(site, workload, "product", closed);
                if (workload.isMoney()) {
                    var half = site.product(workload, seconds, closed.load().perSecond() / 2);
                    report.add(site, workload, "half", require(workload, "half", half));
                }
                report.add(site, workload, "pgbench", require(workload, "pgbench", site.pgbench(workload, seconds)));
                if (site.hasBare()) {
                    report.add(site, workload, "bare", require(workload, "bare", site.bare(workload, seconds)));
                }
            }
        }
    }

    private static Site.Segment require(Workload workload, String who, Site.Segment segment) {
        if (segment.load().errors() > 0) {
            var first = segment.load().firstError().lines().limit(4).collect(Collectors.joining(" "));
            System.err.println("! " + workload.name() + ", " + who + ": "
                    + segment.load().errors() + " errors, first: " + first.substring(0, Math.min(400, first.length())));
        }
        return segment;
    }
}
