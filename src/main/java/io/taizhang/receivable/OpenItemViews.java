package io.taizhang.receivable;

import io.taizhang.customer.CustomerFile;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Turns open items into views, with the names of their customers: one query, however many. */
@ApplicationScoped
class OpenItemViews {

    private final CustomerFile file;
    private final BusinessTime time;

    OpenItemViews(CustomerFile file, BusinessTime time) {
        this.file = file;
        this.time = time;
    }

    List<OpenItemView> of(List<OpenItem> items) {
        var customers = file.find(items.stream().map(item -> item.customerId).collect(Collectors.toSet()));
        var today = time.today();
        return items.stream()
                .map(item -> new OpenItemView(
                        item.id,
                        item.number,
                        item.customerId,
                        Objects.requireNonNull(customers.get(item.customerId)).name(),
                        item.side,
                        item.type,
                        item.memo,
                        item.openedOn,
                        item.dueOn,
                        Money.fen(item.amountMinor),
                        item.residual(),
                        item.disputed,
                        item.reference,
                        overdueDays(item, today)))
                .toList();
    }

    private static long overdueDays(OpenItem item, LocalDate today) {
        return item.residualMinor == 0 || item.side == ItemSide.CREDIT
                ? 0
                : Math.max(0, ChronoUnit.DAYS.between(item.dueOn, today));
    }
}
