package io.taizhang.segment;

import io.taizhang.platform.Condition;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Industries: by the codes of GB/T 4754, a section's letter and two to four digits (H, H62, H6210), or in the house's own
 * words with slashes (餐饮/火锅). Either way a parent is what the names of its children begin with.
 */
@ApplicationScoped
class Industries {

    private static final Pattern CODE = Pattern.compile("[A-T]([0-9]{2,4})?");

    private final EntityManager em;
    private volatile Map<String, IndustryView> known = Map.of();

    Industries(EntityManager em) {
        this.em = em;
    }

    static boolean isCode(String industry) {
        return CODE.matcher(industry).matches();
    }

    /** Customers of one of the industries or of what is below it. @throws Refusal 400 {@code filter_value} */
    static Condition within(List<String> parents, String parameter) {
        var parts = new ArrayList<String>();
        var bounds = new HashMap<String, Object>();
        for (int i = 0; i < parents.size(); i++) {
            var parent = parents.get(i);
            if (parent.isBlank() || parent.length() > 60) {
                throw Refusal.unreadable("filter_value", "industry", parent);
            }
            var first = parameter + "_" + i + "a";
            var last = parameter + "_" + i + "b";
            if (isCode(parent)) {
                // Digits sort alike in every collation, so a range says what the codes begin with.
                parts.add("e.industry between :" + first + " and :" + last);
                bounds.put(last, parent + "9999");
            } else {
                parts.add("e.industry = :" + first + " or e.industry like :" + last + " escape '!'");
                bounds.put(last, parent.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "/%");
            }
            bounds.put(first, parent);
        }
        return Condition.of(String.join(" or ", parts), bounds);
    }

    /**
     * The child of an industry that a customer's industry lies in.
     *
     * @param parent a code or own words; empty for the whole tree
     * @return null when it lies elsewhere, or is the parent itself
     */
    static @Nullable String child(String parent, String industry) {
        if (isCode(industry) && (parent.isEmpty() || isCode(parent))) {
            if (!industry.startsWith(parent) || industry.length() == parent.length()) {
                return null;
            }
            var length = parent.isEmpty() ? 1 : parent.length() == 1 ? 3 : parent.length() + 1;
            return industry.substring(0, Math.min(industry.length(), length));
        }
        var below = parent.isEmpty() ? "" : parent + "/";
        if (!industry.startsWith(below)) {
            return null;
        }
        var end = industry.indexOf('/', below.length());
        return end < 0 ? industry : industry.substring(0, end);
    }

    /** The sections and divisions of GB/T 4754-2017 in their order. */
    List<IndustryView> all() {
        return List.copyOf(classes().values());
    }

    /** What a code is called; null for what the standard does not name at this level. */
    @Nullable
    IndustryView find(String code) {
        return classes().get(code);
    }

    /** Read once: the standard changes with a migration, and so with a start. */
    private Map<String, IndustryView> classes() {
        if (known.isEmpty()) {
            known = read();
        }
        return known;
    }

    private Map<String, IndustryView> read() {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(
                        "select code, name, name_en from industry_class order by code", Object[].class)
                .getResultList();
        var read = new LinkedHashMap<String, IndustryView>();
        rows.forEach(row -> {
            var code = (String) row[0];
            read.put(
                    code,
                    new IndustryView(
                            code, code.length() == 1 ? null : code.substring(0, 1), (String) row[1], (String) row[2]));
        });
        return read;
    }
}
