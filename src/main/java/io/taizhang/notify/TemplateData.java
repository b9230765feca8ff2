package io.taizhang.notify;

import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a template gets to see: texts, numbers, truths, lists and maps, and money and days as texts. */
final class TemplateData {

    private TemplateData() {}

    /** @throws IllegalArgumentException for a value of any other kind, which is a mistake of the calling room */
    static Map<String, Object> of(Map<String, ?> data) {
        var plain = new LinkedHashMap<String, Object>();
        data.forEach((name, value) -> plain.put(name, plain(name, value)));
        return plain;
    }

    private static Object plain(String name, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Money money) {
            return shown(money);
        }
        if (value instanceof LocalDate day) {
            return day.toString();
        }
        if (value instanceof Collection<?> elements) {
            var list = new ArrayList<Object>();
            elements.forEach(element -> list.add(plain(name, element)));
            return list;
        }
        if (value instanceof Map<?, ?> entries) {
            var map = new LinkedHashMap<String, Object>();
            entries.forEach((key, entry) -> map.put(String.valueOf(key), plain(name + "." + key, entry)));
            return map;
        }
        throw new IllegalArgumentException(name + " is a " + value.getClass().getName());
    }

    /** As people write it: {@code -1,234.50}. */
    static String shown(Money money) {
        var amount = money.amount();
        int point = amount.indexOf('.');
        var whole = point < 0 ? amount : amount.substring(0, point);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",") + (point < 0 ? "" : amount.substring(point));
    }
}
