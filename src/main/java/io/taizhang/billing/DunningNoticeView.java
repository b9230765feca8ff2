package io.taizhang.billing;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** That a customer was reminded of a bill, or has to be by somebody. */
public record DunningNoticeView(
        UUID id,
        @Filterable UUID billId,
        String billNumber,
        @Filterable UUID customerId,
        String customerName,
        @Filterable(sort = true) int level,
        @Filterable DunningChannel channel,
        @Filterable LocalDate runOn,
        @Schema(description = "When that was due which is reminded of.") LocalDate dueOn,
        @Schema(description = "What of the bill was open.") Money open,
        @Nullable @Schema(description = "The mail, when it went by mail.") UUID mailId,
        @Filterable @Schema(description = "Somebody still has to call or to write.") boolean toDo,
        @Nullable Instant doneAt,
        @Nullable String note,
        @Filterable(sort = true) Instant createdAt) {

    static DunningNoticeView of(DunningNotice notice, String billNumber, String customerName) {
        return new DunningNoticeView(
                notice.id,
                notice.billId,
                billNumber,
                notice.customerId,
                customerName,
                notice.level,
                notice.channel,
                notice.runOn,
                notice.dueOn,
                Money.fen(notice.openMinor),
                notice.mailId,
                notice.mailId == null && notice.doneAt == null,
                notice.doneAt,
                notice.note,
                notice.createdAt);
    }
}
