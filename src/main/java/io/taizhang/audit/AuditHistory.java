package io.taizhang.audit;

import io.taizhang.audit.AuditHistoryView.AuditFieldChange;
import io.taizhang.platform.BusinessTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts entries of the trail into words: fields by their names, values as the application shows them. */
final class AuditHistory {

    private static final Set<String> TECHNICAL = Set.of("id", "version", "createdAt", "updatedAt");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*(Z|[+-]\\d\\d:\\d\\d)");
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int LONGEST = 500;

    private final AuditWords words;
    private final BusinessTime time;

    AuditHistory(Locale language, BusinessTime time) {
        this.words = new AuditWords(language);
        this.time = time;
    }

    /** Whether a field is a record's own affair, such as its version, and no change of it worth telling. */
    static boolean isTechnical(String name) {
        return TECHNICAL.contains(name);
    }

    private static List<String> changed(Map<String, Object> before, Map<String, Object> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> TECHNICAL.contains(name) || Objects.equals(before.get(name), after.get(name)));
        return List.copyOf(names);
    }

    AuditHistoryView of(AuditEntryView entry) {
        var before = entry.before();
        var after = entry.after();
        var changes = new ArrayList<AuditFieldChange>();
        if (after != null) {
            var all = new LinkedHashSet<>(after.keySet());
            if (before != null) {
                all.addAll(before.keySet());
            }
            for (var name : before == null ? List.copyOf(after.keySet()) : changed(before, after)) {
                var was = before == null ? null : show(name, before.get(name));
                var is = show(name, after.get(name));
                if (!isNamedOtherwise(name, all) && !Objects.equals(was, is)) {
                    changes.add(new AuditFieldChange(name, words.field(name), was, is));
                }
            }
        }
        return new AuditHistoryView(
                entry.id(),
                entry.at(),
                entry.actorId(),
                entry.actorName(),
                entry.action(),
                words.act(entry.action()),
                reason(after),
                entry.subjectType(),
                entry.subjectId(),
                entry.customerId(),
                entry.requestId(),
                entry.fields() == null ? List.of() : entry.fields(),
                changes);
    }

    private static @Nullable String reason(@Nullable Map<String, Object> after) {
        for (var name : List.of("reason", "correctionReason", "terminationReason", "cancelReason")) {
            if (after != null && after.get(name) instanceof String reason) {
                return reason;
            }
        }
        return null;
    }

    /** An id is told by the name beside it, and what the machine counts is told to nobody. */
    private static boolean isNamedOtherwise(String name, Set<String> all) {
        return TECHNICAL.contains(name)
                || (name.endsWith("Id") && all.contains(name.substring(0, name.length() - 2) + "Name"))
                || all.contains(name + "Name");
    }

    private @Nullable String show(String field, @Nullable Object value) {
        var shown = text(field, value);
        if (shown == null || shown.length() <= LONGEST) {
            return shown;
        }
        return shown.substring(0, Character.isHighSurrogate(shown.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST) + "…";
    }

    private @Nullable String text(String field, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.get("amount") instanceof String amount && object.containsKey("currency")
                    ? amount
                    : joined(object.entrySet().stream()
                            .filter(one -> !TECHNICAL.contains(String.valueOf(one.getKey())))
                            .map(one -> labelled(String.valueOf(one.getKey()), one.getValue()))
                            .toList());
        }
        if (value instanceof Collection<?> list) {
            return joined(list.stream().map(one -> text(field, one)).toList());
        }
        if (value instanceof Boolean truth) {
            return words.truth(truth);
        }
        if (value == null || value.toString().isEmpty()) {
            return null;
        }
        var text = value.toString();
        return MOMENT.matcher(text).matches() ? moment(text) : words.value(field, text);
    }

    private @Nullable String labelled(String name, @Nullable Object value) {
        var text = text(name, value);
        return text == null || Boolean.FALSE.equals(value) ? null : words.field(name) + " " + text;
    }

    private @Nullable String joined(List<@Nullable String> parts) {
        var there = parts.stream().filter(Objects::nonNull).toList();
        return there.isEmpty() ? null : String.join(words.between(), there);
    }

    private String moment(String text) {
        try {
            return time.shown(Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text)))
                    .format(TO_THE_MINUTE);
        } catch (java.time.DateTimeException other) {
            return text;
        }
    }
}
