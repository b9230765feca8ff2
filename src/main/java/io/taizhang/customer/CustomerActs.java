package io.taizhang.customer;

import io.taizhang.approval.Approvable;
import io.taizhang.approval.ApprovalSubject;
import io.taizhang.approval.ChangeSet;
import io.taizhang.approval.RecordAct;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a second person may have to agree to of a customer's file. */
@ApplicationScoped
class CustomerActs {

    static final String REGISTER = "customer.register";
    static final String CHANGE = "customer.change";
    static final String DELETE = "customer.delete";

    private static final String WRITE = "customer:write";
    private static final String DECIDE = "customer:approve";

    private final CustomerService customers;
    private final Customers file;
    private final ContactBooks books;
    private final PhoneNumbers phones;

    CustomerActs(CustomerService customers, Customers file, ContactBooks books, PhoneNumbers phones) {
        this.customers = customers;
        this.file = file;
        this.books = books;
        this.phones = phones;
    }

    /** Who is to be registered, and why although they may be known. */
    record Registration(RegisterCustomer customer, @Nullable String override) {}

    /** Which version of a customer is to be deleted. */
    record Deletion(long version) {}

    static ApprovalSubject subject(CustomerView customer) {
        return new ApprovalSubject("customer", customer.id(), customer.number(), customer.id(), customer.unitId());
    }

    /** Somebody who is not there yet: firms are known by their names, people by nothing. */
    static ApprovalSubject newcomer(CustomerView customer) {
        var label = customer.kind() == CustomerKind.PERSON ? "+" : customer.name();
        return new ApprovalSubject("customer", customer.id(), label, null, customer.unitId());
    }

    @Produces
    @Singleton
    Approvable<Registration> registering() {
        return RecordAct.whole(
                REGISTER,
                Registration.class,
                WRITE,
                DECIDE,
                (id, asked) -> RecordAct.outcome(customers.register(asked.customer(), asked.override())));
    }

    @Produces
    @Singleton
    Approvable<ChangeSet> changing() {
        return new RecordAct<>(
                CHANGE,
                ChangeSet.class,
                WRITE,
                DECIDE,
                RecordAct.fieldsOf(RegisterCustomer.class),
                (id, change) -> RecordAct.outcome(customers.change(id, change.of(), change.patch())),
                this::standing);
    }

    @Produces
    @Singleton
    Approvable<Deletion> deleting() {
        return RecordAct.whole(DELETE, Deletion.class, "customer:delete", DECIDE, (id, asked) -> {
            customers.delete(id, new Version(asked.version()));
            return Map.of();
        });
    }

    private @Nullable Object standing(UUID id) {
        var customer = file.findById(id);
        return customer == null
                ? null
                : RegisterCustomer.of(customer, books.of(id).shown(phones));
    }
}
