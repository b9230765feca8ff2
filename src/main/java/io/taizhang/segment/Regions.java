package io.taizhang.segment;

import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Regions by their codes (GB/T 2260): two digits for the province, two for the city, two for the district; 440000 holds
 * 440100, which holds 440106. So a parent is a range of codes and no table of regions is needed.
 */
final class Regions {

    private static final Pattern CODE = Pattern.compile("[1-9][0-9]{5}");

    private static final Map<String, String> PROVINCES = Map.ofEntries(
            Map.entry("11", "北京市"),
            Map.entry("12", "天津市"),
            Map.entry("13", "河北省"),
            Map.entry("14", "山西省"),
            Map.entry("15", "内蒙古自治区"),
            Map.entry("21", "辽宁省"),
            Map.entry("22", "吉林省"),
            Map.entry("23", "黑龙江省"),
            Map.entry("31", "上海市"),
            Map.entry("32", "江苏省"),
            Map.entry("33", "浙江省"),
            Map.entry("34", "安徽省"),
            Map.entry("35", "福建省"),
            Map.entry("36", "江西省"),
            Map.entry("37", "山东省"),
            Map.entry("41", "河南省"),
            Map.entry("42", "湖北省"),
            Map.entry("43", "湖南省"),
            Map.entry("44", "广东省"),
            Map.entry("45", "广西壮族自治区"),
            Map.entry("46", "海南省"),
            Map.entry("50", "重庆市"),
            Map.entry("51", "四川省"),
            Map.entry("52", "贵州省"),
            Map.entry("53", "云南省"),
            Map.entry("54", "西藏自治区"),
            Map.entry("61", "陕西省"),
            Map.entry("62", "甘肃省"),
            Map.entry("63", "青海省"),
            Map.entry("64", "宁夏回族自治区"),
            Map.entry("65", "新疆维吾尔自治区"),
            Map.entry("71", "台湾省"),
            Map.entry("81", "香港特别行政区"),
            Map.entry("82", "澳门特别行政区"));

    private Regions() {}

    /** The customers, alias {@code e}, with an address, alias {@code p}, that meets the condition. */
    static String having(String condition) {
        return "exists (select 1 from Place p where p.customerId = e.id and " + condition + ")";
    }

    /** Customers with an address in one of the regions. @throws Refusal 400 {@code filter_value} */
    static Condition within(List<String> codes, String parameter) {
        if (codes.isEmpty() || codes.size() > 100) {
            throw Refusal.unreadable("filter_value", "region", codes.size());
        }
        var ranges = new ArrayList<String>();
        var bounds = new HashMap<String, Object>();
        for (int i = 0; i < codes.size(); i++) {
            var prefix = prefix(codes.get(i));
            var first = parameter + "_" + i + "a";
            var last = parameter + "_" + i + "b";
            ranges.add("p.regionCode between :" + first + " and :" + last);
            bounds.put(first, padded(prefix, '0'));
            bounds.put(last, padded(prefix, '9'));
        }
        return Condition.of(having("(" + String.join(" or ", ranges) + ")"), bounds);
    }

    /** What the codes of a region and of all in it begin with. @throws Refusal 400 {@code filter_value} */
    static String prefix(String code) {
        if (!CODE.matcher(code).matches()) {
            throw Refusal.unreadable("filter_value", "region", code);
        }
        return code.endsWith("0000") ? code.substring(0, 2) : code.endsWith("00") ? code.substring(0, 4) : code;
    }

    /**
     * The child of a region that a code lies in.
     *
     * @param parent a prefix as {@link #prefix} gives it; empty for the country
     * @return null when the code lies elsewhere, or names the parent itself
     */
    static @Nullable String child(String parent, String code) {
        var whole = prefix(code);
        if (!whole.startsWith(parent) || whole.length() == parent.length()) {
            return null;
        }
        // Below some provinces stand districts without a city (429004): they are children of the province by their
        // code.
        return padded(whole.substring(0, Math.min(whole.length(), parent.length() + 2)), '0');
    }

    /** The name of a province by its code; null for what is none. */
    static @Nullable String province(String code) {
        return PROVINCES.get(code.substring(0, 2));
    }

    private static String padded(String prefix, char digit) {
        return prefix + String.valueOf(digit).repeat(6 - prefix.length());
    }
}
