package io.taizhang.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads phone numbers as people write them. They are kept and compared in E.164 ({@code +8613800138000}), an extension
 * behind {@code ;ext=}, and shown as they are dialled at home.
 */
@ApplicationScoped
class PhoneNumbers {

    private static final String EXTENSION = ";ext=";
    private static final String CHINA = "CN";

    /** Any mobile number of China: new ranges are given out faster than a library learns of them. */
    private static final Pattern CHINESE_MOBILE = Pattern.compile("(?:\\+86|0086|86)?(1[3-9]\\d{9})");

    /** An extension as Chinese firms write it: 021-68881234-8001, 021-68881234转8001. */
    private static final Pattern EXTENDED = Pattern.compile("(.*?\\d{7,8})(?:-|转|分机)(\\d{1,6})");

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String region;

    /** @throws IllegalStateException at start, when the configured region is none */
    PhoneNumbers(CustomerSettings settings) {
        this.region = settings.phoneRegion();
        if (!library.getSupportedRegions().contains(region)) {
            throw new IllegalStateException("taizhang.customer.phone-region \"" + region + "\" is no country code");
        }
    }

    /** The number as it is kept. @throws Refusal 422 {@code phone_invalid} at the pointer when it is no phone number */
    String checked(String typed, String pointer) {
        var number = find(typed);
        if (number == null) {
            throw Refusal.rule("phone_invalid", typed).at(pointer);
        }
        return number;
    }

    /** The number as it is kept, or null when what was typed is no phone number. */
    @Nullable
    String find(String typed) {
        var text = Texts.normalised(typed);
        if (region.equals(CHINA)) {
            var mobile = CHINESE_MOBILE.matcher(text.replaceAll("[\\s()-]", ""));
            if (mobile.matches()) {
                return "+86" + mobile.group(1);
            }
        }
        var number = parse(text);
        if (number == null) {
            var extended = EXTENDED.matcher(text.replaceAll("\\s", ""));
            number = extended.matches() ? parse(extended.group(1)) : null;
            if (number != null) {
                number.setExtension(extended.group(2));
            }
        }
        if (number == null) {
            return null;
        }
        var kept = library.format(number, PhoneNumberFormat.E164);
        return number.hasExtension() ? kept + EXTENSION + number.getExtension() : kept;
    }

    private @Nullable PhoneNumber parse(String text) {
        try {
            var number = library.parse(text, region);
            return library.isValidNumber(number) ? number : null;
        } catch (NumberParseException none) {
            return null;
        }
    }

    /** A kept number as it is dialled at home; one of another country with its country code. */
    String shown(String kept) {
        if (region.equals(CHINA) && isMobile(kept)) {
            return kept.substring(3);
        }
        var end = kept.indexOf(EXTENSION);
        try {
            var number = library.parse(end < 0 ? kept : kept.substring(0, end), region);
            var home = number.getCountryCode() == library.getCountryCodeForRegion(region);
            var text = library.format(number, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
            return end < 0 ? text : text + " 转 " + kept.substring(end + EXTENSION.length());
        } catch (NumberParseException foreign) {
            return kept;
        }
    }

    /** Whether a kept number is a mobile of China. */
    static boolean isMobile(String kept) {
        return kept.startsWith("+86") && CHINESE_MOBILE.matcher(kept).matches();
    }

    /** The digits of a kept number, with country code and without extension. */
    static String digits(String kept) {
        var end = kept.indexOf(EXTENSION);
        return kept.substring(1, end < 0 ? kept.length() : end);
    }
}
