package io.taizhang.card;

import io.taizhang.customer.DeletionGuard;
import io.taizhang.customer.ProfileSection;
import io.taizhang.customer.TimelineCursor;
import io.taizhang.customer.TimelineItem;
import io.taizhang.customer.TimelineSource;
import io.taizhang.customer.TimelineType;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A customer's cards in the customer's file: every movement in the timeline, number and balance in the profile. A
 * customer whose cards still hold money stays.
 */
@ApplicationScoped
class CustomerCards implements TimelineSource, ProfileSection, DeletionGuard {

    private static final Set<CardStatus> GONE = EnumSet.of(CardStatus.REPLACED, CardStatus.CLOSED);

    private final Cards cards;
    private final StaffDirectory staff;

    CustomerCards(Cards cards, StaffDirectory staff) {
        this.cards = cards;
        this.staff = staff;
    }

    @Override
    public List<TimelineItem> items(UUID customerId, TimelineCursor after, int limit) {
        var movements = cards.timeline(customerId, after, limit);
        if (movements.isEmpty()) {
            return List.of();
        }
        var numbers =
                cards.ofCustomers(Set.of(customerId)).stream().collect(Collectors.toMap(Card::id, card -> card.number));
        var names = staff.names(
                movements.stream().map(movement -> movement.operatorId).collect(Collectors.toSet()));
        return movements.stream()
                .map(movement -> new TimelineItem(
                        movement.id,
                        movement.movedAt,
                        TimelineType.CARD,
                        movement.kind.name(),
                        detail(numbers.get(movement.cardId), movement.memo),
                        money(movement),
                        names.get(movement.operatorId),
                        movement.cardId))
                .toList();
    }

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public Object of(UUID customerId) {
        return section(customerId);
    }

    @Override
    public void requireDeletable(UUID customerId) {
        var balance = section(customerId).balance();
        if (balance.isPositive()) {
            throw Refusal.conflict("card_customer_balance", balance.amount());
        }
    }

    private CardsSection section(UUID customerId) {
        var held = cards.ofCustomers(Set.of(customerId)).stream()
                .filter(card -> !GONE.contains(card.status))
                .toList();
        var balance = held.stream().mapToLong(card -> card.balance).sum();
        return new CardsSection(held.size(), Money.fen(balance));
    }

    private static @Nullable String detail(@Nullable String number, @Nullable String memo) {
        return memo == null ? number : number + " " + memo;
    }

    /** What the card gained or lost; nothing for an event without money. */
    private static @Nullable Money money(CardMovement movement) {
        var change = movement.principal + movement.bonus;
        return change == 0 ? null : Money.of(change, movement.currency);
    }
}
