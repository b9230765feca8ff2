package io.taizhang.usage;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What was used of an item in a period; made and moved by the database only. */
@Entity
@Immutable
class UsagePeriod {

    @Id
    UUID id;

    UUID contractId;

    UUID itemId;

    LocalDate periodFrom;

    BigDecimal quantity;

    protected UsagePeriod() {}
}
