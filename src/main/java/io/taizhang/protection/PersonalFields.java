package io.taizhang.protection;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tells who somebody is, in what people and rooms write down. */
public final class PersonalFields {

    /** Names under which a company keeps numbers of documents, accounts, phones and mail addresses in fields of its own. */
    private static final Pattern NAME = Pattern.compile(
            "身份证|证件|护照|银行卡|银行账|银行帐|卡号|开户|手机|电话|微信|邮箱|邮件|passport|phone|mobile|e?mail|wechat|bank|iban"
                    + "|id.?(card|number|no)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final String MOBILE = "(?<![0-9A-Za-z])(?:\\+?86[- ]?)?1[3-9][0-9]{9}(?![0-9A-Za-z])";
    private static final String IDENTITY =
            "(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]"
                    + "(?![0-9A-Za-z])";
    private static final String MAIL = "[0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+";
    private static final Pattern VALUE = Pattern.compile(MOBILE + "|" + IDENTITY + "|" + MAIL);

    /** Parts of a customer's file; a state that has one of them is that of a person. */
    private static final Pattern PART =
            Pattern.compile("\"(?:contactPoints|addresses|contacts|phone|email|recipients)\":");

    private static final char NUMBER = 'n';
    private static final char TEXT = 't';

    private PersonalFields() {}

    /** Whether a field of the company's own tells who somebody is, by what it is called or by what it says. */
    public static boolean isPersonal(String name, @Nullable Object value) {
        if (!(value instanceof String || value instanceof Number)) {
            return false;
        }
        return NAME.matcher(name).find() || VALUE.matcher(value.toString()).find();
    }

    /** Whether a state, as a text of JSON, tells who somebody is. */
    public static boolean areIn(@Nullable String state) {
        return state != null
                && (PART.matcher(state).find() || VALUE.matcher(state).find());
    }

    /** The fields of the company's own as they are kept: those that tell who somebody is, sealed. */
    public static Map<String, Object> sealed(Map<String, Object> fields, PersonalKey key, String place) {
        var kept = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> {
            var sealed = isPersonal(name, value)
                    ? key.seal(place + "/" + name, String.valueOf(kindOf(value)) + value)
                    : null;
            kept.put(name, sealed == null ? value : sealed);
        });
        return kept;
    }

    /** The same, opened. */
    public static Map<String, Object> opened(Map<String, Object> kept, @Nullable PersonalKey key, String place) {
        if (kept.values().stream().noneMatch(PersonalFields::isSealed)) {
            return kept;
        }
        var fields = new LinkedHashMap<String, Object>();
        kept.forEach((name, value) -> {
            if (isSealed(value) && key != null && !key.isDestroyed()) {
                var open = key.open(place + "/" + name, (String) value);
                fields.put(name, open == null ? value : valueOf(open));
            } else if (!isSealed(value)) {
                fields.put(name, value);
            }
        });
        return fields;
    }

    private static char kindOf(Object value) {
        return value instanceof Number ? NUMBER : TEXT;
    }

    /** The value of a field of the company as it was before it was sealed. */
    public static Object valueOf(String opened) {
        var value = opened.substring(1);
        return opened.charAt(0) == NUMBER ? new BigDecimal(value) : value;
    }

    /** A text of somebody else's making with phones, numbers of documents and mail addresses covered. */
    public static String covered(String text) {
        return VALUE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(cover(match.group())));
    }

    private static String cover(String value) {
        if (value.indexOf('@') > 0) {
            return Masks.mail(value);
        }
        return value.length() > 14 ? Masks.number(value) : Masks.phone(value);
    }

    public static boolean isSealed(@Nullable Object value) {
        return value instanceof String text && FieldKey.isSealed(text);
    }
}
