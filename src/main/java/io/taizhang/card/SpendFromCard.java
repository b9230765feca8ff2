package io.taizhang.card;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pays with a card. */
public record SpendFromCard(@NotNull Money amount, @Nullable @Size(max = 200) String memo, @Nullable UUID shopId) {}
