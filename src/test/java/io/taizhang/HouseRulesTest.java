package io.taizhang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the text of the source itself: names, lengths, words for every refusal in both languages. */
class HouseRulesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern REFUSAL = Pattern.compile(
            "Refusal\\s*\\.(?:unreadable|unauthenticated|forbidden|conflict|tooLarge|rule|tooMany)\\(\\s*\"([a-z_0-9]+)\"");
    private static final Pattern CODE_LITERAL = Pattern.compile("\"([a-z]+(?:_[a-z0-9]+)+)\"");

    @Test
    void files_are_short_enough_to_be_read_at_once() throws IOException {
        for (var file : java(MAIN)) {
            assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThanOrEqualTo(350);
        }
    }

    @Test
    void nothing_is_left_for_later() throws IOException {
        var left = Pattern.compile("TODO|FIXME|@Disabled");
        for (var file : Stream.concat(java(MAIN).stream(), java(TEST).stream()).toList()) {
            if (!file.endsWith("HouseRulesTest.java")) {
                assertThat(left.matcher(Files.readString(file)).find())
                        .as(file.toString())
                        .isFalse();
            }
        }
    }

    @Test
    void names_say_what_a_thing_is() throws IOException {
        for (var file : java(MAIN)) {
            assertThat(file.getFileName().toString()).doesNotMatch(".*(Manager|Helper|Util|Utils|Impl|DTO|Dto)\\.java");
        }
    }

    @Test
    void every_package_says_what_it_is_for() throws IOException {
        try (var folders = Files.walk(MAIN.resolve("io/taizhang"), 1)) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                if (!folder.endsWith("taizhang")) {
                    assertThat(folder.resolve("package-info.java"))
                            .exists()
                            .content()
                            .contains("@NullMarked", "/**");
                }
            }
        }
    }

    @Test
    void migrations_are_named_by_a_real_moment_their_room_and_what_they_do() throws IOException {
        var pattern = Pattern.compile("V(\\d{12})__([a-z]+)_[a-z0-9_]+\\.sql");
        try (var files = Files.list(MIGRATIONS)) {
            for (var file : files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .toList()) {
                var match = pattern.matcher(file.getFileName().toString());
                assertThat(match.matches()).as(file.toString()).isTrue();
                LocalDateTime.parse(match.group(1), DateTimeFormatter.ofPattern("yyyyMMddHHmm"));
                assertThat(MAIN.resolve("io/taizhang").resolve(match.group(2))).exists();
            }
        }
    }

    @Test
    void tests_are_named_by_sentences() throws IOException {
        var method = Pattern.compile("@Test\\s+(?:public )?void (\\w+)\\(");
        for (var file : java(TEST)) {
            var match = method.matcher(Files.readString(file));
            while (match.find()) {
                assertThat(match.group(1)).as(file.toString()).matches("[a-z0-9]+(_[a-z0-9]+){2,}");
            }
        }
    }

    @Test
    void every_refusal_has_words_in_both_languages() throws IOException {
        var chinese = texts("problems.properties");
        var english = texts("problems_en.properties");
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        var missing = new TreeSet<String>();
        for (var file : java(MAIN)) {
            var match = REFUSAL.matcher(Files.readString(file));
            while (match.find()) {
                for (var key : List.of(match.group(1), match.group(1) + ".detail")) {
                    if (!chinese.containsKey(key)) {
                        missing.add(file.getFileName() + ": " + key);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** A name would be looked up for every request, and an IPv6 address is taken for a name. */
    @Test
    void proxies_are_trusted_by_their_ipv4_addresses() throws IOException {
        var settings = Files.readString(Path.of("src/main/resources/application.properties"));
        var proxies = Pattern.compile("trusted-proxies=(.*)").matcher(settings);
        assertThat(proxies.find()).isTrue();
        assertThat(proxies.group(1).split(",")).allMatch(proxy -> proxy.matches("[0-9.]+(/[0-9]+)?"));
    }

    @Test
    void no_words_are_kept_for_refusals_that_nobody_makes() throws IOException {
        var used = new TreeSet<String>();
        for (var file : java(MAIN)) {
            var match = CODE_LITERAL.matcher(Files.readString(file));
            while (match.find()) {
                used.add(match.group(1));
            }
        }
        used.addAll(List.of("unexpected", "conflict"));
        var unused = new TreeSet<String>();
        for (var key : texts("problems.properties").stringPropertyNames()) {
            if (!used.contains(key.replace(".detail", ""))) {
                unused.add(key);
            }
        }
        assertThat(unused).isEmpty();
    }

    private static Properties texts(String name) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources", name))) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<Path> java(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".java")).toList());
        }
    }
}
