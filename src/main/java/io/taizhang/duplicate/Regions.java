package io.taizhang.duplicate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The administrative regions that stand in front of a firm's name or of a branch, known by how they sound. */
final class Regions {

    private static final int LONGEST = 6;
    private static final String LEVELS = "省市区县";
    private static final Set<String> KNOWN = read();

    private Regions() {}

    private static Set<String> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Regions.class.getResourceAsStream("/duplicate/regions.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(name -> !name.isEmpty())
                    .map(name -> name.length() + Wording.sound(name))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static boolean isRegion(String text) {
        return KNOWN.contains(text.length() + Wording.sound(text));
    }

    /** How many characters at the front are a region, with 省 or 市 behind it; at least two of the text are left. */
    static int atFront(String text) {
        for (int length = Math.min(LONGEST, text.length() - 2); length >= 2; length--) {
            if (isRegion(text.substring(0, length))) {
                boolean level = length < text.length() - 2 && LEVELS.indexOf(text.charAt(length)) >= 0;
                return level ? length + 1 : length;
            }
        }
        return 0;
    }

    /** Where the region at the end of the text begins; the text's length when there is none. */
    static int atEnd(String text) {
        for (int length = Math.min(LONGEST, text.length() - 2); length >= 2; length--) {
            var end = text.substring(text.length() - length);
            var named = LEVELS.indexOf(end.charAt(end.length() - 1)) >= 0 && length > 2
                    ? end.substring(0, end.length() - 1)
                    : end;
            if (isRegion(named)) {
                return text.length() - length;
            }
        }
        return text.length();
    }

    /** The region without its level: 成都 of 成都市. */
    static String plain(String region) {
        return region.length() > 2 && LEVELS.indexOf(region.charAt(region.length() - 1)) >= 0
                ? region.substring(0, region.length() - 1)
                : region;
    }
}
