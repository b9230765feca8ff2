package io.taizhang.bank;

import io.taizhang.platform.Money;
import io.taizhang.receivable.ItemShare;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says whose money a line is, or a part of it.
 *
 * @param amount positive; all that is open of the line when absent
 * @param entryId the payment (for money out: the refund) that is recorded already; absent: a payment is posted
 * @param shares the open items that it settles; the oldest due when absent
 * @param recordAnyway posts a payment although one of this amount is recorded, because it is another one
 */
record AcceptMatch(
        @NotNull UUID customerId,
        @Nullable Money amount,
        @Nullable UUID entryId,
        @Nullable @Size(max = 200) List<@NotNull @Valid ItemShare> shares,
        @Nullable
                @Schema(description = "Post a payment although one of this amount is recorded, because it is another.")
                Boolean recordAnyway) {}
