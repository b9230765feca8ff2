package io.taizhang.billing;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How a bill went to the customer. */
public record SendBill(@NotNull Channel channel, @Nullable @Size(max = 500) String note) {

    /** How it went. */
    public enum Channel {
        HANDED_OVER,
        POST,
        MESSAGE
    }
}
