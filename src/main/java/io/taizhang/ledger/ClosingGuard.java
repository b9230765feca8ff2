package io.taizhang.ledger;

import io.taizhang.platform.Refusal;
import java.time.LocalDate;

/** A room that has its own say in whether a month may be closed. */
public interface ClosingGuard {

    /**
     * Asked before somebody closes a month in the ledger itself.
     *
     * @param month its first day
     * @throws Refusal 409 with a code of the room when the month is not to be closed in this way
     */
    void requireMayClose(LocalDate month);
}
