package io.taizhang.customer;

import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The unified social credit code (统一社会信用代码) of a Chinese organisation: 18 characters, GB 32100-2015. */
final class CreditCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    private CreditCode() {}

    /** The code in capitals. @throws Refusal 422 {@code credit_code_invalid} when its check character is wrong */
    static @Nullable String checked(@Nullable String typed) {
        var code = Texts.strippedOrNull(typed);
        if (code == null) {
            return null;
        }
        code = Texts.normalised(code).toUpperCase(Locale.ROOT);
        if (!isValid(code)) {
            throw Refusal.rule("credit_code_invalid", code).at("/creditCode");
        }
        return code;
    }

    /** The last character makes the sum of all, weighted by the powers of 3, a multiple of 31. */
    static boolean isValid(String code) {
        if (code.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * (i == LENGTH - 1 ? 1 : weight);
            weight = weight * 3 % 31;
        }
        return sum % 31 == 0;
    }
}
