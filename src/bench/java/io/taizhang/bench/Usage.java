package io.taizhang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What processes use, as Linux counts it under /proc. */
final class Usage {

    /** Ticks of a hundredth of a second, as on every Linux. */
    private static final double TICK_MILLIS = 10;

    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private Usage() {}

    /** Milliseconds of CPU that a process has used. */
    static double cpu(long pid) {
        var stat = stat(pid);
        return stat == null ? 0 : (number(stat, USER) + number(stat, SYSTEM)) * TICK_MILLIS;
    }

    /** The same of a process and all its children, those that have ended included. */
    static double cpuOfTree(long parent) {
        var ticks = 0L;
        var own = stat(parent);
        if (own != null) {
            ticks +=
                    number(own, USER) + number(own, SYSTEM) + number(own, CHILDREN_USER) + number(own, CHILDREN_SYSTEM);
        }
        for (var child : children(parent)) {
            var stat = stat(child);
            ticks += stat == null ? 0 : number(stat, USER) + number(stat, SYSTEM);
        }
        return ticks * TICK_MILLIS;
    }

    /** Memory in MiB that a process holds, shared pages included. */
    static long resident(long pid) {
        return status(pid, "status", "VmRSS:") / 1024;
    }

    /** Memory in MiB of a process and its children, pages that they share counted once. */
    static long proportional(long parent) {
        var sum = status(parent, "smaps_rollup", "Pss:");
        for (var child : children(parent)) {
            sum += status(child, "smaps_rollup", "Pss:");
        }
        return sum / 1024;
    }

    static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> children(long parent) {
        var children = new ArrayList<Long>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                var pid = Long.parseLong(process.getFileName().toString());
                var stat = stat(pid);
                if (stat != null && number(stat, PARENT) == parent) {
                    children.add(pid);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return children;
    }

    /** The fields behind the name, which may hold spaces; null for a process that is gone. */
    private static String[] stat(long pid) {
        try {
            var text = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException e) {
            // A process that ends while it is read.
            return null;
        }
    }

    private static long number(String[] stat, int field) {
        return Long.parseLong(stat[field]);
    }

    private static long status(long pid, String file, String key) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/" + file))) {
            return lines.filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
