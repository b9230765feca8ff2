package io.taizhang.customer;

import io.taizhang.customer.RegisterCustomer.CoveredEdit;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import io.taizhang.protection.BlindIndex;
import io.taizhang.protection.PersonalFields;
import io.taizhang.protection.PersonalKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one customer is reached: contact points, addresses and contacts, with phone numbers as they are kept; and the fields
 * that the company has added, because some of them are as personal. All of it in clear: {@link SealedBook} is how it is kept.
 */
record ContactBook(
        List<ContactPoint> contactPoints, List<Address> addresses, List<Contact> contacts, Map<String, Object> fields) {

    static final ContactBook EMPTY = new ContactBook(List.of(), List.of(), List.of(), Map.of());

    private static final Instant FIRST_CHECK = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST_CHECK = Instant.parse("2200-01-01T00:00:00Z");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+");

    /**
     * The book that an edit asks for. A list that the edit leaves as it is shown, in clear or covered, stays as it is kept.
     *
     * @throws Refusal 422 at the entry that breaks a rule: {@code phone_invalid}, {@code email_invalid},
     *     {@code primary_twice}, {@code value_covered}, or {@code entry_unknown} for an id that is not in the present book
     */
    static ContactBook of(RegisterCustomer sent, ContactBook present, PhoneNumbers phones) {
        var shown = present.shown(phones);
        var edit = CoveredEdit.uncovered(sent, shown);
        return new ContactBook(
                edit.pointList().equals(shown.contactPoints) ? present.contactPoints : points(edit, present, phones),
                edit.addressList().equals(shown.addresses) ? present.addresses : addresses(edit, present),
                edit.contactList().equals(shown.contacts) ? present.contacts : contacts(edit, present, phones),
                edit.fieldMap());
    }

    /** Whether the customer is reached in the same way, whatever else is known of them. */
    boolean reachesLike(ContactBook other) {
        return contactPoints.equals(other.contactPoints)
                && addresses.equals(other.addresses)
                && contacts.equals(other.contacts);
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
                        .toList(),
                fields);
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

    /** Every mail address of the customer and of its contacts, in lower case. */
    Set<String> mails() {
        return Stream.concat(
                        contactPoints.stream()
                                .filter(point -> point.type() == ContactPointType.EMAIL)
                                .map(ContactPoint::value),
                        contacts.stream().map(Contact::email).filter(Objects::nonNull))
                .map(mail -> mail.strip().toLowerCase(Locale.ROOT))
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
            requirePlausible(point.verifiedAt(), "/contactPoints/" + i + "/verifiedAt");
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

    /** @throws Refusal 422 {@code date_implausible} for a moment outside the years 1990 to 2199 */
    private static void requirePlausible(@Nullable Instant moment, String pointer) {
        if (moment != null && (moment.isBefore(FIRST_CHECK) || !moment.isBefore(LAST_CHECK))) {
            throw Refusal.rule("date_implausible", moment).at(pointer);
        }
    }

    /**
     * A contact book as it is kept: what reaches somebody sealed with the customer's key, each value for its own row. Province,
     * city and district stay readable, because customers are looked for by them.
     */
    static final class SealedBook {

        private SealedBook() {}

        static ContactPoint seal(ContactPoint point, PersonalKey key) {
            return changed(point, key::seal);
        }

        static Address seal(Address address, PersonalKey key) {
            return changed(address, key::seal);
        }

        static Contact seal(Contact contact, PersonalKey key) {
            return changed(contact, key::seal);
        }

        /** What is found again without being read: phones and mail addresses by their blind index, null for the rest. */
        static @Nullable String index(ContactPoint point, BlindIndex index) {
            if (point.type().isPhone()) {
                return index.of(BlindIndex.PHONE, point.value());
            }
            return point.type() == ContactPointType.EMAIL
                    ? index.of(BlindIndex.MAIL, point.value().strip().toLowerCase(Locale.ROOT))
                    : null;
        }

        /**
         * The book in clear. What was written before anything was sealed, and was brought back since, is taken as it is.
         *
         * @param key null for a customer who has no key yet
         */
        static ContactBook open(UUID customerId, ContactBook kept, @Nullable PersonalKey key) {
            BinaryOperator<String> opening = (place, value) ->
                    key == null || !PersonalFields.isSealed(value) ? value : opened(key, place, value);
            return new ContactBook(
                    kept.contactPoints().stream()
                            .map(point -> changed(point, opening))
                            .toList(),
                    kept.addresses().stream()
                            .map(address -> changed(address, opening))
                            .toList(),
                    kept.contacts().stream()
                            .map(contact -> changed(contact, opening))
                            .toList(),
                    PersonalFields.opened(kept.fields(), key, fieldsOf(customerId)));
        }

        static String fieldsOf(UUID customerId) {
            return "customer.custom_fields/" + customerId;
        }

        private static String opened(PersonalKey key, String place, String value) {
            return Objects.requireNonNull(key.open(place, value));
        }

        private static ContactPoint changed(ContactPoint point, BinaryOperator<String> change) {
            return new ContactPoint(
                    point.id(),
                    point.type(),
                    change.apply("contact_point.value/" + point.id(), point.value()),
                    point.label(),
                    point.primary(),
                    point.optOut(),
                    point.verifiedAt());
        }

        private static Address changed(Address address, BinaryOperator<String> change) {
            return new Address(
                    address.id(),
                    address.type(),
                    address.regionCode(),
                    address.province(),
                    address.city(),
                    address.district(),
                    change.apply("customer_address.detail/" + address.id(), address.detail()),
                    address.postcode(),
                    address.primary());
        }

        private static Contact changed(Contact contact, BinaryOperator<String> change) {
            var phone = contact.phone();
            var email = contact.email();
            return new Contact(
                    contact.id(),
                    contact.name(),
                    contact.position(),
                    phone == null ? null : change.apply("contact.phone/" + contact.id(), phone),
                    email == null ? null : change.apply("contact.email/" + contact.id(), email),
                    contact.note(),
                    contact.primary());
        }
    }
}
