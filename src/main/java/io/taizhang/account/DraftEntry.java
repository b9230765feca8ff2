package io.taizhang.account;

import io.taizhang.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A new entry: what it says, and whether it stays a draft for now. The fields are those of {@link PostEntry}. */
record DraftEntry(
        @Nullable @Schema(description = "true keeps it as a draft; otherwise it is posted at once.") Boolean draft,
        @NotNull UUID customerId,
        @NotNull EntryType type,
        @Nullable LocalDate businessDate,
        @NotNull Money amount,
        @Nullable @Size(max = 60) String category,
        @Nullable EntryMethod method,
        @Nullable @Size(max = 500) String memo,
        @Nullable UUID shopId,
        @Nullable EntryChannel channel,
        @Nullable @Size(max = PostEntry.MAX_LINES) List<@NotNull @Valid PostLine> lines,
        @Nullable LocalDate dueOn,
        @Nullable @Size(min = 1, max = PostEntry.MAX_OVERRIDE) String creditOverride) {

    boolean staysDraft() {
        return Boolean.TRUE.equals(draft);
    }

    PostEntry content() {
        return new PostEntry(
                customerId,
                type,
                businessDate,
                amount,
                category,
                method,
                memo,
                shopId,
                channel,
                lines,
                dueOn,
                creditOverride);
    }
}
