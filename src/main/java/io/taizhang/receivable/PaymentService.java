package io.taizhang.receivable;

import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryService;
import io.taizhang.account.EntryType;
import io.taizhang.account.PostEntry;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that customers pay, posted and allocated in one transaction. */
@ApplicationScoped
@Transactional
public class PaymentService {

    private final EntryService entries;
    private final AllocationService allocations;

    PaymentService(EntryService entries, AllocationService allocations) {
        this.entries = entries;
        this.allocations = allocations;
    }

    /**
     * Posts a payment and settles with it what it names, or the oldest due.
     *
     * @throws Refusal as {@link EntryService#post} and {@link AllocationService#settle}; 422
     *     {@code payment_card_not_shown} for a card of the house, whose money would not move
     */
    public PaymentView receive(ReceivePayment command) {
        return receive(command, AllocationMethod.MANUAL, null);
    }

    /**
     * Like {@link #receive(ReceivePayment)}, for what was matched by other means than a person's word.
     *
     * @param score how sure the match was, 0 to 1
     */
    public PaymentView receive(ReceivePayment command, AllocationMethod method, @Nullable BigDecimal score) {
        if (command.method() == EntryMethod.CARD) {
            throw Refusal.rule("payment_card_not_shown").at("/method");
        }
        var entry = entries.post(content(command));
        return PaymentView.of(entry, settled(entry.id(), command, method, score));
    }

    /**
     * Like {@link #receive(ReceivePayment)}, for what a card of the house pays in the same transaction.
     *
     * @param movement the card's
     * @param terminal the till's own name
     */
    public PaymentView receiveByCard(ReceivePayment command, UUID movement, @Nullable String terminal) {
        var entry = entries.postByCard(content(command), movement, terminal);
        return PaymentView.of(entry, settled(entry.id(), command, AllocationMethod.CARD, null));
    }

    private static PostEntry content(ReceivePayment command) {
        return new PostEntry(
                command.customerId(),
                EntryType.PAYMENT,
                command.businessDate(),
                command.amount(),
                null,
                command.method(),
                command.memo(),
                command.shopId(),
                null,
                null,
                null,
                null);
    }

    private List<AllocationView> settled(
            UUID payment, ReceivePayment command, AllocationMethod method, @Nullable BigDecimal score) {
        var shares = command.shares();
        if (shares != null && !shares.isEmpty()) {
            return allocations.settle(payment, shares, method, score, "/shares");
        }
        return command.allocate() == ReceivePayment.Strategy.NONE ? List.of() : allocations.settleOldest(payment);
    }
}
