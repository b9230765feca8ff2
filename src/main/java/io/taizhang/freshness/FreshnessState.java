package io.taizhang.freshness;

import io.taizhang.customer.CustomerTier;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What follows from the fields of one customer; written by {@code refresh_freshness} in the database and nowhere else. */
@Entity
@Immutable
@Table(name = "customer_freshness")
class FreshnessState {

    /** Stands for a file of which nothing falls due. */
    static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** The customer's id. */
    @Id
    @Column(name = "customer_id")
    UUID id;

    @Enumerated(EnumType.STRING)
    CustomerTier tier;

    /** In 分. */
    long worthMinor;

    long importance;
    LocalDate dueOn;
    int completeness;

    protected FreshnessState() {}

    @Nullable
    LocalDate due() {
        return dueOn.equals(NEVER) ? null : dueOn;
    }
}
