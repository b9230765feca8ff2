package io.taizhang.protection;

/** How personal values look to those who need to know which one it is and not what it says. */
public final class Masks {

    private static final String COVER = "****";

    private Masks() {}

    /** A phone as it is dialled, four digits before the last four covered: 138****5678. */
    public static String phone(String shown) {
        int length = shown.codePointCount(0, shown.length());
        int covered = Math.min(4, Math.max(0, length - 4));
        int from = Math.max(0, length - 4 - covered);
        return beginning(shown, from) + "*".repeat(covered) + end(shown, length - from - covered);
    }

    /** A way to reach somebody, by its type as the contract names it. */
    public static String contact(String type, String shown) {
        return switch (type) {
            case "PHONE", "MOBILE" -> phone(shown);
            case "EMAIL" -> mail(shown);
            default -> number(shown);
        };
    }

    /** Whether a value may be a covered one, which nobody is called or reached by. */
    public static boolean isCovered(String value) {
        return value.contains("***");
    }

    /** A mail address with its first letter and its domain: z***@example.com. */
    public static String mail(String mail) {
        var at = mail.lastIndexOf('@');
        return at < 1 ? COVER : beginning(mail, 1) + "***" + mail.substring(at);
    }

    /** The number of a document or an account, or the name of a messenger's account: the first and the last of it. */
    public static String number(String number) {
        int length = number.codePointCount(0, number.length());
        int ends = length < 8 ? 1 : length < 16 ? 2 : 4;
        return length < 3 ? COVER : beginning(number, 1) + COVER + (length < 4 ? "" : end(number, ends));
    }

    /** Where somebody lives, but for its beginning. */
    public static String address(String detail) {
        var shown = Math.min(3, detail.codePointCount(0, detail.length()) / 3);
        return beginning(detail, shown) + COVER;
    }

    private static String beginning(String text, int characters) {
        return text.substring(0, text.offsetByCodePoints(0, characters));
    }

    private static String end(String text, int characters) {
        return text.substring(text.offsetByCodePoints(text.length(), -characters));
    }
}
