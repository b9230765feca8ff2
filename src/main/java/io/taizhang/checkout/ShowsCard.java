package io.taizhang.checkout;

import io.taizhang.platform.Refusal;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request at the till that shows a card: by its number, by a phone, or by a payment code. */
interface ShowsCard {

    @Nullable
    String cardNumber();

    @Nullable
    String phone();

    /** Which of the cards of the phone. */
    @Nullable
    UUID cardId();

    @Nullable
    String paymentCode();

    @Nullable
    String pin();

    /** @throws Refusal 422 {@code checkout_card_one_way} */
    default void requireOneWay() {
        var ways = Stream.of(cardNumber(), phone(), paymentCode())
                .filter(way -> way != null)
                .count();
        if (ways != 1 || (cardId() != null && phone() == null)) {
            throw Refusal.rule("checkout_card_one_way");
        }
    }
}
