package io.taizhang.contract;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.TimelineCursor;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every query over contracts. Those of customers whom the caller may not see do not exist. */
@ApplicationScoped
class Contracts implements PanacheRepositoryBase<Contract, UUID> {

    /** The status on {@code :today}; the same answer as {@link Contract#status} gives. */
    static final String STATUS = "case when e.signedOn is null then 'DRAFT'"
            + " when e.terminatedOn <= :today then 'TERMINATED'"
            + " when e.endsOn < :today then 'EXPIRED'"
            + " when e.suspendedFrom <= :today and (e.resumesOn is null or e.resumesOn > :today) then 'SUSPENDED'"
            + " when e.startsOn > :today then 'SIGNED'"
            + " else 'ACTIVE' end";

    private static final Pattern DRAWN = Pattern.compile("HT\\d{10,}");

    private static final Condition KEPT = Condition.of("e.deletedAt is null");

    private final Lists lists;
    private final Rows rows;
    private final CustomerFile file;
    private final BusinessTime time;

    Contracts(Lists lists, Rows rows, CustomerFile file, BusinessTime time) {
        this.lists = lists;
        this.rows = rows;
        this.file = file;
        this.time = time;
    }

    /** The next number, such as HT2026000017. A number is drawn once, whatever becomes of the contract. */
    String nextNumber() {
        var drawn = (Number) getEntityManager()
                .createNativeQuery("select nextval('contract_number')")
                .getSingleResult();
        return "HT%d%06d".formatted(time.today().getYear(), drawn.longValue());
    }

    /** Whether a contract of ours may once be given this number. */
    static boolean isDrawn(String number) {
        return DRAWN.matcher(number).matches();
    }

    Optional<Contract> visibleByNumber(String number) {
        var visible = visible();
        var parameters = new HashMap<>(visible.parameters());
        parameters.put("number", number);
        return find("from Contract e where e.number = :number and e.deletedAt is null and " + visible.hql(), parameters)
                .firstResultOptional();
    }

    Page<Contract> page(ListRequest request) {
        var conditions = new ArrayList<>(
                List.of(KEPT, visible(), Condition.derived("status", STATUS, Map.of("today", time.today()))));
        var text = request.search();
        if (text != null) {
            conditions.add(Condition.searchIn("e.number || ' ' || e.title", text));
        }
        return lists.page(Contract.class, ContractView.class, request, "-createdAt", conditions);
    }

    Contract require(UUID id) {
        return rows.require(Contract.class, id, List.of(KEPT, visible()));
    }

    Contract lock(UUID id) {
        return rows.lock(Contract.class, id, List.of(KEPT, visible()));
    }

    /** Deleted or not, for bringing it back. */
    Contract lockEven(UUID id) {
        return rows.lock(Contract.class, id, List.of(visible()));
    }

    Page<ContractVersion> versions(UUID contractId, ListRequest request) {
        var ofContract = Condition.of("e.contractId = :contract", Map.of("contract", contractId));
        return lists.page(
                ContractVersion.class, ContractVersionView.class, request, "-termsVersion", List.of(ofContract));
    }

    /** What was signed or agreed anew, latest first. */
    List<ContractVersion> agreedBefore(UUID customerId, TimelineCursor cursor, int limit) {
        return getEntityManager()
                .createQuery(
                        "select v from ContractVersion v where (v.createdAt, v.id) < (:at, :id) and v.contractId in"
                                + " (select e.id from Contract e where e.customerId = :customer)"
                                + " order by v.createdAt desc, v.id desc",
                        ContractVersion.class)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setParameter("customer", customerId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What happened to the contracts of a customer besides their terms, latest first. */
    List<ContractEvent> eventsBefore(UUID customerId, TimelineCursor cursor, int limit) {
        return getEntityManager()
                .createQuery(
                        "select v from ContractEvent v where (v.createdAt, v.id) < (:at, :id) and v.contractId in"
                                + " (select e.id from Contract e where e.customerId = :customer)"
                                + " order by v.createdAt desc, v.id desc",
                        ContractEvent.class)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setParameter("customer", customerId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whoever calls: for an act of the system or one that has been approved. */
    Contract lockAny(UUID id) {
        return rows.lock(Contract.class, id, List.of(KEPT));
    }

    /** Whoever calls. */
    Contract requireAny(UUID id) {
        return rows.require(Contract.class, id, List.of(KEPT));
    }

    /** The contracts that follow on these, by the one that they follow. */
    Map<UUID, UUID> renewalsOf(Collection<UUID> ids) {
        var renewals = new HashMap<UUID, UUID>();
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createQuery(
                            "select e.renews, e.id from Contract e where e.renews in :ids and e.deletedAt is null",
                            Object[].class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(row -> renewals.put((UUID) row[0], (UUID) row[1]));
        }
        return renewals;
    }

    Map<UUID, Contract> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : find("id in ?1", ids).stream().collect(Collectors.toMap(Contract::id, Function.identity()));
    }

    /** What is in force for a customer today, and what of the plans is open. */
    ContractsSection figures(UUID customerId) {
        var contracts = getEntityManager()
                .createQuery(
                        "select sum(case when " + STATUS + " = 'ACTIVE' then 1L else 0L end),"
                                + " sum(case when " + STATUS + " = 'ACTIVE' then e.amount else 0L end),"
                                + " min(case when " + STATUS + " = 'ACTIVE' then e.endsOn else null end),"
                                + " sum(case when " + STATUS + " = 'SUSPENDED' then 1L else 0L end)"
                                + " from Contract e where e.customerId = :customer and e.deletedAt is null",
                        Object[].class)
                .setParameter("customer", customerId)
                .setParameter("today", time.today())
                .getSingleResult();
        var plans = getEntityManager()
                .createQuery(
                        "select sum(case when m.dueOn < :today then 1L else 0L end), min(m.dueOn) from Milestone m, Contract e"
                                + " where e.id = m.contractId and e.customerId = :customer and e.signedOn is not null"
                                + " and m.fulfilledOn is null and (e.terminatedOn is null or m.dueOn < e.terminatedOn)",
                        Object[].class)
                .setParameter("customer", customerId)
                .setParameter("today", time.today())
                .getSingleResult();
        return new ContractsSection(
                number(contracts[0]),
                Money.fen(number(contracts[1])),
                (LocalDate) contracts[2],
                number(contracts[3]),
                number(plans[0]),
                (LocalDate) plans[1]);
    }

    private static long number(@Nullable Object sum) {
        return sum == null ? 0 : (Long) sum;
    }

    private Condition visible() {
        return file.visible("e.customerId");
    }
}
