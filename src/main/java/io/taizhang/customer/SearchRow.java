package io.taizhang.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a customer is found by, for conditions of lists; written by {@link ContactBooks}. */
@Entity
@Immutable
@Table(name = "customer_search")
class SearchRow {

    @Id
    UUID customerId;

    /** Never read: it only stands in conditions. */
    @Column(columnDefinition = "tsvector")
    String terms = "";

    protected SearchRow() {}
}
