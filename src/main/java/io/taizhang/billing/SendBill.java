package io.taizhang.billing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How a bill went to the customer. */
record SendBill(@NotNull Channel channel, @Nullable @Size(max = 500) String note) {

    enum Channel {
        HANDED_OVER,
        POST,
        MESSAGE
    }
}
