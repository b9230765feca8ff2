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
 * @param dueOn the day by which it is to be paid; by the account's payment terms when left out
 * @param creditOverride why the customer may owe more than their limit; takes the permission {@code credit:override}
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
        @Nullable @Size(max = MAX_LINES) List<@NotNull @Valid PostLine> lines,
        @Nullable LocalDate dueOn,
        @Nullable @Size(min = 1, max = MAX_OVERRIDE) String creditOverride) {

    static final int MAX_LINES = 2_000;
    private static final int MAX_CATEGORY = 60;
    private static final int MAX_MEMO = 500;
    static final int MAX_OVERRIDE = 200;

    /** Whether the annotations above hold, those of the lines included. */
    boolean fitsBounds() {
        return customerId != null
                && type != null
                && amount != null
                && (category == null || category.length() <= MAX_CATEGORY)
                && (memo == null || memo.length() <= MAX_MEMO)
                && (creditOverride == null || creditOverride.length() <= MAX_OVERRIDE)
                && lineList().size() <= MAX_LINES
                && lineList().stream().allMatch(line -> line != null && line.fitsBounds());
    }

    /** Whether PostgreSQL can keep its texts. */
    boolean canBeStored() {
        return (category == null || Texts.isStorable(category))
                && (memo == null || Texts.isStorable(memo))
                && lineList().stream().allMatch(PostLine::canBeStored);
    }

    private List<PostLine> lineList() {
        return lines == null ? List.of() : lines;
    }
}
