package io.taizhang.customer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What tells a customer from others. Phone numbers as they are kept (E.164). */
public record CustomerFacts(
        CustomerRef ref,
        CustomerKind kind,
        @Nullable String creditCode,
        @Nullable LocalDate birthday,
        List<ContactPoint> contactPoints,
        List<Address> addresses,
        List<Contact> contacts,
        Instant updatedAt) {

    static CustomerFacts of(Customer customer, ContactBook book) {
        return new CustomerFacts(
                customer.ref(),
                customer.kind,
                customer.creditCode,
                customer.birthday,
                book.contactPoints(),
                book.addresses(),
                book.contacts(),
                customer.updatedAt());
    }
}
