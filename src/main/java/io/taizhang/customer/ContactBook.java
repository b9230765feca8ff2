package io.taizhang.customer;

import io.taizhang.platform.Ids;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How one customer is reached: contact points, addresses and contacts, with phone numbers as they are kept. */
record ContactBook(List<ContactPoint> contactPoints, List<Address> addresses, List<Contact> contacts) {

    static final ContactBook EMPTY = new ContactBook(List.of(), List.of(), List.of());

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

    /**
     * The book that an edit asks for. A list that the edit leaves as it is shown stays as it is kept.
     *
     * @throws Refusal 422 at the entry that breaks a rule: {@code phone_invalid}, {@code email_invalid},
     *     {@code primary_twice}, or {@code entry_unknown} for an id that is not in the present book
     */
    static ContactBook of(RegisterCustomer edit, ContactBook present, PhoneNumbers phones) {
        var shown = present.shown(phones);
        return new ContactBook(
                edit.pointList().equals(shown.contactPoints) ? present.contactPoints : points(edit, present, phones),
                edit.addressList().equals(shown.addresses) ? present.addresses : addresses(edit, present),
                edit.contactList().equals(shown.contacts) ? present.contacts : contacts(edit, present, phones));
    }

    /** The book with phone numbers as they are dialled at home. */
    ContactBook shown(PhoneNumbers phones) {
        return new ContactBook(
                contactPoints.stream()
                        .map(point -> point.type().isPhone()
                                ? point.with(known(point.id()), phones.shown(point.value()), point.isPrimary())
                                : point)
                        .toList(),
                addresses,
                contacts.stream()
                        .map(contact ->
                                contact.phone() == null ? contact : contact.shown(phones.shown(contact.phone())))
                        .toList());
    }

    /** Every phone number of the customer and of its contacts, as kept. */
    Set<String> phones() {
        return Stream.concat(
                        contactPoints.stream()
                                .filter(point -> point.type().isPhone())
                                .map(ContactPoint::value),
                        contacts.stream().map(Contact::phone).filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    /** The number to call first: the primary mobile, or else the primary phone; null when there is none. */
    @Nullable
    String primaryPhone() {
        return contactPoints.stream()
                .filter(point -> point.type().isPhone() && point.isPrimary())
                .max(Comparator.comparing(ContactPoint::type))
                .map(ContactPoint::value)
                .orElse(null);
    }

    private static List<ContactPoint> points(RegisterCustomer edit, ContactBook present, PhoneNumbers phones) {
        var sent = edit.pointList();
        var ids = ids(sent, ContactPoint::id, present.contactPoints, "/contactPoints/");
        var primary = primaries(sent, ContactPoint::type, ContactPoint::isPrimary, "/contactPoints/");
        var points = new ArrayList<ContactPoint>();
        for (int i = 0; i < sent.size(); i++) {
            var point = sent.get(i);
            var value = point.value().strip();
            var pointer = "/contactPoints/" + i + "/value";
            if (point.type().isPhone()) {
                value = phones.checked(value, pointer);
            } else if (point.type() == ContactPointType.EMAIL) {
                requireEmail(value, pointer);
            }
            Dates.requirePlausible(point.verifiedAt(), "/contactPoints/" + i + "/verifiedAt");
            points.add(point.with(ids.get(i), value, primary.contains(i)));
        }
        return points;
    }

    private static List<Address> addresses(RegisterCustomer edit, ContactBook present) {
        var sent = edit.addressList();
        var ids = ids(sent, Address::id, present.addresses, "/addresses/");
        var primary = primaries(sent, Address::type, Address::isPrimary, "/addresses/");
        var addresses = new ArrayList<Address>();
        for (int i = 0; i < sent.size(); i++) {
            addresses.add(sent.get(i).with(ids.get(i), primary.contains(i)));
        }
        return addresses;
    }

    private static List<Contact> contacts(RegisterCustomer edit, ContactBook present, PhoneNumbers phones) {
        var sent = edit.contactList();
        var ids = ids(sent, Contact::id, present.contacts, "/contacts/");
        var primary = primaries(sent, any -> "contact", Contact::isPrimary, "/contacts/");
        var contacts = new ArrayList<Contact>();
        for (int i = 0; i < sent.size(); i++) {
            var contact = sent.get(i);
            var phone = Texts.strippedOrNull(contact.phone());
            if (phone != null) {
                phone = phones.checked(phone, "/contacts/" + i + "/phone");
            }
            if (contact.email() != null) {
                requireEmail(contact.email(), "/contacts/" + i + "/email");
            }
            contacts.add(contact.with(ids.get(i), phone, primary.contains(i)));
        }
        return contacts;
    }

    /** The ids of the entries: those sent, which must be in the present book and only once, and new ones for the rest. */
    private static <E> List<UUID> ids(List<E> sent, Function<E, @Nullable UUID> id, List<E> present, String pointer) {
        var known = present.stream().map(id).collect(Collectors.toCollection(HashSet::new));
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < sent.size(); i++) {
            var own = id.apply(sent.get(i));
            if (own != null && !known.remove(own)) {
                throw Refusal.rule("entry_unknown", own).at(pointer + i + "/id");
            }
            ids.add(own == null ? Ids.next() : own);
        }
        return ids;
    }

    /** Which entries are primary: of each type the marked one, or else the first. */
    private static <E, T> Set<Integer> primaries(
            List<E> sent, Function<E, T> type, Predicate<E> isPrimary, String pointer) {
        var marked = new HashMap<T, Integer>();
        var first = new HashMap<T, Integer>();
        for (int i = 0; i < sent.size(); i++) {
            var entry = sent.get(i);
            first.putIfAbsent(type.apply(entry), i);
            if (isPrimary.test(entry) && marked.put(type.apply(entry), i) != null) {
                throw Refusal.rule("primary_twice").at(pointer + i + "/primary");
            }
        }
        first.forEach(marked::putIfAbsent);
        return Set.copyOf(marked.values());
    }

    /** @throws Refusal 422 {@code email_invalid} at the pointer */
    static void requireEmail(String email, String pointer) {
        if (!EMAIL.matcher(email.strip()).matches()) {
            throw Refusal.rule("email_invalid", email).at(pointer);
        }
    }

    private static UUID known(@Nullable UUID id) {
        return Objects.requireNonNull(id);
    }
}
