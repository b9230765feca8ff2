package io.taizhang.duplicate;

import io.taizhang.customer.Address;
import io.taizhang.customer.Contact;
import io.taizhang.customer.ContactPoint;
import io.taizhang.customer.ContactPointType;
import io.taizhang.customer.CustomerFacts;
import io.taizhang.customer.CustomerKind;
import io.taizhang.customer.ImportedCustomer;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.duplicate.Subject.Place;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a customer is compared, taken from the file or from what is about to become one. */
final class Subjects {

    private Subjects() {}

    static Fingerprint fingerprint(CustomerFacts customer) {
        return Fingerprint.of(new Subject(
                customer.kind() == CustomerKind.ORGANISATION,
                customer.ref().name(),
                names(customer.contacts()),
                phones(customer.contactPoints(), customer.contacts()),
                mails(customer.contactPoints(), customer.contacts()),
                places(customer.addresses()),
                customer.creditCode(),
                customer.birthday()));
    }

    static Fingerprint fingerprint(RegisterCustomer command) {
        return Fingerprint.of(new Subject(
                command.kind() == CustomerKind.ORGANISATION,
                command.name(),
                names(known(command.contacts())),
                phones(known(command.contactPoints()), known(command.contacts())),
                mails(known(command.contactPoints()), known(command.contacts())),
                places(known(command.addresses())),
                command.creditCode(),
                command.birthday()));
    }

    /** A row of a file; one that is known by its reference is nobody's double and not asked for. */
    static Fingerprint fingerprint(ImportedCustomer row) {
        return Fingerprint.of(new Subject(
                row.kind() == CustomerKind.ORGANISATION,
                row.name() == null ? "" : row.name(),
                List.of(),
                row.phone() == null ? List.of() : List.of(row.phone()),
                row.email() == null ? List.of() : List.of(row.email()),
                places(row.address() == null ? List.of() : List.of(row.address())),
                row.creditCode(),
                null));
    }

    private static <T> List<T> known(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static List<String> names(List<Contact> contacts) {
        return contacts.stream().map(Contact::name).toList();
    }

    private static List<String> phones(List<ContactPoint> points, List<Contact> contacts) {
        return Stream.concat(
                        points.stream()
                                .filter(point -> point.type() == ContactPointType.MOBILE
                                        || point.type() == ContactPointType.PHONE)
                                .map(ContactPoint::value),
                        contacts.stream().map(Contact::phone).filter(Objects::nonNull))
                .toList();
    }

    private static List<String> mails(List<ContactPoint> points, List<Contact> contacts) {
        return Stream.concat(
                        points.stream()
                                .filter(point -> point.type() == ContactPointType.EMAIL)
                                .map(ContactPoint::value),
                        contacts.stream().map(Contact::email).filter(Objects::nonNull))
                .toList();
    }

    private static List<Place> places(List<Address> addresses) {
        return addresses.stream()
                .map(address -> new Place(
                        Stream.of(address.province(), address.city(), address.district())
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")),
                        address.detail(),
                        address.postcode()))
                .toList();
    }
}
