package io.taizhang.duplicate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Weighs whether two records are one customer, after Fellegi and Sunter (1969): every part that agrees or differs adds the
 * logarithm of how much likelier that is within one customer than between two, and the start is how rare one customer
 * twice is among all pairs. A name that few have says more than one that many have. What goes with a household or an agent
 * rather than with a customer (phone, address, mail, contact) says little while the names differ.
 */
final class Comparison {

    /** So many customers are thought of besides those that are there: in a small file a name is no rarer. */
    private static final int POPULATION = 20_000;

    /** Every second customer has a twin, in hundredths of bits: in the files that people keep it is no rarer. */
    private static final int TWINS = 100;

    private static final int SHARED_WITH_STRANGERS = 500;
    private static final int ONE_BIRTHDAY = 1200;
    private static final int MOST_OF_ADDRESS = 1300;
    private static final int SURE = 700;

    private final int population;
    private final ToIntFunction<String> holders;

    /**
     * @param customers how many customers there are
     * @param holders how many customers have this key of {@link Fingerprint#keys}
     */
    Comparison(int customers, ToIntFunction<String> holders) {
        this.population = customers + POPULATION;
        this.holders = holders;
    }

    Likeness compare(Fingerprint some, Fingerprint other) {
        if (some.firm() != null && other.firm() != null && some.firm().isBranchBeside(other.firm())) {
            return Likeness.none(new Likeness.Reason(DuplicatePart.BRANCH, DuplicateGrade.DIFFERENT, 0));
        }
        var reasons = new ArrayList<Likeness.Reason>();
        var name = name(some, other);
        int nameWeight = some.isFirm() ? ofFirm(name, rarity(some.nameKey())) : ofPerson(name, nameRarity(some));
        reasons.add(new Likeness.Reason(DuplicatePart.NAME, grade(name), nameWeight));
        int code = code(some, other, reasons);
        int birthday = birthday(some.birthday(), other.birthday(), reasons);
        int shared = phone(some, other, reasons)
                + mail(some, other, reasons)
                + address(some, other, reasons)
                + contact(some, other, reasons);
        boolean stranger = name.compareTo(NameAgreement.NAMESAKE) >= 0;
        boolean born = birthday == ONE_BIRTHDAY && !some.isFirm();
        if (stranger && code <= 0 && !born) {
            shared = Math.min(shared, SHARED_WITH_STRANGERS);
        }
        int weight = nameWeight + code + birthday + shared - bits(population) - TWINS;
        boolean corroborated = code > 0 || birthday > 0 || shared >= 600;
        boolean certain = weight >= SURE && name.isSame() && code >= 0 && birthday >= 0 && corroborated;
        return new Likeness(weight, certain, List.copyOf(reasons));
    }

    private static NameAgreement name(Fingerprint some, Fingerprint other) {
        if (some.firm() != null && other.firm() != null) {
            var agreement = some.firm().compare(other.firm());
            return agreement == NameAgreement.SAME_CORE && (isOf(some, other) || isOf(other, some))
                    ? NameAgreement.SAME
                    : agreement;
        }
        if (some.person() != null && other.person() != null) {
            return some.person().compare(other.person());
        }
        return !some.name().isEmpty() && some.name().equals(other.name())
                ? NameAgreement.SAME
                : NameAgreement.DIFFERENT;
    }

    /** Whether the name of the one lacks the region of the other, where its address is. */
    private static boolean isOf(Fingerprint some, Fingerprint other) {
        return some.firm() != null
                && other.firm() != null
                && some.firm().region().isEmpty()
                && some.addresses().stream().anyMatch(address -> address.area()
                        .contains(other.firm().region()));
    }

    /** The names of firms are registered: within a region there is one. */
    private static int ofFirm(NameAgreement name, int rarity) {
        return switch (name) {
            case SAME -> rarity + 400;
            case SAME_SOUND -> rarity + 250;
            case SAME_CORE -> rarity + 100;
            case SAME_CORE_SOUND -> rarity - 100;
            case SLIP -> 1100;
            case PART -> 400;
            case RESEMBLING -> 100;
            case UNKNOWN -> 0;
            case NAMESAKE -> 300;
            case DIFFERENT -> -1100;
        };
    }

    private static int ofPerson(NameAgreement name, int rarity) {
        return switch (name) {
            case SAME, SAME_CORE -> rarity;
            case SAME_SOUND, SAME_CORE_SOUND -> rarity - 150;
            case SLIP -> 1000;
            case PART -> 500;
            case RESEMBLING -> 200;
            case UNKNOWN, NAMESAKE -> 0;
            case DIFFERENT -> -800;
        };
    }

    /** Two characters are shared by many who are not in this file; three or more, and words, by few. */
    private int nameRarity(Fingerprint named) {
        int rarity = rarity(named.nameKey());
        return named.person() != null
                        && named.person().isChinese()
                        && named.name().length() < 3
                ? rarity - 100
                : rarity + 100;
    }

    private static DuplicateGrade grade(NameAgreement name) {
        return switch (name) {
            case SAME, SAME_CORE -> DuplicateGrade.SAME;
            case SAME_SOUND, SAME_CORE_SOUND, SLIP, PART, RESEMBLING -> DuplicateGrade.SIMILAR;
            case UNKNOWN -> DuplicateGrade.UNKNOWN;
            case NAMESAKE, DIFFERENT -> DuplicateGrade.DIFFERENT;
        };
    }

    private int code(Fingerprint some, Fingerprint other, List<Likeness.Reason> reasons) {
        if (some.code() == null || other.code() == null) {
            return 0;
        }
        if (some.code().equals(other.code())) {
            return noted(DuplicatePart.CODE, DuplicateGrade.SAME, 1700, reasons);
        }
        return Wording.distance(some.code(), other.code()) == 1
                ? noted(DuplicatePart.CODE, DuplicateGrade.SIMILAR, 700, reasons)
                : noted(DuplicatePart.CODE, DuplicateGrade.DIFFERENT, -900, reasons);
    }

    private static int birthday(@Nullable LocalDate day, @Nullable LocalDate other, List<Likeness.Reason> reasons) {
        if (day == null || other == null) {
            return 0;
        }
        if (day.equals(other)) {
            return noted(DuplicatePart.BIRTHDAY, DuplicateGrade.SAME, ONE_BIRTHDAY, reasons);
        }
        var swapped = day.getYear() == other.getYear()
                && day.getMonthValue() == other.getDayOfMonth()
                && day.getDayOfMonth() == other.getMonthValue();
        return swapped || Wording.distance(day.toString(), other.toString()) == 1
                ? noted(DuplicatePart.BIRTHDAY, DuplicateGrade.SIMILAR, 600, reasons)
                : noted(DuplicatePart.BIRTHDAY, DuplicateGrade.DIFFERENT, -400, reasons);
    }

    private int phone(Fingerprint some, Fingerprint other, List<Likeness.Reason> reasons) {
        return oneOf(DuplicatePart.PHONE, "p:", some.phones(), other.phones(), reasons);
    }

    private int mail(Fingerprint some, Fingerprint other, List<Likeness.Reason> reasons) {
        return oneOf(DuplicatePart.MAIL, "m:", some.mails(), other.mails(), reasons);
    }

    /** One that both have; that they have different ones says little, people have several. */
    private int oneOf(
            DuplicatePart part, String kind, Set<String> some, Set<String> others, List<Likeness.Reason> reasons) {
        if (some.isEmpty() || others.isEmpty()) {
            return 0;
        }
        if (Collections.disjoint(some, others)) {
            return noted(part, DuplicateGrade.DIFFERENT, -130, reasons);
        }
        int weight = some.stream()
                .filter(others::contains)
                .mapToInt(one -> rarity(kind + one))
                .max()
                .orElse(0);
        return noted(part, DuplicateGrade.SAME, weight, reasons);
    }

    private int address(Fingerprint some, Fingerprint other, List<Likeness.Reason> reasons) {
        if (some.addresses().isEmpty() || other.addresses().isEmpty()) {
            return 0;
        }
        int best = Integer.MIN_VALUE;
        for (var one : some.addresses()) {
            for (var another : other.addresses()) {
                best = Math.max(best, address(one, another));
            }
        }
        var grade = best >= 1000
                ? DuplicateGrade.SAME
                : best > 0 ? DuplicateGrade.SIMILAR : best == 0 ? DuplicateGrade.UNKNOWN : DuplicateGrade.DIFFERENT;
        return noted(DuplicatePart.ADDRESS, grade, best, reasons);
    }

    private int address(AddressForm one, AddressForm other) {
        if (!one.isChinese() && !other.isChinese()) {
            return Math.min(one.weighText(other), MOST_OF_ADDRESS);
        }
        return switch (one.compare(other)) {
            case SAME -> Math.min(MOST_OF_ADDRESS, rarity("a:" + one.key()));
            case SAME_BUILDING -> 1000;
            case SIMILAR -> 300;
            case UNKNOWN -> 0;
            case DIFFERENT -> -250;
        };
    }

    private static int contact(Fingerprint some, Fingerprint other, List<Likeness.Reason> reasons) {
        var best = NameAgreement.DIFFERENT;
        for (var one : some.contacts()) {
            for (var another : other.contacts()) {
                var agreement = one.compare(another);
                best = agreement.compareTo(best) < 0 ? agreement : best;
            }
        }
        if (!some.isFirm() || some.contacts().isEmpty() || other.contacts().isEmpty()) {
            return 0;
        }
        return switch (best) {
            case SAME, SAME_SOUND -> noted(DuplicatePart.CONTACT, DuplicateGrade.SAME, 400, reasons);
            case DIFFERENT -> noted(DuplicatePart.CONTACT, DuplicateGrade.DIFFERENT, -200, reasons);
            default -> noted(DuplicatePart.CONTACT, DuplicateGrade.SIMILAR, 100, reasons);
        };
    }

    private static int noted(DuplicatePart part, DuplicateGrade grade, int weight, List<Likeness.Reason> reasons) {
        reasons.add(new Likeness.Reason(part, grade, weight));
        return weight;
    }

    /** What an agreement on this key says: the more share it, the less. */
    private int rarity(String key) {
        return Math.max(0, bits(population) - bits(Math.max(1, holders.applyAsInt(key) - 1)));
    }

    private static int bits(int count) {
        return (int) Math.round(100 * Math.log(count) / Math.log(2));
    }
}
