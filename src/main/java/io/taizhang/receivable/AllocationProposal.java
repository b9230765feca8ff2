package io.taizhang.receivable;

import io.taizhang.platform.Money;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way in which an amount could settle what a customer owes. */
public record AllocationProposal(
        ProposalGround ground,
        List<ProposedPart> parts,
        @Schema(description = "What would stay with the customer as paid in advance.") Money remainder) {

    /** Why it is proposed. */
    public enum ProposalGround {
        /** The reference names the item. */
        REFERENCE,
        /** One item is open with exactly this amount. */
        EXACT_ITEM,
        /** It is exactly all that is due, or all that is open. */
        EXACT_SUM,
        /** The oldest due first. */
        OLDEST
    }

    /** What an item would get. */
    public record ProposedPart(OpenItemView item, Money amount) {}
}
