package io.taizhang.regulation;

import io.taizhang.platform.Money;

/**
 * One purchase of prepaid value, a top-up included (art. 15): all cards that are bought together.
 *
 * @param amount what is paid
 * @param cash whether any of it is paid in cash
 * @param buyer who buys
 * @param registered whether the cards are registered
 */
public record PrepaidPurchase(Money amount, boolean cash, Buyer buyer, boolean registered) {

    /** Who buys, as far as the till knows. */
    public enum Buyer {
        PERSON,
        ORGANISATION,
        /** Nobody that was identified; as to cash they count as a person. */
        UNKNOWN
    }
}
