package io.taizhang.platform;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of problem documents: {@code problems.properties} is Chinese, {@code problems_en.properties} English. */
public final class ProblemTexts {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ProblemTexts() {}

    /** An argument that is called something else in each language. */
    public interface Word {

        String in(Locale language);
    }

    /** What is wrong and what to do, in a sentence; for refusals that are kept and read later. */
    public static String message(String code, List<?> arguments, Locale locale) {
        var detail = detail(code, arguments, locale);
        return detail == null ? title(code, locale) : detail;
    }

    /** What a code is called, in a few words. */
    public static String title(String code, Locale locale) {
        var title = find(code, locale);
        return title == null ? code : title;
    }

    static @Nullable String detail(String code, List<?> arguments, Locale locale) {
        var pattern = find(code + ".detail", locale);
        return pattern == null
                ? null
                : new MessageFormat(pattern, locale)
                        .format(arguments.stream()
                                .map(argument -> argument instanceof Word word ? word.in(locale) : argument)
                                .toArray());
    }

    /** The language of the words: English for a caller who prefers it, Chinese for everybody else. */
    static Locale language(List<Locale> acceptable) {
        for (var locale : acceptable) {
            if (locale.getLanguage().equals("zh")) {
                return Locale.SIMPLIFIED_CHINESE;
            }
            if (locale.getLanguage().equals("en")) {
                return Locale.ENGLISH;
            }
        }
        return Locale.SIMPLIFIED_CHINESE;
    }

    private static @Nullable String find(String key, Locale locale) {
        try {
            var bundle = locale.getLanguage().equals("en")
                    ? ResourceBundle.getBundle("problems", Locale.ENGLISH, NO_FALLBACK)
                    : ResourceBundle.getBundle("problems", Locale.ROOT, NO_FALLBACK);
            return bundle.getString(key);
        } catch (MissingResourceException none) {
            return null;
        }
    }
}
