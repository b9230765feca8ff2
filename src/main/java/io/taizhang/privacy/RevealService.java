package io.taizhang.privacy;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.Address;
import io.taizhang.customer.Contact;
import io.taizhang.customer.ContactPoint;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerService;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows one covered value to whoever says what for, so many times a day, and writes down that it did. */
@ApplicationScoped
@Transactional
class RevealService {

    private final EntityManager em;
    private final CustomerService customers;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Lists lists;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;
    private final PrivacySettings settings;

    RevealService(
            EntityManager em,
            CustomerService customers,
            CustomerFile file,
            StaffDirectory staff,
            Lists lists,
            AuditTrail audit,
            Caller caller,
            BusinessTime time,
            PrivacySettings settings) {
        this.em = em;
        this.customers = customers;
        this.file = file;
        this.staff = staff;
        this.lists = lists;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
        this.settings = settings;
    }

    /**
     * @throws Refusal 404 outside the scope, 422 {@code entry_unknown} for what is not there, 429 {@code reveal_cap} with
     *     how many there were and may be
     */
    RevealedView reveal(UUID customerId, RevealPersonal command) {
        var customer = customers.editable(customerId);
        var value = isWhole(command) ? value(customer, command) : null;
        if (value == null) {
            throw Refusal.rule("entry_unknown", command.entryId() == null ? command.name() + "" : command.entryId())
                    .at(command.field() == RevealedField.CUSTOM_FIELD ? "/name" : "/entryId");
        }
        var left = settings.revealsPerDay() - today() - 1;
        if (left < 0) {
            throw Refusal.tooMany(
                    "reveal_cap",
                    Duration.between(time.now(), time.startOf(time.today().plusDays(1))),
                    settings.revealsPerDay());
        }
        em.persist(new PersonalReveal(customerId, caller.id(), command, time.today(), time.now()));
        em.flush();
        var noted = new LinkedHashMap<String, Object>();
        noted.put("field", command.field());
        noted.put("entryId", command.entryId());
        noted.put("name", command.name());
        noted.put("reason", command.reason());
        audit.record("customer.revealed", "customer", customerId, customerId, null, noted);
        return new RevealedView(customerId, command.field(), command.entryId(), command.name(), value, left);
    }

    /** Who asked to see what of a customer. */
    Page<RevealView> list(UUID customerId, ListRequest request) {
        file.require(customerId);
        var own = Condition.of("e.customerId = :customer", Map.of("customer", customerId));
        return lists.page(PersonalReveal.class, RevealView.class, request, "-revealedAt", List.of(own))
                .mapAll(reveals -> {
                    var names = staff.names(reveals.stream()
                            .map(reveal -> reveal.staffId)
                            .distinct()
                            .toList());
                    return reveals.stream()
                            .map(reveal -> RevealView.of(reveal, names.get(reveal.staffId)))
                            .toList();
                });
    }

    /** How many the caller has asked for today; of two who ask at once in one name, one waits. */
    private int today() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
                .setParameter("name", "reveal " + caller.id())
                .getSingleResult();
        return ((Number) em.createNativeQuery(
                                "select count(*) from personal_reveal where staff_id = :staff and on_day = :day")
                        .setParameter("staff", caller.id())
                        .setParameter("day", time.today())
                        .getSingleResult())
                .intValue();
    }

    /** An entry has an id and no name, a field of the company's own a name and no id. */
    private static boolean isWhole(RevealPersonal command) {
        return command.field() == RevealedField.CUSTOM_FIELD
                ? command.name() != null && command.entryId() == null
                : command.entryId() != null && command.name() == null;
    }

    private static @Nullable String value(RegisterCustomer customer, RevealPersonal command) {
        var id = command.entryId();
        return switch (command.field()) {
            case CONTACT_POINT -> of(customer.contactPoints(), ContactPoint::id, id, ContactPoint::value);
            case ADDRESS -> of(customer.addresses(), Address::id, id, Address::detail);
            case CONTACT_PHONE -> of(customer.contacts(), Contact::id, id, Contact::phone);
            case CONTACT_EMAIL -> of(customer.contacts(), Contact::id, id, Contact::email);
            case CUSTOM_FIELD -> {
                var fields = customer.customFields();
                var value = fields == null ? null : fields.get(command.name());
                yield value == null ? null : value.toString();
            }
        };
    }

    private static <E> @Nullable String of(
            @Nullable List<E> entries,
            Function<E, @Nullable UUID> idOf,
            @Nullable UUID id,
            Function<E, @Nullable String> valueOf) {
        if (entries != null && id != null) {
            for (var entry : entries) {
                if (id.equals(idOf.apply(entry))) {
                    return valueOf.apply(entry);
                }
            }
        }
        return null;
    }
}
