package io.taizhang.freshness;

import io.taizhang.customer.Address;
import io.taizhang.customer.Contact;
import io.taizhang.customer.ContactPointType;
import io.taizhang.customer.RegisterCustomer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a customer's file can grow old. The last five have entries, each of which is looked at by itself. */
public enum CustomerField {
    NAME,
    CREDIT_CODE,
    INDUSTRY,
    BIRTHDAY,
    PHONE,
    MAIL,
    MESSENGER,
    ADDRESS,
    CONTACT;

    /** One field, or one entry of it; the nil id stands for a field without entries. */
    record Place(CustomerField field, UUID entryId) {}

    /** In the place of an entry, for a field that has none. */
    static final UUID WHOLE = new UUID(0, 0);

    /** What is written in each place. Which of several is the primary one is not something that grows old. */
    static Map<Place, Object> written(@Nullable RegisterCustomer customer) {
        var written = new HashMap<Place, Object>();
        if (customer == null) {
            return written;
        }
        put(written, NAME, WHOLE, customer.name());
        put(written, CREDIT_CODE, WHOLE, customer.creditCode());
        put(written, INDUSTRY, WHOLE, customer.industry());
        put(written, BIRTHDAY, WHOLE, customer.birthday());
        for (var point : some(customer.contactPoints())) {
            put(written, of(point.type()), point.id(), point.value());
        }
        for (var address : some(customer.addresses())) {
            put(written, ADDRESS, address.id(), place(address));
        }
        for (var contact : some(customer.contacts())) {
            put(written, CONTACT, contact.id(), person(contact));
        }
        return written;
    }

    private static CustomerField of(ContactPointType type) {
        if (type.isPhone()) {
            return PHONE;
        }
        return type == ContactPointType.EMAIL ? MAIL : MESSENGER;
    }

    private static Object place(Address address) {
        return List.of(
                address.regionCode() + "",
                address.province() + "",
                address.city() + "",
                address.district() + "",
                address.detail());
    }

    private static Object person(Contact contact) {
        return List.of(contact.name(), contact.position() + "", contact.phone() + "", contact.email() + "");
    }

    private static void put(
            Map<Place, Object> written, CustomerField field, @Nullable UUID entryId, @Nullable Object value) {
        if (entryId != null && value != null) {
            written.put(new Place(field, entryId), value);
        }
    }

    private static <E> List<E> some(@Nullable List<E> entries) {
        return entries == null ? List.of() : entries;
    }
}
