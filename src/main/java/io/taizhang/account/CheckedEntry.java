package io.taizhang.account;

import java.time.LocalDate;
import java.util.List;

/** What an entry says, after {@link EntryRules} found nothing wrong with it. */
record CheckedEntry(PostEntry content, LocalDate businessDate, List<EntryLine> lines) {

    long amountMinor() {
        return content.amount().minor();
    }

    long effectMinor() {
        return content.type().effect(amountMinor(), content.method());
    }
}
