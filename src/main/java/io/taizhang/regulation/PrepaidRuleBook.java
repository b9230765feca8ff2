package io.taizhang.regulation;

import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All queries for rules and what was decided about them. */
@ApplicationScoped
class PrepaidRuleBook {

    /** Of each key the law of the day, with the last decision that is valid by then. */
    private static final String ON_A_DAY =
            """
            select r.key, r.applies_from, r.value, r.unit, r.source, r.article, r.quotation, r.summary, r.certain, r.doubt,
                o.id as decision, o.value as decided, o.reason, o.valid_from, o.decided_by, o.decided_at
            from (select distinct on (key) * from prepaid_rule where applies_from <= :day
                order by key, applies_from desc) r
            left join lateral (select * from prepaid_rule_override where key = r.key and valid_from <= :day
                order by position desc limit 1) o on true
            where r.key in :keys order by r.article, r.key""";

    private static final String DECISIONS =
            "select id as decision, value as decided, reason, valid_from, decided_by, decided_at"
                    + " from prepaid_rule_override where key = :key order by position desc limit 200";

    private final Session session;
    private final BusinessTime time;

    PrepaidRuleBook(Session session, BusinessTime time) {
        this.session = session;
        this.time = time;
    }

    /** The rules of these keys as they hold on a day; one that is not law yet is left out. */
    List<PrepaidRuleView> on(LocalDate day, Collection<PrepaidRuleKey> keys) {
        return session.createNativeQuery(ON_A_DAY, Tuple.class)
                .setParameter("day", day)
                .setParameter("keys", keys.stream().map(Enum::name).toList())
                .getResultStream()
                .map(this::view)
                .toList();
    }

    List<PrepaidRuleOverride> decisions(PrepaidRuleKey key) {
        return session.createNativeQuery(DECISIONS, Tuple.class)
                .setParameter("key", key.name())
                .getResultStream()
                .map(this::decision)
                .toList();
    }

    void add(UUID id, PrepaidRuleKey key, OverridePrepaidRule command, LocalDate validFrom, UUID by) {
        session.createNativeMutationQuery(
                        "insert into prepaid_rule_override (id, key, value, reason, valid_from, decided_by, decided_at)"
                                + " values (:id, :key, cast(:value as bigint), :reason, :validFrom, :by, :at)")
                .setParameter("id", id)
                .setParameter("key", key.name())
                .setParameter(
                        "value",
                        command.value() == null ? null : command.value().toString())
                .setParameter("reason", command.reason().strip())
                .setParameter("validFrom", validFrom)
                .setParameter("by", by)
                .setParameter("at", time.now())
                .executeUpdate();
    }

    private PrepaidRuleView view(Tuple row) {
        var decision = row.get("decision") == null ? null : decision(row);
        var written = row.get("value", Long.class);
        var unit = PrepaidRuleUnit.valueOf(row.get("unit", String.class));
        var value = decision == null || decision.value() == null ? written : decision.value();
        return new PrepaidRuleView(
                PrepaidRuleKey.valueOf(row.get("key", String.class)),
                unit,
                value,
                unit == PrepaidRuleUnit.FEN ? Money.fen(value) : null,
                written,
                day(row, "applies_from"),
                row.get("source", String.class),
                row.get("article", String.class),
                row.get("quotation", String.class),
                row.get("summary", String.class),
                row.get("certain", Boolean.class),
                row.get("doubt", String.class),
                decision == null || decision.value() == null ? null : decision);
    }

    private PrepaidRuleOverride decision(Tuple row) {
        return new PrepaidRuleOverride(
                row.get("decision", UUID.class),
                row.get("decided", Long.class),
                row.get("reason", String.class),
                day(row, "valid_from"),
                row.get("decided_by", UUID.class),
                null,
                time.shown(row.get("decided_at", Instant.class)));
    }

    private static LocalDate day(Tuple row, String column) {
        return row.get(column) instanceof java.sql.Date date ? date.toLocalDate() : row.get(column, LocalDate.class);
    }

    /** The same decision with the name of who made it. */
    static @Nullable PrepaidRuleOverride named(@Nullable PrepaidRuleOverride decision, Map<UUID, String> names) {
        return decision == null
                ? null
                : new PrepaidRuleOverride(
                        decision.id(),
                        decision.value(),
                        decision.reason(),
                        decision.validFrom(),
                        decision.decidedBy(),
                        names.get(decision.decidedBy()),
                        decision.decidedAt());
    }
}
