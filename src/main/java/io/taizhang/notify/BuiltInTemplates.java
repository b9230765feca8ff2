package io.taizhang.notify;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.taizhang.platform.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The templates that the product brings. A room declares one by a line in {@code templates/mail/codes.txt} and the files
 * {@code <code>.zh-CN.html}, {@code <code>.en.html} (the first line is the subject) and {@code <code>.sample.json}, which
 * names every variable with an example.
 */
@Singleton
class BuiltInTemplates {

    static final List<String> LANGUAGES = List.of("zh-CN", "en");

    private static final String FOLDER = "templates/mail/";

    private final Map<String, Map<String, Object>> samples = new TreeMap<>();
    private final Map<String, Words> words = new LinkedHashMap<>();

    /** A subject and a body, as somebody wrote them. */
    record Words(String subject, String html) {}

    BuiltInTemplates(ObjectMapper json) {
        for (var line : read(FOLDER + "codes.txt").split("\\R")) {
            var code = line.strip();
            if (code.isEmpty() || code.startsWith("#")) {
                continue;
            }
            samples.put(code, sample(json, code));
            for (var language : LANGUAGES) {
                var file = read(FOLDER + code + "." + language + ".html");
                int end = file.indexOf('\n');
                words.put(
                        code + "." + language, new Words(file.substring(0, end).strip(), file.substring(end + 1)));
            }
        }
    }

    List<String> codes() {
        return List.copyOf(samples.keySet());
    }

    /** @throws Refusal 404 for a code or language that there is not */
    Words require(String code, String language) {
        var found = words.get(code + "." + language);
        if (found == null) {
            throw Refusal.notFound("message template");
        }
        return found;
    }

    /** Every variable of a template with an example. */
    Map<String, Object> sample(String code) {
        return samples.getOrDefault(code, Map.of());
    }

    private static Map<String, Object> sample(ObjectMapper json, String code) {
        try {
            var data = json.readValue(
                    read(FOLDER + code + ".sample.json"), new TypeReference<Map<String, @Nullable Object>>() {});
            return TemplateData.of(data);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A text that is packed with the product. */
    static String read(String name) {
        try (var file = BuiltInTemplates.class.getClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The package lacks " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
