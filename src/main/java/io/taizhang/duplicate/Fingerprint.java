package io.taizhang.duplicate;

import io.taizhang.platform.Texts;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer, ready to be compared: every part in the form in which two writings of one thing are equal. */
record Fingerprint(
        @Nullable OrganisationName firm,
        @Nullable PersonName person,
        List<PersonName> contacts,
        Set<String> phones,
        Set<String> mails,
        List<AddressForm> addresses,
        @Nullable String code,
        @Nullable LocalDate birthday,
        String name) {

    private static final int MOST_KEYS = 40;
    private static final Pattern MOBILE = Pattern.compile("(?:00)?(?:86)?(1[3-9]\\d{9})");

    static Fingerprint of(Subject subject) {
        return new Fingerprint(
                subject.organisation() ? OrganisationName.of(subject.name()) : null,
                subject.organisation() ? null : PersonName.of(subject.name()),
                subject.contacts().stream().map(PersonName::of).toList(),
                subject.phones().stream()
                        .map(Fingerprint::phone)
                        .filter(digits -> digits.length() >= 7)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                subject.mails().stream()
                        .map(mail -> mail.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                subject.places().stream().map(AddressForm::of).toList(),
                subject.code() == null || subject.code().isBlank() ? null : Wording.bare(subject.code()),
                subject.birthday(),
                Wording.bare(subject.name()));
    }

    /** The digits of a phone number as it is dialled at home, without what is written behind it. */
    private static String phone(String written) {
        var text = Texts.normalised(written);
        int end = text.indexOf(";ext=");
        var digits = (end < 0 ? text : text.substring(0, end)).replaceAll("[^0-9]", "");
        var mobile = MOBILE.matcher(digits);
        if (mobile.matches()) {
            return mobile.group(1);
        }
        var home = text.strip().startsWith("+86") ? digits.substring(2) : digits;
        return home.startsWith("0") ? home.substring(1) : home;
    }

    boolean isFirm() {
        return firm != null;
    }

    /**
     * Under what the customer is looked for: whoever shares a key is compared. Each begins with its kind, so that a
     * phone is never taken for a code.
     */
    Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        if (code != null) {
            keys.add("c:" + code);
        }
        phones.forEach(phone -> keys.add("p:" + phone));
        mails.forEach(mail -> keys.add("m:" + mail));
        if (firm != null) {
            keys.add("n:" + firm.sound());
            keys.add("s:" + sorted(firm.sounds()));
            keys.add("s:" + sorted(firm.whole()));
            keys.add("s:" + sorted(firm.full()));
        }
        if (person != null) {
            personKeys(person, keys);
        }
        for (var address : addresses) {
            if (!address.key().isEmpty()) {
                keys.add("a:" + address.key());
            }
            address.textKeys().forEach(key -> keys.add("t:" + key));
        }
        return keys.stream().limit(MOST_KEYS).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void personKeys(PersonName named, Set<String> keys) {
        if (!named.bare().isEmpty()) {
            keys.add(nameKey());
        }
        if (birthday != null) {
            var beginnings = named.isChinese() ? List.of(named.key()) : named.words();
            beginnings.stream()
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> keys.add("b:" + birthday + word.charAt(0)));
        }
        for (var address : addresses) {
            if (!address.postcode().isEmpty() && !named.isChinese()) {
                named.words().stream()
                        .filter(word -> word.length() >= 3)
                        .forEach(word -> keys.add("x:" + word.substring(0, 3) + address.postcode()));
            }
        }
    }

    /** The key of the name: how many share it says how much it says. */
    String nameKey() {
        return firm != null ? "n:" + firm.sound() : person == null || person.title() ? "n:" : "n:" + person.key();
    }

    private static String sorted(List<String> sounds) {
        return sounds.stream().sorted().collect(Collectors.joining());
    }
}
