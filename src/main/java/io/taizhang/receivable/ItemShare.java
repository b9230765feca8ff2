package io.taizhang.receivable;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of an open item.
 *
 * @param itemId of the entry that made it
 * @param amount positive; all that is not settled when left out
 */
public record ItemShare(@NotNull UUID itemId, @Nullable Money amount) {}
