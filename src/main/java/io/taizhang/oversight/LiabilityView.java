package io.taizhang.oversight;

import io.taizhang.platform.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the house owes the holders of its cards at the end of a business day, and what moved on that day. */
public record LiabilityView(
        @Schema(description = "The figures hold all movements that were finished at this moment.") OffsetDateTime asOf,
        LocalDate businessDate,
        Outstanding total,
        @Schema(description = "By program of the card, the largest first.") List<Outstanding> byProgram,
        @Schema(description = "By the unit that the card belongs to, the largest first.") List<Outstanding> byUnit,
        @Schema(description = "By the shop where it was paid in and out, the largest first.") List<Outstanding> byShop,
        @Schema(description = "What moved on the day, by kind and account of the house.") List<Flow> flows,
        Money toppedUp,
        Money spent,
        Money returned,
        Money cashedOut) {

    /** Money on cards. Without an id it is the total, or what belongs to no unit. */
    public record Outstanding(
            @Nullable UUID id, @Nullable String name, Money principal, Money bonus, Money balance, Money held) {}

    /** What one kind of movement brought onto cards and took off them. */
    public record Flow(
            FlowKind kind,
            HouseAccount account,
            long movements,
            Money principalIn,
            Money principalOut,
            Money bonusIn,
            Money bonusOut) {}

    /** What moved on cards, day by day and shop by shop. */
    public record LiabilityDays(OffsetDateTime asOf, List<LiabilityDay> items) {}

    /** What one kind of movement did on one day at one shop. */
    public record LiabilityDay(
            LocalDate businessDate,
            @Nullable UUID shopId,
            @Nullable String shopName,
            FlowKind kind,
            long movements,
            Money principalIn,
            Money principalOut,
            Money bonusIn,
            Money bonusOut) {}
}
