package io.taizhang.audit;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What fields, values and acts are called: {@code audit.properties} is Chinese, {@code audit_en.properties} English. */
final class AuditWords {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;

    AuditWords(Locale language) {
        words = ResourceBundle.getBundle(
                "audit", language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT, NO_FALLBACK);
    }

    /** What is not named here is called as the API calls it. */
    String field(String name) {
        var word = find("field." + name);
        return word == null ? name : word;
    }

    /** An act without its noun: {@code customer.changed}. */
    String act(String action) {
        var word = find("act." + action.substring(action.indexOf('.') + 1));
        return word == null ? action : word;
    }

    String value(String field, String text) {
        var word = find("value." + field + "." + text);
        return word == null ? text : word;
    }

    String truth(boolean value) {
        return words.getString("value." + value);
    }

    String between() {
        return words.getString("list");
    }

    private @Nullable String find(String key) {
        try {
            return words.getString(key);
        } catch (MissingResourceException none) {
            return null;
        }
    }
}
