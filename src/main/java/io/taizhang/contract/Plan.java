package io.taizhang.contract;

import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The plan of payments of one version of a contract; every item has its id. */
record Plan(List<PlannedPayment> items) {

    static final Plan EMPTY = new Plan(List.of());

    static Plan of(List<Milestone> kept) {
        return new Plan(kept.stream().map(Milestone::planned).toList());
    }

    /**
     * What a caller asks for, with ids for what is new.
     *
     * @throws Refusal 422 {@code plan_item_unknown} for an id that is none of these items, or is given twice
     */
    Plan asked(@Nullable List<PlannedPayment> asked) {
        if (asked == null) {
            return this;
        }
        var known = items.stream().map(PlannedPayment::id).collect(Collectors.toSet());
        var left = new HashSet<>(known);
        return new Plan(IntStream.range(0, asked.size())
                .mapToObj(i -> {
                    var item = asked.get(i);
                    if (item.id() != null && !left.remove(item.id())) {
                        throw Refusal.rule("plan_item_unknown").at("/plan/" + i + "/id");
                    }
                    return item.withId(item.id() == null ? Ids.next() : item.id());
                })
                .toList());
    }

    /** The same plan for another contract that begins on another day, so many years, months and days later. */
    List<PlannedPayment> movedBy(java.time.Period later) {
        return items.stream()
                .map(item ->
                        new PlannedPayment(null, item.name(), item.dueOn().plus(later), item.amount(), item.kind()))
                .toList();
    }

    /** @throws Refusal 422 {@code plan_amount_not_positive}, {@code plan_exceeds_amount} with both figures */
    void requireWithin(Money amount) {
        var sum = Money.of(0, amount.currency());
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (!item.amount().isPositive()) {
                throw Refusal.rule(
                                "plan_amount_not_positive",
                                item.name(),
                                item.amount().amount())
                        .at("/plan/" + i + "/amount");
            }
            sum = sum.plus(item.amount());
        }
        if (sum.compareTo(amount) > 0) {
            throw Refusal.rule("plan_exceeds_amount", sum.amount(), amount.amount())
                    .at("/plan")
                    .with("planned", sum)
                    .with("amount", amount);
        }
    }

    /**
     * What has fallen due stays as it is, because it may have been billed.
     *
     * @throws Refusal 422 {@code plan_item_settled} with the item's name
     */
    void requireKeeps(List<Milestone> kept, LocalDate today) {
        for (var milestone : kept) {
            if (milestone.isSettled(today) && !items.contains(milestone.planned())) {
                throw Refusal.rule("plan_item_settled", milestone.name).at("/plan");
            }
        }
    }

    int placeOf(UUID id) {
        return IntStream.range(0, items.size())
                .filter(i -> Objects.equals(items.get(i).id(), id))
                .findFirst()
                .orElse(-1);
    }
}
