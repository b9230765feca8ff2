package io.taizhang.segment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The region of a customer's address, for conditions; the customer file writes it. */
@Entity
@Immutable
@Table(name = "customer_address")
class Place {

    @Id
    UUID id;

    UUID customerId;

    @Nullable
    String regionCode;

    protected Place() {}
}
