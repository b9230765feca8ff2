package io.taizhang.customer;

import io.taizhang.identity.OrgDirectory;
import io.taizhang.identity.StaffDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Shows customers: what hangs on them and the names of owners and units are read once for all of a page. */
@ApplicationScoped
class CustomerViews {

    private final ContactBooks books;
    private final PhoneNumbers phones;
    private final StaffDirectory staff;
    private final OrgDirectory units;

    CustomerViews(ContactBooks books, PhoneNumbers phones, StaffDirectory staff, OrgDirectory units) {
        this.books = books;
        this.phones = phones;
        this.staff = staff;
        this.units = units;
    }

    List<CustomerView> of(List<Customer> customers) {
        return shown(customers, books.of(customers.stream().map(Customer::id).toList()));
    }

    CustomerView of(Customer customer) {
        return of(List.of(customer)).get(0);
    }

    CustomerView of(Customer customer, ContactBook book) {
        return shown(List.of(customer), Map.of(customer.id(), book)).get(0);
    }

    private List<CustomerView> shown(List<Customer> customers, Map<UUID, ContactBook> books) {
        var names = new HashMap<UUID, String>();
        names.putAll(staff.names(
                distinct(customers.stream().map(customer -> customer.ownerId).toList())));
        names.putAll(units.names(
                distinct(customers.stream().map(customer -> customer.unitId).toList())));
        return customers.stream()
                .map(customer -> {
                    var book = books.getOrDefault(customer.id(), ContactBook.EMPTY);
                    var phone = book.primaryPhone();
                    return CustomerView.of(
                            customer, book.shown(phones), phone == null ? null : phones.shown(phone), names);
                })
                .toList();
    }

    private static Collection<UUID> distinct(List<UUID> ids) {
        return ids.stream().filter(Objects::nonNull).distinct().toList();
    }
}
