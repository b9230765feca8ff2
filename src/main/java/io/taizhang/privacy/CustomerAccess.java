package io.taizhang.privacy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Somebody looked at a customer's file on a day; written by {@link AccessWatch}. */
@Entity
@Immutable
class CustomerAccess {

    @Id
    UUID id;

    UUID customerId;
    UUID staffId;
    LocalDate onDay;
    Instant firstAt;

    protected CustomerAccess() {}
}
