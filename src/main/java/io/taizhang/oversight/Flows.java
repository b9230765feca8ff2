package io.taizhang.oversight;

import io.taizhang.oversight.LiabilityView.Flow;
import io.taizhang.oversight.LiabilityView.LiabilityDay;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** All queries for the money that moves on cards: over the sums, and the movements that are not in them yet. */
@ApplicationScoped
class Flows {

    /** What {@code unit_id} and {@code shop_id} hold where there is none. */
    static final UUID NONE = new UUID(0, 0);

    private static final String OF_WHAT_IS_ASKED =
            " and (cast(:program as uuid) is null or program_id = cast(:program as uuid))"
                    + " and (cast(:unit as uuid) is null or unit_id = cast(:unit as uuid))"
                    + " and (cast(:shop as uuid) is null or shop_id = cast(:shop as uuid))";

    private static final String OUTSTANDING =
            "select program_id, unit_id, shop_id, grouping(program_id, unit_id, shop_id) as level,"
                    + " cast(coalesce(sum(principal_in - principal_out), 0) as bigint) as principal,"
                    + " cast(coalesce(sum(bonus_in - bonus_out), 0) as bigint) as bonus,"
                    + " cast(coalesce(sum(held), 0) as bigint) as held"
                    + " from card_flow where business_date <= :day" + OF_WHAT_IS_ASKED
                    + " group by grouping sets ((), (program_id), (unit_id), (shop_id))";

    private static final String SUMS = " cast(sum(movements) as bigint) as movements,"
            + " cast(sum(principal_in) as bigint) as principal_in,"
            + " cast(sum(principal_out) as bigint) as principal_out, cast(sum(bonus_in) as bigint) as bonus_in,"
            + " cast(sum(bonus_out) as bigint) as bonus_out from card_flow";

    private static final String OF_A_DAY = "select cast(kind as int) as kind, cast(contra as int) as contra," + SUMS
            + " where business_date = :day" + OF_WHAT_IS_ASKED + " group by kind, contra order by kind, contra";

    private static final String DAYS = "select business_date, shop_id, cast(kind as int) as kind," + SUMS
            + " where business_date between :from and :to" + OF_WHAT_IS_ASKED
            + " group by business_date, shop_id, kind order by business_date desc, shop_id, kind limit 10000";

    private static final String STEP = "select advance_card_rollup(200000)";

    private final Session session;

    Flows(Session session) {
        this.session = session;
    }

    /** By what a row of {@link #outstanding} is grouped; {@code code} is what {@code grouping()} answers. */
    enum Level {
        TOTAL(0b111),
        PROGRAM(0b011),
        UNIT(0b101),
        SHOP(0b110);

        final int code;

        Level(int code) {
            this.code = code;
        }
    }

    /** Money on cards, of one group. */
    record Sum(Level level, UUID id, long principal, long bonus, long held) {}

    /** From now on, the transaction sees one moment, so that its figures belong together. */
    void freeze() {
        session.createNativeMutationQuery("set transaction isolation level repeatable read")
                .executeUpdate();
    }

    List<Sum> outstanding(LocalDate day, LiabilityQuery query) {
        return asked(session.createNativeQuery(OUTSTANDING, Tuple.class), query)
                .setParameter("day", day)
                .getResultStream()
                .map(Flows::sum)
                .toList();
    }

    private static Sum sum(Tuple row) {
        var code = ((Number) row.get("level")).intValue();
        for (var level : Level.values()) {
            if (level.code == code) {
                var id = level == Level.TOTAL
                        ? NONE
                        : row.get(
                                level == Level.PROGRAM ? "program_id" : level == Level.UNIT ? "unit_id" : "shop_id",
                                UUID.class);
                return new Sum(
                        level,
                        id,
                        row.get("principal", Long.class),
                        row.get("bonus", Long.class),
                        row.get("held", Long.class));
            }
        }
        throw new IllegalStateException("Not grouped as asked: " + code);
    }

    List<Flow> ofDay(LocalDate day, LiabilityQuery query) {
        return asked(session.createNativeQuery(OF_A_DAY, Tuple.class), query)
                .setParameter("day", day)
                .getResultStream()
                .map(row -> new Flow(
                        FlowKind.of(row.get("kind", Integer.class)),
                        HouseAccount.of(row.get("contra", Integer.class)),
                        row.get("movements", Long.class),
                        money(row, "principal_in"),
                        money(row, "principal_out"),
                        money(row, "bonus_in"),
                        money(row, "bonus_out")))
                .toList();
    }

    /** The days of a period, the last first; names of shops are to be added. */
    List<LiabilityDay> days(LocalDate from, LocalDate to, LiabilityQuery query) {
        return asked(session.createNativeQuery(DAYS, Tuple.class), query)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .map(row -> new LiabilityDay(
                        day(row),
                        row.get("shop_id", UUID.class),
                        null,
                        FlowKind.of(row.get("kind", Integer.class)),
                        row.get("movements", Long.class),
                        money(row, "principal_in"),
                        money(row, "principal_out"),
                        money(row, "bonus_in"),
                        money(row, "bonus_out")))
                .toList();
    }

    Map<UUID, String> programNames(Collection<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (!ids.isEmpty()) {
            session.createNativeQuery("select id, name from card_program where id in :ids", Tuple.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> names.put(row.get("id", UUID.class), row.get("name", String.class)));
        }
        return names;
    }

    /** Sums the next movements; whether there are more to sum. When another instance is at it, there are none. */
    boolean advance() {
        return session.createNativeQuery(STEP, Long.class).getSingleResult() > 0;
    }

    private static <T> NativeQuery<T> asked(NativeQuery<T> sql, LiabilityQuery query) {
        return sql.setParameter("program", text(query.programId))
                .setParameter("unit", text(query.unitId))
                .setParameter("shop", text(query.shopId));
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static Money money(Tuple row, String column) {
        return Money.fen(row.get(column, Long.class));
    }

    private static LocalDate day(Tuple row) {
        var day = row.get("business_date");
        return day instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) day;
    }
}
