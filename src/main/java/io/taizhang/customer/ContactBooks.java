package io.taizhang.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taizhang.customer.ContactBook.SealedBook;
import io.taizhang.platform.Copy;
import io.taizhang.platform.Refusal;
import io.taizhang.protection.BlindIndex;
import io.taizhang.protection.PersonalFields;
import io.taizhang.protection.PersonalKey;
import io.taizhang.protection.PersonalKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on customers: how they are reached, and the terms that they are found by. One statement reads and one
 * writes it for any number of customers, because a page of customers and a batch of an import need all of it.
 */
@ApplicationScoped
class ContactBooks {

    private static final String READ =
            """
            select c.id, k.master_id, k.wrapped, cast(jsonb_build_object(
                'contactPoints', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'value', p.value,
                    'label', p.label, 'primary', p.is_primary, 'optOut', p.opt_out, 'verifiedAt', p.verified_at)
                    order by p.position) from contact_point p where p.customer_id = c.id), '[]'),
                'addresses', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'type', a.type,
                    'regionCode', a.region_code, 'province', a.province, 'city', a.city, 'district', a.district,
                    'detail', a.detail, 'postcode', a.postcode, 'primary', a.is_primary)
                    order by a.position) from customer_address a where a.customer_id = c.id), '[]'),
                'contacts', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name,
                    'position', o.job_title, 'phone', o.phone, 'email', o.email, 'note', o.note, 'primary', o.is_primary)
                    order by o.position) from contact o where o.customer_id = c.id), '[]'),
                'fields', c.custom_fields) as text)
            from customer c left join personal_key k on k.customer_id = c.id
            where c.id = any(cast(:ids as uuid[]))
            """;

    /** Deletes what is not in the books any more and puts in their place what is; no row is touched by both. */
    private static final String WRITE =
            """
            with books as (select cast(:books as jsonb) as b),
            known as (select x.* from books, jsonb_to_recordset(b -> 'customers') as x (id uuid, terms text[],
                "masterId" int, wrapped text)),
            point as (select x.* from books, jsonb_to_recordset(b -> 'contactPoints') as x (id uuid, "customerId" uuid,
                position int, type text, value text, index text, label text, "primary" boolean, "optOut" boolean,
                "verifiedAt" timestamptz)),
            address as (select x.* from books, jsonb_to_recordset(b -> 'addresses') as x (id uuid, "customerId" uuid,
                position int, type text, "regionCode" text, province text, city text, district text, detail text,
                postcode text, "primary" boolean)),
            person as (select x.* from books, jsonb_to_recordset(b -> 'contacts') as x (id uuid, "customerId" uuid,
                ordinal int, name text, position text, phone text, email text, note text, "primary" boolean)),
            gone_point as (delete from contact_point where :replacing and customer_id in (select id from known)
                and id not in (select id from point)),
            gone_address as (delete from customer_address where :replacing and customer_id in (select id from known)
                and id not in (select id from address)),
            gone_person as (delete from contact where :replacing and customer_id in (select id from known)
                and id not in (select id from person)),
            keys as (insert into personal_key (customer_id, master_id, wrapped) select id, "masterId", wrapped from known
                where wrapped is not null),
            points as (insert into contact_point (id, customer_id, type, value, value_index, label, is_primary, opt_out,
                verified_at, position) select id, "customerId", type, value, index, label, "primary", "optOut",
                "verifiedAt", position from point
                on conflict (id) do update set type = excluded.type, value = excluded.value,
                value_index = excluded.value_index, label = excluded.label,
                is_primary = excluded.is_primary, opt_out = excluded.opt_out, verified_at = excluded.verified_at,
                position = excluded.position),
            addresses as (insert into customer_address (id, customer_id, type, region_code, province, city, district,
                detail, postcode, is_primary, position) select id, "customerId", type, "regionCode", province, city,
                district, detail, postcode, "primary", position from address
                on conflict (id) do update set type = excluded.type, region_code = excluded.region_code,
                province = excluded.province, city = excluded.city, district = excluded.district,
                detail = excluded.detail, postcode = excluded.postcode, is_primary = excluded.is_primary,
                position = excluded.position),
            people as (insert into contact (id, customer_id, name, job_title, phone, email, note, is_primary, position)
                select id, "customerId", name, position, phone, email, note, "primary", ordinal from person
                on conflict (id) do update set name = excluded.name, job_title = excluded.job_title,
                phone = excluded.phone, email = excluded.email, note = excluded.note, is_primary = excluded.is_primary,
                position = excluded.position)
            insert into customer_search (customer_id, terms)
                select id, array_to_tsvector(terms) from known
                on conflict (customer_id) do update set terms = excluded.terms
            """;

    private static final Copy<PersonalKey> KEYS = Copy.<PersonalKey>into("personal_key")
            .column("customer_id", PersonalKey::customerId)
            .column("master_id", PersonalKey::masterId)
            .column("wrapped", PersonalKey::wrapped);

    private static final Copy<Entry<ContactPoint>> POINTS = Copy.<Entry<ContactPoint>>into("contact_point")
            .column("id", row -> row.value().id())
            .column("customer_id", Entry::customerId)
            .column("position", Entry::position)
            .column("type", row -> row.value().type())
            .column("value", row -> row.value().value())
            .column("value_index", Entry::index)
            .column("label", row -> row.value().label())
            .column("is_primary", row -> row.value().isPrimary())
            .column("opt_out", row -> Boolean.TRUE.equals(row.value().optOut()))
            .column("verified_at", row -> row.value().verifiedAt());

    private static final Copy<Entry<Address>> ADDRESSES = Copy.<Entry<Address>>into("customer_address")
            .column("id", row -> row.value().id())
            .column("customer_id", Entry::customerId)
            .column("position", Entry::position)
            .column("type", row -> row.value().type())
            .column("region_code", row -> row.value().regionCode())
            .column("province", row -> row.value().province())
            .column("city", row -> row.value().city())
            .column("district", row -> row.value().district())
            .column("detail", row -> row.value().detail())
            .column("postcode", row -> row.value().postcode())
            .column("is_primary", row -> row.value().isPrimary());

    private static final Copy<Entry<Contact>> CONTACTS = Copy.<Entry<Contact>>into("contact")
            .column("id", row -> row.value().id())
            .column("customer_id", Entry::customerId)
            .column("position", Entry::position)
            .column("name", row -> row.value().name())
            .column("job_title", row -> row.value().position())
            .column("phone", row -> row.value().phone())
            .column("email", row -> row.value().email())
            .column("note", row -> row.value().note())
            .column("is_primary", row -> row.value().isPrimary());

    private static final Copy<Terms> TERMS = Copy.<Terms>into("customer_search")
            .column("customer_id", Terms::customerId)
            .column("terms", row -> vector(row.terms()));

    private final EntityManager em;
    private final ObjectMapper json;
    private final ObjectReader reader;
    private final PersonalKeys keys;
    private final BlindIndex index;

    ContactBooks(EntityManager em, ObjectMapper json, PersonalKeys keys, BlindIndex index) {
        this.em = em;
        this.json = json;
        this.reader = json.readerFor(ContactBook.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.keys = keys;
        this.index = index;
    }

    /** A line of a customer's book as it is kept, its place there, and what it is found by. */
    private record Entry<E>(UUID customerId, int position, E value, @Nullable String index) {}

    /** What a customer is found by. */
    private record Terms(UUID customerId, List<String> terms) {}

    ContactBook of(UUID customerId) {
        return of(List.of(customerId)).getOrDefault(customerId, ContactBook.EMPTY);
    }

    /** The books of these customers, with phone numbers as they are kept. */
    Map<UUID, ContactBook> of(Collection<UUID> customerIds) {
        var books = new HashMap<UUID, ContactBook>();
        if (customerIds.isEmpty()) {
            return books;
        }
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery(READ, Object[].class)
                .setParameter("ids", customerIds.toArray(UUID[]::new))
                .getResultList();
        for (var row : rows) {
            var id = (UUID) row[0];
            var key = keys.read(id, (Integer) row[1], (String) row[2]);
            books.put(id, SealedBook.open(id, read((String) row[3]), key));
        }
        return books;
    }

    /** Gives a customer the fields that the company has added, as they are kept: before the customer is stored. */
    void keepFields(Customer customer, ContactBook book, boolean isNew) {
        var key = isNew ? keys.make(customer.id()) : keys.of(customer.id());
        requireNotErased(key);
        customer.keepFields(PersonalFields.sealed(book.fields(), key, SealedBook.fieldsOf(customer.id())));
    }

    /** Writes the book and the search terms of customers that have none yet. */
    void add(Map<Customer, ContactBook> books) {
        write(books, false);
    }

    /** Like {@link #add} for many customers, who are stored already and whose fields were kept as new. */
    void addAll(Map<Customer, ContactBook> books) {
        var own = keys.of(books.keySet().stream().map(Customer::id).toList());
        KEYS.write(em, own.values());
        keys.stored(own.values());
        var points = new ArrayList<Entry<ContactPoint>>();
        var addresses = new ArrayList<Entry<Address>>();
        var contacts = new ArrayList<Entry<Contact>>();
        var terms = new ArrayList<Terms>();
        books.forEach((customer, book) -> {
            var id = customer.id();
            var key = Objects.requireNonNull(own.get(id));
            inOrder(
                    book.contactPoints(),
                    (place, point) -> points.add(
                            new Entry<>(id, place, SealedBook.seal(point, key), SealedBook.index(point, index))));
            inOrder(
                    book.addresses(),
                    (place, address) -> addresses.add(new Entry<>(id, place, SealedBook.seal(address, key), null)));
            inOrder(
                    book.contacts(),
                    (place, contact) -> contacts.add(new Entry<>(id, place, SealedBook.seal(contact, key), null)));
            terms.add(new Terms(id, SearchTerms.of(customer, book, index)));
        });
        POINTS.write(em, points);
        ADDRESSES.write(em, addresses);
        CONTACTS.write(em, contacts);
        TERMS.write(em, terms);
    }

    /** Terms as a tsvector is written, each in quotes. */
    private static String vector(List<String> terms) {
        var vector = new StringBuilder();
        terms.forEach(term -> vector.append('\'')
                .append(term.replace("\\", "\\\\").replace("'", "''"))
                .append("' "));
        return vector.toString();
    }

    /** Writes the book and the search terms in place of those that there are. */
    void replace(Map<Customer, ContactBook> books) {
        write(books, true);
    }

    /** @throws Refusal 409 {@code customer_erased} */
    private static void requireNotErased(PersonalKey key) {
        if (key.isDestroyed()) {
            throw Refusal.conflict("customer_erased");
        }
    }

    /** A deleted customer is not found any more; how they were reached stays. */
    void forget(Collection<UUID> customerIds) {
        em.createNativeQuery("delete from customer_search where customer_id = any(cast(:ids as uuid[]))")
                .setParameter("ids", customerIds.toArray(UUID[]::new))
                .executeUpdate();
    }

    private void write(Map<Customer, ContactBook> books, boolean replacing) {
        if (books.isEmpty()) {
            return;
        }
        var rows = json.createObjectNode();
        var customers = rows.putArray("customers");
        var points = rows.putArray("contactPoints");
        var addresses = rows.putArray("addresses");
        var contacts = rows.putArray("contacts");
        var own =
                new HashMap<>(keys.of(books.keySet().stream().map(Customer::id).toList()));
        books.forEach((customer, book) -> {
            var id = customer.id();
            var key = own.computeIfAbsent(id, keys::make);
            requireNotErased(key);
            ObjectNode row = customers.addObject().put("id", id.toString());
            if (!key.isStored()) {
                row.put("masterId", key.masterId()).put("wrapped", key.wrapped());
            }
            var terms = row.putArray("terms");
            SearchTerms.of(customer, book, index).forEach(terms::add);
            inOrder(book.contactPoints(), (place, point) -> add(points, id, SealedBook.seal(point, key))
                    .put("position", place)
                    .put("index", SealedBook.index(point, index)));
            inOrder(book.addresses(), (place, address) -> add(addresses, id, SealedBook.seal(address, key))
                    .put("position", place));
            inOrder(book.contacts(), (place, contact) -> add(contacts, id, SealedBook.seal(contact, key))
                    .put("ordinal", place));
        });
        em.createNativeQuery(WRITE)
                .setParameter("books", rows.toString())
                .setParameter("replacing", replacing)
                .executeUpdate();
        keys.stored(own.values());
    }

    private ObjectNode add(ArrayNode rows, UUID customerId, Object entry) {
        ObjectNode row = json.valueToTree(entry);
        rows.add(row.put("customerId", customerId.toString()));
        return row;
    }

    private static <E> void inOrder(List<E> entries, BiConsumer<Integer, E> use) {
        for (int place = 0; place < entries.size(); place++) {
            use.accept(place, entries.get(place));
        }
    }

    private ContactBook read(String book) {
        try {
            return reader.readValue(book);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A contact book cannot be read", broken);
        }
    }
}
