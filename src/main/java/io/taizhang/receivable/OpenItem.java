package io.taizhang.receivable;

import io.taizhang.account.EntryType;
import io.taizhang.platform.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A posted entry that is owed, or was, and what of it is not settled. Made and moved by the database only. */
@Entity
@Immutable
class OpenItem {

    /** That of the entry. */
    @Id
    UUID id;

    UUID customerId;

    @Enumerated(EnumType.STRING)
    ItemSide side;

    long amountMinor;

    long residualMinor;

    LocalDate openedOn;

    LocalDate dueOn;

    boolean disputed;

    @Nullable
    String reference;

    @Formula("(select e.number from entry e where e.id = id)")
    String number;

    @Enumerated(EnumType.STRING)
    @Formula("(select e.type from entry e where e.id = id)")
    EntryType type;

    @Nullable
    @Formula("(select e.memo from entry e where e.id = id)")
    String memo;

    protected OpenItem() {}

    Money residual() {
        return Money.fen(residualMinor);
    }
}
