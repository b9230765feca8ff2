package io.taizhang.receivable;

import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an amount could settle what a customer owes: what the reference names, one item of just this amount, everything,
 * and at last the oldest due first. Disputed items are left out.
 */
@ApplicationScoped
class AllocationProposals {

    /** More items than these are not settled at once. */
    static final int MOST_ITEMS = 500;

    private final OpenItems items;
    private final OpenItemViews views;

    AllocationProposals(OpenItems items, OpenItemViews views) {
        this.items = items;
        this.views = views;
    }

    /** The likeliest first; none when nothing is open. */
    List<AllocationProposal> of(UUID customerId, long minor, @Nullable String reference) {
        var proposals = new ArrayList<AllocationProposal>();
        var named = reference == null ? List.<OpenItem>of() : items.named(customerId, ItemSide.DEBIT, reference);
        if (!named.isEmpty()) {
            proposals.add(propose(AllocationProposal.ProposalGround.REFERENCE, named, minor));
        }
        var exact = items.withResidual(customerId, ItemSide.DEBIT, minor);
        if (!exact.isEmpty()) {
            proposals.add(propose(AllocationProposal.ProposalGround.EXACT_ITEM, exact.subList(0, 1), minor));
        }
        var oldest = items.oldest(customerId, ItemSide.DEBIT, MOST_ITEMS);
        if (oldest.isEmpty() || (oldest.size() == 1 && !exact.isEmpty())) {
            return proposals;
        }
        var all = oldest.size() < MOST_ITEMS
                && oldest.stream().mapToLong(item -> item.residualMinor).sum() == minor;
        proposals.add(propose(
                all ? AllocationProposal.ProposalGround.EXACT_SUM : AllocationProposal.ProposalGround.OLDEST,
                oldest,
                minor));
        return proposals;
    }

    private AllocationProposal propose(
            AllocationProposal.ProposalGround ground, List<OpenItem> candidates, long minor) {
        var taken = new ArrayList<OpenItem>();
        var amounts = new ArrayList<Money>();
        var remaining = minor;
        for (var item : candidates) {
            if (remaining == 0) {
                break;
            }
            var part = Math.min(remaining, item.residualMinor);
            taken.add(item);
            amounts.add(Money.fen(part));
            remaining -= part;
        }
        var shown = views.of(taken);
        var parts = new ArrayList<AllocationProposal.ProposedPart>();
        for (int i = 0; i < shown.size(); i++) {
            parts.add(new AllocationProposal.ProposedPart(shown.get(i), amounts.get(i)));
        }
        return new AllocationProposal(ground, parts, Money.fen(remaining));
    }
}
