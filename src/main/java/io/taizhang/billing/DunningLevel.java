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

    protected DunningLevel() {}
}
