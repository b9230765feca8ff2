package io.taizhang.platform;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Rules about text as people type it and as PostgreSQL keeps it. */
public final class Texts {

    private Texts() {}

    /** Whether PostgreSQL can keep the text: no NUL, no unpaired surrogate. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** Full-width letters and digits made half-width, space around removed: "１３８ " becomes "138". */
    public static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /** The text without space around it, or null when nothing is left. */
    public static @Nullable String strippedOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
