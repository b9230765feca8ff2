package io.taizhang.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taizhang.platform.Copy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What hangs on customers: how they are reached, and the terms that they are found by. One statement reads and one
 * writes it for any number of customers, because a page of customers and a batch of an import need all of it.
 */
@ApplicationScoped
class ContactBooks {

    private static final String READ =
            """
            select c.id, cast(jsonb_build_object(
                'contactPoints', coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'type', p.type, 'value', p.value,
                    'label', p.label, 'primary', p.is_primary, 'optOut', p.opt_out, 'verifiedAt', p.verified_at)
                    order by p.position) from contact_point p where p.customer_id = c.id), '[]'),
                'addresses', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'type', a.type,
                    'regionCode', a.region_code, 'province', a.province, 'city', a.city, 'district', a.district,
                    'detail', a.detail, 'postcode', a.postcode, 'primary', a.is_primary)
                    order by a.position) from customer_address a where a.customer_id = c.id), '[]'),
                'contacts', coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name,
                    'position', k.job_title, 'phone', k.phone, 'email', k.email, 'note', k.note, 'primary', k.is_primary)
                    order by k.position) from contact k where k.customer_id = c.id), '[]')) as text)
            from unnest(cast(:ids as uuid[])) as c (id)
            """;

    /** Deletes what is not in the books any more and puts in their place what is; no row is touched by both. */
    private static final String WRITE =
            """
            with books as (select cast(:books as jsonb) as b),
            known as (select x.* from books, jsonb_to_recordset(b -> 'customers') as x (id uuid, terms text[])),
            point as (select x.* from books, jsonb_to_recordset(b -> 'contactPoints') as x (id uuid, "customerId" uuid,
                position int, type text, value text, label text, "primary" boolean, "optOut" boolean,
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
            points as (insert into contact_point (id, customer_id, type, value, label, is_primary, opt_out, verified_at,
                position) select id, "customerId", type, value, label, "primary", "optOut", "verifiedAt", position from point
                on conflict (id) do update set type = excluded.type, value = excluded.value, label = excluded.label,
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

    private static final Copy<Entry<ContactPoint>> POINTS = Copy.<Entry<ContactPoint>>into("contact_point")
            .column("id", row -> row.value().id())
            .column("customer_id", Entry::customerId)
            .column("position", Entry::position)
            .column("type", row -> row.value().type())
            .column("value", row -> row.value().value())
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

    private static final Copy<Map.Entry<Customer, ContactBook>> TERMS = Copy.<Map.Entry<Customer, ContactBook>>into(
                    "customer_search")
            .column("customer_id", row -> row.getKey().id())
            .column("terms", row -> vector(SearchTerms.of(row.getKey(), row.getValue())));

    private final EntityManager em;
    private final ObjectMapper json;

    ContactBooks(EntityManager em, ObjectMapper json) {
        this.em = em;
        this.json = json;
    }

    /** A line of a customer's book and its place there. */
    private record Entry<E>(UUID customerId, int position, E value) {}

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
        rows.forEach(row -> books.put((UUID) row[0], read((String) row[1])));
        return books;
    }

    /** Writes the book and the search terms of customers that have none yet. */
    void add(Map<Customer, ContactBook> books) {
        write(books, false);
    }

    /** Like {@link #add} for many customers, who are stored already. */
    void addAll(Map<Customer, ContactBook> books) {
        POINTS.write(em, entries(books, ContactBook::contactPoints));
        ADDRESSES.write(em, entries(books, ContactBook::addresses));
        CONTACTS.write(em, entries(books, ContactBook::contacts));
        TERMS.write(em, books.entrySet());
    }

    /** Terms as a tsvector is written, each in quotes. */
    private static String vector(List<String> terms) {
        var vector = new StringBuilder();
        terms.forEach(term -> vector.append('\'')
                .append(term.replace("\\", "\\\\").replace("'", "''"))
                .append("' "));
        return vector.toString();
    }

    private static <E> List<Entry<E>> entries(Map<Customer, ContactBook> books, Function<ContactBook, List<E>> part) {
        var entries = new ArrayList<Entry<E>>();
        books.forEach((customer, book) -> {
            var values = part.apply(book);
            for (int position = 0; position < values.size(); position++) {
                entries.add(new Entry<>(customer.id(), position, values.get(position)));
            }
        });
        return entries;
    }

    /** Writes the book and the search terms in place of those that there are. */
    void replace(Map<Customer, ContactBook> books) {
        write(books, true);
    }

    /** A deleted customer is not found any more; how they were reached stays. */
    void forget(UUID customerId) {
        em.createNativeQuery("delete from customer_search where customer_id = :id")
                .setParameter("id", customerId)
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
        books.forEach((customer, book) -> {
            ObjectNode row = customers.addObject().put("id", customer.id().toString());
            var terms = row.putArray("terms");
            SearchTerms.of(customer, book).forEach(terms::add);
            addAll(points, customer.id(), "position", book.contactPoints());
            addAll(addresses, customer.id(), "position", book.addresses());
            addAll(contacts, customer.id(), "ordinal", book.contacts());
        });
        em.createNativeQuery(WRITE)
                .setParameter("books", rows.toString())
                .setParameter("replacing", replacing)
                .executeUpdate();
    }

    private void addAll(ArrayNode rows, UUID customerId, String place, List<?> entries) {
        int position = 0;
        for (var entry : entries) {
            ObjectNode row = json.valueToTree(entry);
            rows.add(row.put("customerId", customerId.toString()).put(place, position++));
        }
    }

    private ContactBook read(String book) {
        try {
            return json.readValue(book, ContactBook.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A contact book cannot be read", broken);
        }
    }
}
