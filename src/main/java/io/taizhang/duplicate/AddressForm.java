package io.taizhang.duplicate;

import io.taizhang.duplicate.Subject.Place;
import io.taizhang.platform.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An address in comparable parts: what comes before the road, the road as it sounds, and the numbers in their order
 * (号, 幢, 室 and "24-2347" alike). Of one in Latin letters: the place, the numbers and the rest.
 */
record AddressForm(boolean isChinese, String area, String road, List<String> numbers, String text, String postcode) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern AREA = Pattern.compile(".*(?:省|自治区|市|区|县|旗|镇|乡|街道)(?=.{2,})");

    static AddressForm of(Place place) {
        var detail = Texts.normalised(place.detail());
        var numbers = new ArrayList<String>();
        var number = NUMBER.matcher(detail);
        while (number.find()) {
            numbers.add(number.group());
        }
        if (!Wording.hasHan(detail)) {
            return new AddressForm(
                    false,
                    Wording.bare(place.region()),
                    "",
                    numbers,
                    Wording.bare(NUMBER.matcher(detail).replaceAll("")),
                    Wording.bare(Objects.requireNonNullElse(place.postcode(), "")));
        }
        int first = numbers.isEmpty() ? detail.length() : detail.indexOf(numbers.get(0));
        var front = Wording.bare(place.region() + detail.substring(0, first));
        var area = AREA.matcher(front);
        int start = area.lookingAt() ? area.end() : 0;
        return new AddressForm(
                true,
                Wording.sound(front.substring(0, start)),
                Wording.sound(front.substring(start)),
                numbers,
                "",
                Objects.requireNonNullElse(place.postcode(), ""));
    }

    /** How two addresses agree. */
    enum Agreement {
        SAME,
        SAME_BUILDING,
        SIMILAR,
        UNKNOWN,
        DIFFERENT
    }

    /** How two Chinese addresses agree; others are weighed part by part. */
    Agreement compare(AddressForm other) {
        return isChinese && other.isChinese ? compareChinese(other) : Agreement.UNKNOWN;
    }

    private Agreement compareChinese(AddressForm other) {
        if (numbers.isEmpty() || other.numbers.isEmpty()) {
            return road.equals(other.road) && area.equals(other.area) && road.length() > 12
                    ? Agreement.SAME_BUILDING
                    : Agreement.UNKNOWN;
        }
        if (!road.equals(other.road) || isElsewhere(other)) {
            return Agreement.DIFFERENT;
        }
        if (numbers.equals(other.numbers)) {
            return Agreement.SAME;
        }
        int shorter = Math.min(numbers.size(), other.numbers.size());
        var sameStart = numbers.subList(0, shorter).equals(other.numbers.subList(0, shorter));
        if (sameStart) {
            return Agreement.SAME_BUILDING;
        }
        return numbers.get(0).equals(other.numbers.get(0)) ? Agreement.SIMILAR : Agreement.DIFFERENT;
    }

    /** The shorter of two areas is a part of the longer one: 崂山区 and 山东省青岛市崂山区. */
    private boolean isElsewhere(AddressForm other) {
        return !area.isEmpty()
                && !other.area.isEmpty()
                && !plain(area).endsWith(plain(other.area))
                && !plain(other.area).endsWith(plain(area));
    }

    private static String plain(String area) {
        return area.replaceAll("sheng|shi", "");
    }

    /** How much two addresses in Latin letters agree, in hundredths of bits: street, number, place and postcode each. */
    int weighText(AddressForm other) {
        if (isChinese || other.isChinese) {
            return 0;
        }
        int weight = alike(text, other.text, 800) + alike(area, other.area, 500);
        if (!numbers.isEmpty() && !other.numbers.isEmpty()) {
            weight += numbers.get(0).equals(other.numbers.get(0)) ? 350 : -100;
        }
        if (!postcode.isEmpty() && !other.postcode.isEmpty()) {
            int distance = Wording.distance(postcode, other.postcode);
            weight += distance == 0 ? 500 : distance == 1 ? 200 : -100;
        }
        return weight;
    }

    private static int alike(String one, String other, int most) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        int alike = Wording.alike(one, other);
        return alike >= 75 ? most : alike >= 50 ? most * 2 / 3 : alike >= 30 ? 0 : -200;
    }

    /** What equal addresses have in common; empty when that is too little to look for. */
    String key() {
        return !isChinese || numbers.isEmpty() || road.isEmpty() ? "" : road + String.join("-", numbers);
    }

    /** What addresses in Latin letters are looked for by: two parts of three each, so that one of them may be wrong. */
    List<String> textKeys() {
        if (isChinese) {
            return List.of();
        }
        var keys = new ArrayList<String>();
        var street = front(text);
        var town = front(area);
        var number = numbers.isEmpty() ? "" : numbers.get(0);
        if (!street.isEmpty() && !town.isEmpty()) {
            keys.add(street + "/" + town);
        }
        if (!number.isEmpty() && !town.isEmpty()) {
            keys.add(number + "/" + town);
        }
        if (!number.isEmpty() && !street.isEmpty()) {
            keys.add(number + " " + street);
        }
        return keys;
    }

    private static String front(String text) {
        return text.length() < 4 ? "" : text.substring(0, 4);
    }
}
