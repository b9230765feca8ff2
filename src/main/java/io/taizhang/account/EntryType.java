package io.taizhang.account;

import io.taizhang.platform.Refusal;
import org.jspecify.annotations.Nullable;

/** What an entry is; with the method it decides what the entry does to the account. */
public enum EntryType {
    /** Goods or services sold: owed when sold on account, otherwise paid at once and without effect. */
    SALE,
    /** Something else the customer owes: a fee, interest, an opening balance. */
    CHARGE,
    /** The customer pays what they owe, or in advance. */
    PAYMENT,
    /** Goods or services taken back, a sale the other way round: owed no more on account, otherwise paid back at once. */
    RETURN,
    /** Money paid back from the customer's credit, a payment the other way round; on account a credit note instead. */
    REFUND,
    /** A signed correction of the balance by hand. */
    ADJUSTMENT,
    /** What the customer owes and will not pay, given up by a second person's decision. */
    WRITE_OFF;

    /** What an amount adds to what the customer owes, in the same unit. Negating the amount negates the effect. */
    long effect(long amount, @Nullable EntryMethod method) {
        return switch (this) {
            case SALE -> method == EntryMethod.ON_ACCOUNT ? amount : 0;
            case RETURN -> method == EntryMethod.ON_ACCOUNT ? -amount : 0;
            case CHARGE, ADJUSTMENT -> amount;
            case PAYMENT, WRITE_OFF -> -amount;
            case REFUND -> method == EntryMethod.ON_ACCOUNT ? -amount : amount;
        };
    }

    /** @throws Refusal 422 {@code method_required} or {@code method_not_possible} */
    void requireMethod(@Nullable EntryMethod method, String pointer) {
        var onAccount = method == null || method == EntryMethod.ON_ACCOUNT;
        var fits =
                switch (this) {
                    case SALE, RETURN, REFUND -> method != null;
                    case PAYMENT -> method != EntryMethod.ON_ACCOUNT;
                    case CHARGE, ADJUSTMENT, WRITE_OFF -> onAccount;
                };
        if (fits) {
            return;
        }
        throw method == null
                ? Refusal.rule("method_required", this).at(pointer)
                : Refusal.rule("method_not_possible", this, method).at(pointer);
    }
}
