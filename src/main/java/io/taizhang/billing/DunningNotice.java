package io.taizhang.billing;

import io.taizhang.platform.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a customer was reminded of a bill, or has to be by somebody. */
@Entity
class DunningNotice {

    @Id
    UUID id = Ids.next();

    UUID billId;

    UUID customerId;

    int level;

    LocalDate runOn;

    LocalDate dueOn;

    long openMinor;

    @Enumerated(EnumType.STRING)
    DunningChannel channel;

    @Nullable
    UUID mailId;

    @Nullable
    Instant doneAt;

    @Nullable
    UUID doneBy;

    @Nullable
    String note;

    Instant createdAt;

    protected DunningNotice() {}

    DunningNotice(Bill bill, int level, DunningChannel channel, LocalDate on, Instant at) {
        billId = bill.id();
        customerId = bill.customerId;
        this.level = level;
        this.channel = channel;
        runOn = on;
        dueOn = bill.nextDueOn;
        openMinor = bill.residualMinor;
        createdAt = at;
    }
}
