package io.taizhang.bank;

import io.taizhang.platform.Texts;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of payers as banks write them, compared with those of customers. */
final class PayerNames {

    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Punct}\\p{Ps}\\p{Pe}·•“”‘’]+");
    private static final Pattern FORM = Pattern.compile("(股份)?有限(责任)?公司|(先生|女士|小姐)$");

    private PayerNames() {}

    /** The name without legal form, address, brackets, spaces and width; empty when nothing is left. */
    static String plain(@Nullable String name) {
        // A name with stars in it hides which of many it is.
        if (name == null || name.contains("*") || name.contains("＊")) {
            return "";
        }
        var text = NOISE.matcher(Texts.normalised(name)).replaceAll("").toLowerCase(Locale.ROOT);
        var bare = FORM.matcher(text).replaceAll("");
        return bare.isEmpty() ? text : bare;
    }

    /** Whether both are the same after all. One character says too little. */
    static boolean alike(@Nullable String one, @Nullable String other) {
        var plain = plain(one);
        return plain.length() > 1 && plain.equals(plain(other));
    }

    /** How a customer of this name may be written in our file. */
    static Set<String> spellings(String name) {
        var normalised = Texts.normalised(name);
        return Set.copyOf(java.util.List.of(
                name.strip(),
                normalised,
                normalised.replace('(', '（').replace(')', '）'),
                normalised.replaceAll("\\s+", ""),
                normalised.replaceAll("(先生|女士|小姐)$", "")));
    }
}
