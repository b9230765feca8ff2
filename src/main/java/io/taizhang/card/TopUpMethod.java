package io.taizhang.card;

import org.jspecify.annotations.Nullable;

/** How the money for a card came in; the house's account that the movement names. */
public enum TopUpMethod {
    CASH(1),
    TRANSFER(2),
    WECHAT(3),
    ALIPAY(4),
    BANK_CARD(5),
    OTHER(9);

    /** The number in {@code card_movement.contra}. */
    final short contra;

    TopUpMethod(int contra) {
        this.contra = (short) contra;
    }

    /** The method of a movement; null when the house's side is no incoming money. */
    static @Nullable TopUpMethod of(int contra) {
        for (var method : values()) {
            if (method.contra == contra) {
                return method;
            }
        }
        return null;
    }
}
