package io.taizhang.oversight;

import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/**
 * Looks through new movements for what the rules call too much. It goes by the watermark of transactions, one instance at
 * a time, so that every movement is looked at once and no situation is missed or raised twice: the situation itself is
 * unique. A situation that goes on is brought up to date while nobody has acknowledged it; afterwards it is not raised
 * again.
 *
 * <p>Each detector is one statement. It sees the rule as {@code r} and the new movements as those with {@code xid >= :low
 * and xid < :high}. Wrong PINs are no movements: their detector looks at how PINs stand now.
 */
@ApplicationScoped
@Transactional
public class AlertScan {

    private static final long STEP = 50_000;

    private static final String INSERT =
            "insert into alert (id, version, created_at, updated_at, kind, situation, status,"
                    + " card_id, operator_id, shop_id, business_date, occurred_at, figures)"
                    + " select gen_random_uuid(), 0, cast(:now as timestamptz), cast(:now as timestamptz), ";

    private static final String GOES_ON = " on conflict (situation) do update set figures = excluded.figures,"
            + " occurred_at = excluded.occurred_at, updated_at = excluded.updated_at, version = alert.version + 1"
            + " where alert.status = 'OPEN' and alert.figures is distinct from excluded.figures";

    /**
     * Payments that reach the rule's number within its minutes; those that follow each other so quickly are one episode.
     * Looks back as far as an episode needs, also when every payment is a hold and a capture.
     */
    private static final String EPISODES =
            """
            with r as (select * from alert_rule where kind = 'VELOCITY' and enabled),
            fresh as (
                select card_id, min(sequence) as sequence from card_movement
                where xid >= :low and xid < :high and result = 0 and kind in (2, 4) group by card_id),
            paid as (
                select m.card_id, m.sequence, m.moved_at, m.business_date, m.xid, r.minutes * interval '1 minute' as span,
                    r.times, count(*) over (partition by m.card_id order by m.moved_at
                        range between coalesce((select minutes * interval '1 minute' from r), interval '0') preceding
                            and current row) as n
                from r cross join fresh f
                join card_movement m on m.card_id = f.card_id and m.sequence >= f.sequence - 10 * r.times
                    and m.xid < :high and m.result = 0 and m.kind in (2, 4)),
            hit as (
                select *, case when moved_at - lag(moved_at) over (partition by card_id order by moved_at) <= span
                    then 0 else 1 end as first
                from paid where n >= times and xid >= :low),
            numbered as (
                select *, sum(first) over (partition by card_id order by moved_at) as episode from hit),
            episode as (
                select card_id, episode, min(sequence) as sequence, min(business_date) as business_date,
                    min(moved_at) as begun, max(moved_at) as moved_at, max(n) as n, max(span) as span
                from numbered group by card_id, episode)
            """;

    private static final String VELOCITY_GOES_ON = EPISODES
            + """
            update alert a set occurred_at = e.moved_at, updated_at = cast(:now as timestamptz), version = a.version + 1,
                figures = a.figures || jsonb_build_object('times', greatest(e.n, cast(a.figures ->> 'times' as bigint)))
            from episode e
            where a.kind = 'VELOCITY' and a.card_id = e.card_id and e.begun - a.occurred_at <= e.span
                and e.moved_at > a.occurred_at""";

    private static final String VELOCITY = EPISODES
            + INSERT
            + """
             'VELOCITY', 'VELOCITY|' || e.card_id || '|' || e.sequence, 'OPEN', e.card_id, null, null,
                e.business_date, e.moved_at, jsonb_build_object('times', e.n, 'minutes', cast(extract(epoch from e.span) as bigint) / 60)
            from episode e
            where not exists (select from alert a where a.kind = 'VELOCITY' and a.card_id = e.card_id
                and e.begun - a.occurred_at <= e.span)
            on conflict (situation) do nothing""";

    /** What staff sold and paid back, the undoing of a sale included; the system and members are nobody's suspects. */
    private static final String OPERATORS =
            """
            insert into card_operator_day as d
            select m.business_date, m.operator_id, coalesce(m.shop_id, '00000000-0000-0000-0000-000000000000'),
                sum(case when m.kind in (2, 4) then -(m.principal + m.bonus) else 0 end),
                sum(case when m.kind in (6, 8, 12) then abs(m.principal + m.bonus) else 0 end),
                count(*) filter (where m.kind in (6, 8, 12))
            from card_movement m join staff s on s.id = m.operator_id
            where m.xid >= :low and m.xid < :high and m.result = 0
                and (m.kind in (2, 4, 6, 8) or (m.kind = 12 and m.principal + m.bonus > 0))
            group by 1, 2, 3
            on conflict (business_date, operator_id, shop_id) do update set spent = d.spent + excluded.spent,
                refunded = d.refunded + excluded.refunded, refunds = d.refunds + excluded.refunds""";

    private static final String REFUNDS = INSERT
            + """
             'REFUND_RATIO', 'REFUND_RATIO|' || o.who || '|' || coalesce(o.operator_id, o.shop_id) || '|' || o.business_date,
                'OPEN', null, o.operator_id, o.shop_id, o.business_date, cast(:now as timestamptz),
                jsonb_build_object('times', o.refunds, 'refunded', o.refunded, 'spent', o.spent,
                    'percent', case when o.spent > 0 then o.refunded * 100 / o.spent else 100 end)
            from alert_rule r cross join lateral (
                select 'OPERATOR' as who, d.operator_id, cast(null as uuid) as shop_id, d.business_date, cast(sum(d.spent) as bigint) as spent,
                    cast(sum(d.refunded) as bigint) as refunded, cast(sum(d.refunds) as bigint) as refunds
                from card_operator_day d
                where (d.business_date, d.operator_id) in (select m.business_date, m.operator_id from card_movement m
                    where m.xid >= :low and m.xid < :high and m.result = 0 and m.kind in (6, 8, 12))
                group by d.business_date, d.operator_id
                union all
                select 'SHOP', null, d.shop_id, d.business_date, cast(sum(d.spent) as bigint), cast(sum(d.refunded) as bigint),
                    cast(sum(d.refunds) as bigint)
                from card_operator_day d join org_unit u on u.id = d.shop_id
                where (d.business_date, d.shop_id) in (select m.business_date, m.shop_id from card_movement m
                    where m.xid >= :low and m.xid < :high and m.result = 0 and m.kind in (6, 8, 12))
                group by d.business_date, d.shop_id
            ) o
            where r.kind = 'REFUND_RATIO' and r.enabled and o.refunds >= r.times and o.refunded >= r.amount
                and o.refunded * 100 >= o.spent * r.percent"""
            + GOES_ON;

    /**
     * How far a card fell on a day below what it held before, or at its highest since. A replacement takes everything
     * along and a cash-out was decided by two: neither is a drop. Looks at most a thousand movements back.
     */
    private static final String DROPS =
            """
            with fresh as (
                select card_id, min(sequence) as sequence from card_movement
                where xid >= :low and xid < :high and result = 0 and principal + bonus < 0 and kind not in (8, 58)
                group by card_id),
            moved as (
                select m.card_id, m.business_date, m.sequence, m.moved_at, m.kind, m.xid,
                    m.principal_after + m.bonus_after as after,
                    max(m.principal_after + m.bonus_after - m.principal - m.bonus) over (
                        partition by m.card_id, m.business_date order by m.sequence) as before
                from fresh f join card_movement m on m.card_id = f.card_id and m.sequence >= f.sequence - 1000
                    and m.xid < :high and m.result = 0),
            fallen as (
                select distinct on (card_id, business_date) *
                from moved where xid >= :low and kind not in (8, 58)
                order by card_id, business_date, before - after desc)
            """
                    + INSERT
                    + """
             'BALANCE_DROP', 'BALANCE_DROP|' || f.card_id || '|' || f.business_date, 'OPEN', f.card_id, null, null,
                f.business_date, f.moved_at, jsonb_build_object('before', f.before, 'after', f.after,
                    'percent', (f.before - f.after) * 100 / f.before)
            from fallen f cross join alert_rule r
            where r.kind = 'BALANCE_DROP' and r.enabled and f.before - f.after >= r.amount
                and (f.before - f.after) * 100 >= f.before * r.percent and f.before > 0"""
                    + GOES_ON;

    /** A PIN that is locked, or was tried so often without being locked yet; once for each lock and each PIN. */
    private static final String PINS = INSERT
            + """
             'PIN_FAILURES', 'PIN_FAILURES|' || s.card_id || '|' || coalesce('locked ' || s.pin_locked_at, 'set ' || s.pin_set_at),
                'OPEN', s.card_id, null, null, cast(:today as date),
                coalesce(s.pin_locked_at, cast(:now as timestamptz)), jsonb_build_object('times', s.pin_failures)
            from alert_rule r join card_secret s on s.pin_failures >= r.times
            where r.kind = 'PIN_FAILURES' and r.enabled"""
            + GOES_ON;

    private static final List<String> DETECTORS = List.of(VELOCITY_GOES_ON, VELOCITY, OPERATORS, REFUNDS, DROPS);

    private final Session session;
    private final BusinessTime time;

    AlertScan(Session session, BusinessTime time) {
        this.session = session;
        this.time = time;
    }

    /** Looks at the next movements; whether there are more to look at. When another instance is at it, there are none. */
    public boolean advance() {
        var low = session.createNativeQuery(
                        "select upto_xid from watermark where name = 'card_alerts' for update skip locked", Long.class)
                .uniqueResultOptional();
        if (low.isEmpty()) {
            return false;
        }
        long horizon = session.createNativeQuery(
                        "select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)", Long.class)
                .getSingleResult();
        long high = Math.min(horizon, low.get() + STEP);
        if (high <= low.get()) {
            return false;
        }
        DETECTORS.forEach(sql -> run(sql, low.get(), high));
        session.createNativeMutationQuery(PINS)
                .setParameter("today", time.today())
                .setParameter("now", time.now().toString())
                .executeUpdate();
        session.createNativeMutationQuery(
                        "update watermark set upto_xid = :high, advanced_at = :now" + " where name = 'card_alerts'")
                .setParameter("high", high)
                .setParameter("now", time.now())
                .executeUpdate();
        return high < horizon;
    }

    private void run(String sql, long low, long high) {
        var query = session.createNativeMutationQuery(sql);
        query.setParameter("low", low).setParameter("high", high);
        if (sql.contains(":now")) {
            query.setParameter("now", time.now().toString());
        }
        query.executeUpdate();
    }
}
