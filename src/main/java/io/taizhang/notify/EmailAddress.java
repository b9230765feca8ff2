package io.taizhang.notify;

import io.taizhang.platform.Refusal;
import java.util.regex.Pattern;

/**
 * Addresses that mail is sent to: {@code local@domain} in ASCII, as every mail server takes them (RFC 5321 without quoted
 * local parts). What is not in this form, above all a line break, never comes near a header.
 */
final class EmailAddress {

    private static final int MAX = 254;
    private static final Pattern FORM = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*"
                    + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private EmailAddress() {}

    /** @throws Refusal 422 {@code mail_address_invalid} */
    static String require(String text) {
        var address = text.strip();
        if (address.length() > MAX
                || address.indexOf('@') > 64
                || !FORM.matcher(address).matches()) {
            throw Refusal.rule("mail_address_invalid", address.substring(0, Math.min(100, address.length())));
        }
        return address;
    }

    /** The address as it is shown to those who need not know it: {@code z***@example.com}. */
    static String masked(String address) {
        return address.charAt(0) + "***" + address.substring(address.indexOf('@'));
    }

    static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
