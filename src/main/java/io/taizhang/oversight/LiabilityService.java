package io.taizhang.oversight;

import io.taizhang.identity.OrgDirectory;
import io.taizhang.oversight.Flows.Level;
import io.taizhang.oversight.LiabilityView.Flow;
import io.taizhang.oversight.LiabilityView.LiabilityDay;
import io.taizhang.oversight.LiabilityView.LiabilityDays;
import io.taizhang.oversight.LiabilityView.Outstanding;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the cards owe. It is for those who watch over the whole house, so it has no data scope. */
@ApplicationScoped
@Transactional
class LiabilityService {

    private static final int LONGEST_PERIOD_DAYS = 92;
    private static final Set<FlowKind> SPENDING = EnumSet.of(FlowKind.SPEND, FlowKind.CAPTURE);

    private final Flows flows;
    private final OrgDirectory units;
    private final BusinessTime time;

    LiabilityService(Flows flows, OrgDirectory units, BusinessTime time) {
        this.flows = flows;
        this.units = units;
        this.time = time;
    }

    LiabilityView on(@Nullable LocalDate asked, LiabilityQuery query) {
        flows.freeze();
        var asOf = time.shown(time.now());
        var day = asked == null ? time.today() : asked;
        var sums = flows.outstanding(day, query);
        var ofDay = flows.ofDay(day, query);
        var unitNames = units.names(ids(sums, Level.UNIT, Level.SHOP));
        return new LiabilityView(
                asOf,
                day,
                groups(sums, Level.TOTAL, Map.of()).get(0),
                groups(sums, Level.PROGRAM, flows.programNames(ids(sums, Level.PROGRAM))),
                groups(sums, Level.UNIT, unitNames),
                groups(sums, Level.SHOP, unitNames),
                ofDay,
                sum(ofDay, Set.of(FlowKind.TOP_UP), Flow::principalIn),
                sum(ofDay, SPENDING, flow -> flow.principalOut().plus(flow.bonusOut())),
                sum(ofDay, Set.of(FlowKind.RETURN), flow -> flow.principalIn().plus(flow.bonusIn())),
                sum(ofDay, Set.of(FlowKind.CASH_OUT), Flow::principalOut));
    }

    /** @throws Refusal 422 {@code period_too_long} for more than a quarter or an end before the start */
    LiabilityDays days(@Nullable LocalDate from, @Nullable LocalDate to, LiabilityQuery query) {
        flows.freeze();
        var last = to == null ? time.today() : to;
        var first = from == null ? last.minusDays(6) : from;
        if (first.isAfter(last) || first.plusDays(LONGEST_PERIOD_DAYS).isBefore(last)) {
            throw Refusal.rule("period_too_long", LONGEST_PERIOD_DAYS).at("from");
        }
        var asOf = time.shown(time.now());
        var days = flows.days(first, last, query);
        var names = units.names(
                days.stream().map(LiabilityDay::shopId).filter(id -> id != null).collect(Collectors.toSet()));
        return new LiabilityDays(
                asOf, days.stream().map(day -> named(day, names)).toList());
    }

    /** What was owed at the end of a business day. */
    Outstanding owedAtEndOf(LocalDate day) {
        return groups(flows.outstanding(day, new LiabilityQuery()), Level.TOTAL, Map.of())
                .get(0);
    }

    /** Sums what has happened since the last time; whether there is more to sum. */
    boolean advance() {
        return flows.advance();
    }

    private static LiabilityDay named(LiabilityDay day, Map<UUID, String> names) {
        var shop = Flows.NONE.equals(day.shopId()) ? null : day.shopId();
        return new LiabilityDay(
                day.businessDate(),
                shop,
                shop == null ? null : names.get(shop),
                day.kind(),
                day.movements(),
                day.principalIn(),
                day.principalOut(),
                day.bonusIn(),
                day.bonusOut());
    }

    private static Set<UUID> ids(List<Flows.Sum> sums, Level... levels) {
        return sums.stream()
                .filter(sum -> Set.of(levels).contains(sum.level()))
                .map(Flows.Sum::id)
                .collect(Collectors.toSet());
    }

    private static List<Outstanding> groups(List<Flows.Sum> sums, Level level, Map<UUID, String> names) {
        return sums.stream()
                .filter(sum -> sum.level() == level)
                .sorted(Comparator.comparingLong((Flows.Sum sum) -> sum.principal() + sum.bonus())
                        .reversed())
                .map(sum -> new Outstanding(
                        sum.id().equals(Flows.NONE) ? null : sum.id(),
                        names.get(sum.id()),
                        Money.fen(sum.principal()),
                        Money.fen(sum.bonus()),
                        Money.fen(sum.principal() + sum.bonus()),
                        Money.fen(sum.held())))
                .toList();
    }

    private static Money sum(List<Flow> flows, Set<FlowKind> kinds, Function<Flow, Money> part) {
        return flows.stream()
                .filter(flow -> kinds.contains(flow.kind()))
                .map(part)
                .reduce(Money.fen(0), Money::plus);
    }
}
