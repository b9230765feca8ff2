package io.taizhang.card;

import io.taizhang.platform.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Pays money onto a card. */
public record TopUpCard(
        @NotNull Money amount,
        @Nullable
                @Schema(
                        description = "Granted by hand, which takes the permission card-program:write; absent: what the"
                                + " program's tiers give.")
                Money bonus,
        @NotNull TopUpMethod method,
        @Nullable @Size(max = 200) String memo,
        @Nullable UUID shopId)
        implements CardOperations.Command {}
