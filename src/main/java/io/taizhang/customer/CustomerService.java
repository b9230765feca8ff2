package io.taizhang.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import io.taizhang.approval.DoubleReview;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import io.taizhang.platform.Version;
import io.taizhang.protection.BlindIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done with customers. One method, one transaction: rule, rows, search terms and history, or nothing. */
@ApplicationScoped
@Transactional
public class CustomerService {

    private static final String CUSTOMER = "customer";

    private final Customers customers;
    private final CustomerNumbers numbers;
    private final CustomerViews views;
    private final CustomerSearch search;
    private final Assignment assignment;
    private final ContactBooks books;
    private final PhoneNumbers phones;
    private final BlindIndex index;
    private final Timeline timeline;
    private final List<ProfileSection> sections;
    private final List<DeletionGuard> guards;
    private final List<CustomerWatch> watches;
    private final Lists lists;
    private final MergePatch patches;
    private final DoubleReview reviews;
    private final AuditTrail audit;
    private final BusinessTime time;

    CustomerService(
            Customers customers,
            CustomerNumbers numbers,
            CustomerViews views,
            CustomerSearch search,
            Assignment assignment,
            ContactBooks books,
            PhoneNumbers phones,
            BlindIndex index,
            Timeline timeline,
            @All List<ProfileSection> sections,
            @All List<DeletionGuard> guards,
            @All List<CustomerWatch> watches,
            Lists lists,
            MergePatch patches,
            DoubleReview reviews,
            AuditTrail audit,
            BusinessTime time) {
        this.customers = customers;
        this.numbers = numbers;
        this.views = views;
        this.search = search;
        this.assignment = assignment;
        this.books = books;
        this.phones = phones;
        this.index = index;
        this.timeline = timeline;
        this.sections = sections;
        this.guards = guards;
        this.watches = watches;
        this.lists = lists;
        this.patches = patches;
        this.reviews = reviews;
        this.audit = audit;
        this.time = time;
    }

    /**
     * The customers within the caller's scope that a list asks for.
     *
     * @param further what the room that asks adds, in HQL over the alias {@code e} of a customer
     */
    public Page<CustomerView> list(ListRequest request, List<Condition> further) {
        var typed = request.search();
        if (typed == null) {
            return listed(request, further);
        }
        var query = SearchQuery.of(typed, phones, index);
        search.keepToIndexes();
        if (request.sort == null) {
            return ranked(request, query, further);
        }
        var conditions = new ArrayList<>(further);
        conditions.add(query.condition());
        return listed(request, conditions);
    }

    private Page<CustomerView> listed(ListRequest request, List<Condition> further) {
        var conditions = new ArrayList<>(further);
        conditions.add(customers.inScope());
        conditions.add(Condition.of(
                request.isFilteredBy("deletedAt")
                        ? "e.deletedAt is not null"
                        : request.isFilteredBy("number") || request.isFilteredBy("mergedInto")
                                ? "(e.deletedAt is null or e.mergedInto is not null)"
                                : "e.deletedAt is null"));
        return lists.page(Customer.class, CustomerView.class, request, "-createdAt", conditions)
                .mapAll(views::of);
    }

    /** The best hits as one page, which has no next: whoever wants all of them asks for a sort. */
    private Page<CustomerView> ranked(ListRequest request, SearchQuery query, List<Condition> further) {
        if (request.cursor != null) {
            throw Refusal.unreadable("cursor_invalid").at("cursor");
        }
        if (!request.isFiltered() && further.isEmpty() && request.count == null) {
            return new Page<>(views.of(search.best(query, request.pageSize())), null, null, null);
        }
        var found = search.best(query, CustomerSearch.CANDIDATES);
        var among = Condition.search(
                "e.id in :found",
                Map.of("found", found.stream().map(Customer::id).toList()));
        var conditions = new ArrayList<>(further);
        conditions.add(among);
        conditions.add(customers.inScope());
        var kept = lists.page(Customer.class, CustomerView.class, request.widest(), "-createdAt", conditions);
        var best = found.stream()
                .filter(kept.items()::contains)
                .limit(request.pageSize())
                .toList();
        var capped = kept.count() == null ? null : Boolean.valueOf(found.size() == CustomerSearch.CANDIDATES);
        return new Page<>(views.of(best), null, kept.count(), capped);
    }

    /**
     * The customer as whoever calls knows it, held until the transaction ends.
     *
     * @throws Refusal 404 outside the scope, 412 when somebody else has changed it
     */
    public CustomerView held(UUID id, Version version) {
        var view = views.of(customers.lock(id));
        version.requireCurrent(view.version(), () -> view);
        return view;
    }

    /** One customer; one who was merged stands there as they were, with whom they are now. */
    public CustomerView get(UUID id) {
        var view = views.of(customers.requireOrMerged(id));
        watches.forEach(watch -> watch.seen(id));
        return view;
    }

    /** What is written of a customer, as a change starts from it. @throws Refusal 404, 409 {@code customer_merged} */
    public RegisterCustomer editable(UUID id) {
        return shown(customers.require(id), books.of(id));
    }

    /** Like {@link #editable}, and nobody else changes the customer until the transaction ends. */
    public RegisterCustomer heldEditable(UUID id) {
        return shown(customers.lock(id), books.of(id));
    }

    /** What a customer would be with an imported one laid over them: what that one leaves out stays. */
    public RegisterCustomer laidOver(UUID id, ImportedCustomer row) {
        var customer = customers.lock(id);
        var book = books.of(id);
        return ImportMerge.of(row, shown(customer, book), book, phones);
    }

    /** Writes the whole of a customer anew, without asking for the version: for whoever holds the customer's row. */
    public CustomerView rewrite(UUID id, RegisterCustomer edit) {
        var customer = customers.lock(id);
        var book = books.of(id);
        return changed(customer, book, views.of(customer, book), edit);
    }

    /**
     * Registers somebody whom the rooms above have looked at.
     *
     * @param override why they are registered although they may be known already; null when nobody has said so
     */
    public CustomerView register(RegisterCustomer command, @Nullable String override) {
        new Customer().apply(command, time.today());
        ContactBook.of(command, ContactBook.EMPTY, phones);
        requireUnique(command, null);
        watches.forEach(watch -> watch.beforeRegistering(command, override));
        var registered = register(command);
        watches.forEach(watch -> watch.registered(registered.id(), command, override));
        var asked = new CustomerActs.Registration(command, override);
        reviews.ofNew(CustomerActs.REGISTER, CustomerActs.newcomer(registered), asked, null);
        return registered;
    }

    public CustomerView register(RegisterCustomer command) {
        var customer = new Customer();
        customer.apply(command, time.today());
        assignment.assign(customer, command.ownerId(), command.unitId());
        var book = ContactBook.of(command, ContactBook.EMPTY, phones);
        requireUnique(command, null);
        books.keepFields(customer, book, true);
        customer.number = numbers.next(1).get(0);
        customers.persistAndFlush(customer);
        books.add(Map.of(customer, book));
        written(new CustomerWatch.Change(customer.id(), null, shown(customer, book)));
        return recorded("customer.registered", customer, null, book);
    }

    /**
     * Changes a customer as the patch says (RFC 7396 over {@link RegisterCustomer}).
     *
     * @throws Refusal 404 outside the caller's scope, 412 when the customer is at another version, 422 for a broken rule
     */
    public CustomerView change(UUID id, Version version, JsonNode patch) {
        var customer = customers.lock(id);
        var book = books.of(id);
        var before = views.of(customer, book);
        version.requireCurrent(customer.version(), () -> before);
        var stood = shown(customer, book);
        var edit = patches.apply(stood, patch);
        var after = changed(customer, book, before, edit);
        reviews.ofChange(CustomerActs.CHANGE, CustomerActs.subject(before), version, patch, stood, edit, null);
        return after;
    }

    /** Like {@link #change}, as a part of a change of many customers that a second person has agreed to. */
    public CustomerView changeAgreed(UUID id, Version version, JsonNode patch) {
        return reviews.asAgreed(CustomerActs.CHANGE, () -> change(id, version, patch));
    }

    private CustomerView changed(Customer customer, ContactBook book, CustomerView before, RegisterCustomer edit) {
        var stood = shown(customer, book);
        var newBook = ContactBook.of(edit, book, phones);
        assignment.requireAllowed(edit, customer);
        requireUnique(edit, customer);
        customer.apply(edit, time.today());
        if (!newBook.fields().equals(book.fields())) {
            books.keepFields(customer, newBook, false);
        }
        if (!newBook.reachesLike(book)) {
            customer.contactBookChanged();
        }
        customers.flush();
        if (!newBook.reachesLike(book) || !customer.name.equals(before.name())) {
            books.replace(Map.of(customer, newBook));
        }
        written(new CustomerWatch.Change(customer.id(), stood, shown(customer, newBook)));
        return recorded("customer.changed", customer, before, newBook);
    }

    /** @throws Refusal 404, 412 when somebody else has changed them, 409 when a room holds on to them */
    public void delete(UUID id, Version version) {
        var customer = customers.lock(id);
        var before = views.of(customer);
        version.requireCurrent(customer.version(), () -> before);
        guards.forEach(guard -> guard.requireDeletable(id));
        customer.deletedAt = time.now();
        books.forget(List.of(id));
        audit.record("customer.deleted", CUSTOMER, id, id, before, null);
        var asked = new CustomerActs.Deletion(version.number());
        reviews.of(CustomerActs.DELETE, CustomerActs.subject(before), asked, null);
    }

    /** Undoes a deletion; a customer that is not deleted stays as it is. */
    CustomerView restore(UUID id) {
        var customer = customers.lockAny(id);
        var book = books.of(id);
        if (customer.deletedAt == null) {
            return views.of(customer, book);
        }
        if (customer.mergedInto != null) {
            throw Refusal.conflict("customer_merged", customer.number).with("mergedInto", customer.mergedInto);
        }
        var before = views.of(customer, book);
        if (customer.creditCode != null && customers.hasCreditCode(customer.creditCode)) {
            throw Refusal.conflict("credit_code_taken", customer.creditCode).at("/creditCode");
        }
        customer.deletedAt = null;
        customers.flush();
        books.replace(Map.of(customer, book));
        return recorded("customer.restored", customer, before, book);
    }

    ProfileView profile(UUID id) {
        var customer = views.of(customers.require(id));
        watches.forEach(watch -> watch.seen(id));
        var figures = new LinkedHashMap<String, Object>();
        sections.forEach(section -> figures.put(section.name(), section.of(id)));
        return new ProfileView(customer, figures);
    }

    Page<TimelineItem> timeline(UUID id, @Nullable String cursor, @Nullable Integer limit) {
        customers.require(id);
        return timeline.page(id, cursor, limit == null ? 50 : limit);
    }

    private RegisterCustomer shown(Customer customer, ContactBook book) {
        return RegisterCustomer.of(customer, book.shown(phones));
    }

    private void written(CustomerWatch.Change change) {
        watches.forEach(watch -> watch.written(List.of(change)));
    }

    private CustomerView recorded(String action, Customer customer, @Nullable CustomerView before, ContactBook book) {
        var after = views.of(customer, book);
        audit.record(action, CUSTOMER, customer.id(), customer.id(), before, after);
        return after;
    }

    /** Before anything is changed: a question to the database would write the change first. */
    private void requireUnique(RegisterCustomer edit, @Nullable Customer present) {
        var code = CreditCode.checked(edit.creditCode());
        if (code != null && !(present != null && code.equals(present.creditCode)) && customers.hasCreditCode(code)) {
            throw Refusal.conflict("credit_code_taken", code).at("/creditCode");
        }
        var ref = Texts.strippedOrNull(edit.externalRef());
        if (ref != null && !(present != null && ref.equals(present.externalRef)) && customers.hasExternalRef(ref)) {
            throw Refusal.conflict("external_ref_taken", ref).at("/externalRef");
        }
    }
}
