package io.taizhang.freshness;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerService;
import io.taizhang.customer.CustomerView;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Texts;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be done about the freshness of files. */
@ApplicationScoped
@Transactional
class FreshnessService {

    private final FreshnessStates states;
    private final Verifications verifications;
    private final CustomerService customers;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Lists lists;
    private final AuditTrail audit;
    private final Caller caller;
    private final BusinessTime time;
    private final EntityManager em;

    FreshnessService(
            FreshnessStates states,
            Verifications verifications,
            CustomerService customers,
            CustomerFile file,
            StaffDirectory staff,
            Lists lists,
            AuditTrail audit,
            Caller caller,
            BusinessTime time,
            EntityManager em) {
        this.states = states;
        this.verifications = verifications;
        this.customers = customers;
        this.file = file;
        this.staff = staff;
        this.lists = lists;
        this.audit = audit;
        this.caller = caller;
        this.time = time;
        this.em = em;
    }

    Page<FreshnessQueueItem> queue(ListRequest request) {
        return states.queue(request).mapAll(this::items);
    }

    CustomerFreshnessView get(UUID customerId) {
        return view(customers.get(customerId));
    }

    Page<ConfirmationView> confirmations(UUID customerId, ListRequest request) {
        file.require(customerId);
        var own = Condition.of("e.customerId = :customer", Map.of("customer", customerId));
        return lists.page(Confirmation.class, ConfirmationView.class, request, "-at", List.of(own))
                .mapAll(this::confirmationViews);
    }

    /**
     * Changes what is to be changed and confirms the rest, in one transaction.
     *
     * @param version the customer's, as whoever confirms knows it
     * @throws Refusal 422 {@code confirmation_empty}, {@code field_not_written}, and those of a change of the customer
     */
    CustomerFreshnessView confirm(UUID customerId, Version version, ConfirmFields command) {
        return confirm(customerId, version, command, VerificationWay.CONFIRMED, null);
    }

    /** Like {@link #confirm(UUID, Version, ConfirmFields)}, as part of something larger. */
    CustomerFreshnessView confirm(
            UUID customerId, Version version, ConfirmFields command, VerificationWay way, @Nullable UUID referenceId) {
        if (command.saysNothing()) {
            throw Refusal.rule("confirmation_empty");
        }
        var before = customers.held(customerId, version);
        var after = command.hasPatch()
                ? customers.change(customerId, version, Objects.requireNonNull(command.patch()))
                : before;
        var places = verifications.places(customerId, command.fieldList(), "/fields", command.entryList());
        var changed = after.version() != before.version();
        var confirmation = new Confirmation(customerId, time.now(), caller.id(), way, referenceId)
                .saying(command.fieldList(), command.entryList(), changed, Texts.strippedOrNull(command.note()));
        verifications.keep(confirmation, places);
        var said = ConfirmationView.of(confirmation, caller.name());
        audit.record("freshness.confirmed", "customer", customerId, customerId, null, said);
        return view(after);
    }

    private CustomerFreshnessView view(CustomerView customer) {
        em.flush();
        var fields = states.fields(List.of(customer.id())).getOrDefault(customer.id(), List.of());
        var state = states.of(customer.id());
        return new CustomerFreshnessView(
                customer.id(),
                customer.version(),
                customer.tier(),
                state.completeness,
                state.due(),
                FreshnessStates.due(fields),
                fields);
    }

    private List<FreshnessQueueItem> items(List<FreshnessState> rows) {
        var ids = rows.stream().map(row -> row.id).toList();
        var refs = file.find(ids);
        var fields = states.fields(ids);
        var names = staff.names(refs.values().stream()
                .map(ref -> ref.ownerId())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return rows.stream()
                .map(row -> {
                    var ref = Objects.requireNonNull(refs.get(row.id));
                    return new FreshnessQueueItem(
                            row.id,
                            ref.number(),
                            ref.name(),
                            ref.ownerId(),
                            names.get(ref.ownerId()),
                            ref.unitId(),
                            row.tier,
                            row.importance,
                            Money.fen(row.worthMinor),
                            row.due(),
                            Math.max(0, ChronoUnit.DAYS.between(row.dueOn, time.today())),
                            FreshnessStates.due(fields.get(row.id)),
                            row.completeness);
                })
                .toList();
    }

    private List<ConfirmationView> confirmationViews(List<Confirmation> rows) {
        var names = new HashMap<>(
                staff.names(rows.stream().map(row -> row.byId).distinct().toList()));
        return rows.stream()
                .map(row -> ConfirmationView.of(row, names.get(row.byId)))
                .toList();
    }
}
