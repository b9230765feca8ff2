package io.taizhang.billing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** One step of the ladder: how long after the due date, and how the customer is reminded. */
@Entity
class DunningLevel {

    @Id
    int level;

    @Version
    long version;

    int afterDays;

    @Enumerated(EnumType.STRING)
    DunningChannel channel;

    String name;

    boolean active;

    /** Whether it puts the customer's account on hold. */
    boolean creditHold;

    protected DunningLevel() {}

    DunningLevels.ChangeDunningLevel editable() {
        return new DunningLevels.ChangeDunningLevel(afterDays, channel, name, active, creditHold);
    }

    void change(DunningLevels.ChangeDunningLevel command) {
        afterDays = command.afterDays();
        channel = command.channel();
        name = command.name().strip();
        active = command.active();
        creditHold = command.creditHold();
    }
}
