package io.taizhang.customer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a customer is found by, for conditions of lists; written by {@link ContactBooks}. */
@Entity
@Immutable
@Table(name = "customer_search")
class SearchRow {

    @Id
    UUID customerId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> terms = List.of();

    protected SearchRow() {}
}
