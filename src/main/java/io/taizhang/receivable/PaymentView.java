package io.taizhang.receivable;

import io.taizhang.account.EntryView;
import io.taizhang.platform.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was paid, and what it settled. */
public record PaymentView(
        EntryView entry,
        List<AllocationView> allocations,
        @Schema(description = "What settled nothing and stays with the customer, paid in advance.") Money unallocated) {

    static PaymentView of(EntryView entry, List<AllocationView> settled) {
        var sum = settled.stream().map(AllocationView::amount).reduce(Money.fen(0), Money::plus);
        return new PaymentView(entry, settled, entry.amount().minus(sum));
    }
}
