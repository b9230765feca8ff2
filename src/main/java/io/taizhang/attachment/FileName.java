package io.taizhang.attachment;

import io.taizhang.platform.Texts;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is called: a name to show and to save under, and never a path. */
final class FileName {

    private static final int MOST = 200;
    private static final String NAMELESS = "附件";

    private FileName() {}

    /**
     * The name as it is kept: without folders, control and formatting characters (which could turn its end around) and
     * what no file system takes; with an ending that fits the content, so that nothing opens it as something else.
     */
    static String of(@Nullable String sent, FileType type) {
        var name = sent == null || !Texts.isStorable(sent.replace("\u0000", ""))
                ? ""
                : Normalizer.normalize(sent, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\"*:<>?|]", "")
                .replaceAll("^[\\s.]+|[\\s.]+$", "");
        if (name.isEmpty()) {
            name = NAMELESS;
        }
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!name.contains(".") || !type.endings().contains(ending)) {
            ending = type.endings().get(0);
            name = name + "." + ending;
        }
        return shortened(name, ending);
    }

    private static String shortened(String name, String ending) {
        if (name.length() <= MOST) {
            return name;
        }
        int end = MOST - ending.length() - 1;
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + "." + ending;
    }
}
