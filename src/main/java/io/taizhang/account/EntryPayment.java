package io.taizhang.account;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of how an entry was paid, in 分; the movement when it was paid with a card of the house. */
@Embeddable
record EntryPayment(@Enumerated(EnumType.STRING) EntryMethod method, long amountMinor, @Nullable UUID cardMovement) {

    EntryPayment negated() {
        return new EntryPayment(method, -amountMinor, cardMovement);
    }
}
