package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.platform.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says.
 *
 * @param businessDate the day it counts for; today (a replacement: the day of what it replaces) when left out
 * @param amount positive; an adjustment's is signed
 * @param method required for sales and refunds; what it does to the balance stands at {@link EntryType}
 * @param lines when there are any, they add up to the amount
 */
public record PostEntry(
        @NotNull UUID customerId,
        @NotNull EntryType type,
        @Nullable LocalDate businessDate,
        @NotNull Money amount,
        @Nullable @Size(max = MAX_CATEGORY) String category,
        @Nullable EntryMethod method,
        @Nullable @Size(max = MAX_MEMO) String memo,
        @Nullable UUID shopId,
        @Nullable EntryChannel channel,
        @Nullable @Size(max = MAX_LINES) List<@NotNull @Valid PostLine> lines) {

    static final int MAX_LINES = 2_000;
    private static final int MAX_CATEGORY = 60;
    private static final int MAX_MEMO = 500;

    /** Whether the annotations above hold, those of the lines included. */
    boolean isWithinBounds() {
        return customerId != null
                && type != null
                && amount != null
                && (category == null || category.length() <= MAX_CATEGORY)
                && (memo == null || memo.length() <= MAX_MEMO)
                && lineList().size() <= MAX_LINES
                && lineList().stream().allMatch(line -> line != null && line.isWithinBounds());
    }

    /** Whether PostgreSQL can keep its texts. */
    boolean isStorable() {
        return (category == null || Texts.isStorable(category))
                && (memo == null || Texts.isStorable(memo))
                && lineList().stream().allMatch(PostLine::isStorable);
    }

    private List<PostLine> lineList() {
        return lines == null ? List.of() : lines;
    }
}
