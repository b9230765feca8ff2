package io.taizhang.customer;

import io.quarkus.arc.All;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings customers in from elsewhere, a thousand at a time with a handful of statements, by the rules of a single one. */
@ApplicationScoped
class CustomerImport {

    static final int MAX_ROWS = 1_000;

    private final Customers customers;
    private final CustomerNumbers numbers;
    private final Assignment assignment;
    private final ContactBooks books;
    private final PhoneNumbers phones;
    private final Validator validator;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final EntityManager em;
    private final List<CustomerWatch> watches;

    CustomerImport(
            Customers customers,
            CustomerNumbers numbers,
            Assignment assignment,
            ContactBooks books,
            PhoneNumbers phones,
            Validator validator,
            AuditTrail audit,
            BusinessTime time,
            EntityManager em,
            @All List<CustomerWatch> watches) {
        this.customers = customers;
        this.numbers = numbers;
        this.assignment = assignment;
        this.books = books;
        this.phones = phones;
        this.validator = validator;
        this.audit = audit;
        this.time = time;
        this.em = em;
        this.watches = watches;
    }

    /** What is known before the first row and what the rows have done so far. */
    private record Batch(
            Map<String, Customer> known,
            Map<UUID, ContactBook> books,
            Map<String, UUID> creditCodes,
            Set<String> refs,
            Map<Customer, ContactBook> created,
            Map<Customer, ContactBook> changed,
            List<CustomerWatch.Change> changes,
            Assignment.Batch assignment) {}

    List<ImportOutcome> run(List<ImportedCustomer> rows) {
        if (rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("A batch holds at most " + MAX_ROWS + " customers");
        }
        // From here on nothing that is asked depends on what Hibernate holds back, and looking for it takes longest.
        em.flush();
        var usual = em.getFlushMode();
        em.setFlushMode(FlushModeType.COMMIT);
        final Batch batch;
        final List<ImportOutcome> outcomes;
        try {
            batch = prepare(rows);
            outcomes = rows.stream().map(row -> outcome(row, batch)).toList();
            store(batch);
        } finally {
            em.setFlushMode(usual);
        }
        if (!batch.changes.isEmpty()) {
            watches.forEach(watch -> watch.written(batch.changes));
        }
        return outcomes;
    }

    private Batch prepare(List<ImportedCustomer> rows) {
        var refs = distinct(rows, ImportedCustomer::externalRef);
        var codes = distinct(rows, row -> row.creditCode() == null ? null : Texts.normalised(row.creditCode()));
        var known = customers.lockByExternalRef(refs);
        var creditCodes = new HashMap<String, UUID>();
        customers.withCreditCode(codes).forEach(customer -> creditCodes.put(customer.creditCode, customer.id()));
        return new Batch(
                known.stream()
                        .collect(Collectors.toMap(
                                customer -> Objects.requireNonNull(customer.externalRef), Function.identity())),
                books.of(known.stream().map(Customer::id).toList()),
                creditCodes,
                new HashSet<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                assignment.batch());
    }

    private static Set<String> distinct(
            List<ImportedCustomer> rows, Function<ImportedCustomer, @Nullable String> attribute) {
        return rows.stream()
                .map(attribute)
                .map(Texts::strippedOrNull)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private ImportOutcome outcome(ImportedCustomer row, Batch batch) {
        try {
            return done(row, batch);
        } catch (Refusal refusal) {
            return ImportOutcome.refused(
                    refusal.fields().isEmpty()
                            ? List.of(new Refusal.Field("", refusal.code(), refusal.arguments()))
                            : refusal.fields());
        }
    }

    private ImportOutcome done(ImportedCustomer row, Batch batch) {
        var ref = Texts.strippedOrNull(row.externalRef());
        var present = ref == null ? null : batch.known.get(ref);
        if (ref != null && !batch.refs.add(ref)) {
            throw Refusal.rule("external_ref_taken", ref).at("/externalRef");
        }
        if (present != null && (present.deletedAt != null || !customers.isVisible(present))) {
            throw Refusal.rule("customer_unknown").at("/externalRef");
        }
        var presentBook =
                present == null ? ContactBook.EMPTY : batch.books.getOrDefault(present.id(), ContactBook.EMPTY);
        var base = present == null ? null : RegisterCustomer.of(present, presentBook.shown(phones));
        var edit = ImportMerge.of(row, base, presentBook, phones);
        var faults = faults(edit);
        if (!faults.isEmpty()) {
            return ImportOutcome.refused(faults);
        }
        var code = CreditCode.checked(edit.creditCode());
        var holder = code == null ? null : batch.creditCodes.get(code);
        if (holder != null && (present == null || !holder.equals(present.id()))) {
            throw Refusal.rule("credit_code_taken", edit.creditCode() + "").at("/creditCode");
        }
        Customer.requirePast(row.createdOn(), time.today(), "/createdOn");
        if (present != null && base != null) {
            return change(present, base, edit, presentBook, batch);
        }
        return create(row, edit, batch);
    }

    private ImportOutcome create(ImportedCustomer row, RegisterCustomer edit, Batch batch) {
        var customer = new Customer();
        var book = ContactBook.of(edit, ContactBook.EMPTY, phones);
        customer.apply(edit, time.today());
        batch.assignment.assign(customer, edit.ownerId(), edit.unitId());
        customer.since(row.createdOn() == null ? time.now() : time.startOf(row.createdOn()));
        books.keepFields(customer, book, true);
        noteCode(customer, batch);
        batch.created.put(customer, book);
        batch.changes.add(new CustomerWatch.Change(customer.id(), null, RegisterCustomer.of(customer, book)));
        return ImportOutcome.of(ImportOutcome.Act.CREATED, customer.id());
    }

    private ImportOutcome change(
            Customer customer, RegisterCustomer base, RegisterCustomer edit, ContactBook present, Batch batch) {
        if (edit.equals(base)) {
            return ImportOutcome.of(ImportOutcome.Act.UNCHANGED, customer.id());
        }
        var book = ContactBook.of(edit, present, phones);
        batch.assignment.requireAllowed(edit, customer);
        var stood = RegisterCustomer.of(customer, present);
        customer.apply(edit, time.today());
        if (!book.fields().equals(present.fields())) {
            books.keepFields(customer, book, false);
        }
        if (!book.reachesLike(present)) {
            customer.contactBookChanged();
        }
        noteCode(customer, batch);
        batch.changed.put(customer, book);
        batch.changes.add(new CustomerWatch.Change(customer.id(), stood, RegisterCustomer.of(customer, book)));
        return ImportOutcome.of(ImportOutcome.Act.UPDATED, customer.id());
    }

    private static void noteCode(Customer customer, Batch batch) {
        if (customer.creditCode != null) {
            batch.creditCodes.put(customer.creditCode, customer.id());
        }
    }

    private List<Refusal.Field> faults(RegisterCustomer edit) {
        return validator.validate(edit).stream()
                .map(fault -> new Refusal.Field(
                        "/" + fault.getPropertyPath().iterator().next().getName(),
                        "value_refused",
                        List.of(fault.getMessage())))
                .toList();
    }

    private void store(Batch batch) {
        if (batch.created.isEmpty() && batch.changed.isEmpty()) {
            return;
        }
        var given = numbers.next(batch.created.size()).iterator();
        batch.created.keySet().forEach(customer -> customer.number = given.next());
        customers.addAll(batch.created.keySet(), time.now());
        books.addAll(batch.created);
        books.replace(batch.changed);
        var after = new LinkedHashMap<String, List<UUID>>();
        after.put("created", batch.created.keySet().stream().map(Customer::id).toList());
        after.put("changed", batch.changed.keySet().stream().map(Customer::id).toList());
        audit.record("customer.imported", "customer_batch", Ids.next(), null, null, after);
    }
}
