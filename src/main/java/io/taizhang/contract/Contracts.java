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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every query over contracts. Those of customers whom the caller may not see do not exist. */
@ApplicationScoped
class Contracts implements PanacheRepositoryBase<Contract, UUID> {

    /** The status on {@code :today}; the same answer as {@link Contract#status} gives. */
    static final String STATUS = "case when e.signedOn is null then 'DRAFT'"
            + " when e.terminatedOn <= :today then 'TERMINATED'"
            + " when e.endsOn < :today then 'EXPIRED'"
            + " when e.startsOn > :today then 'SIGNED'"
            + " else 'ACTIVE' end";

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

    /** What was terminated, latest first. */
    List<Contract> terminatedBefore(UUID customerId, TimelineCursor cursor, int limit) {
        return find(
                        "customerId = ?1 and (terminatedAt, id) < (?2, ?3) order by terminatedAt desc, id desc",
                        customerId,
                        cursor.at(),
                        cursor.id())
                .page(0, limit)
                .list();
    }

    /** What is in force for a customer today. */
    ContractsSection figures(UUID customerId) {
        return getEntityManager()
                .createQuery(
                        "select count(e.id), sum(e.amount), min(e.endsOn) from Contract e where e.customerId = :customer"
                                + " and e.deletedAt is null and " + STATUS
                                + " = 'ACTIVE'",
                        Object[].class)
                .setParameter("customer", customerId)
                .setParameter("today", time.today())
                .getResultStream()
                .map(row -> section((Long) row[0], (Long) row[1], (LocalDate) row[2]))
                .findFirst()
                .orElseThrow();
    }

    private static ContractsSection section(long active, @Nullable Long sum, @Nullable LocalDate nextExpiry) {
        return new ContractsSection(active, Money.fen(sum == null ? 0 : sum), nextExpiry);
    }

    private Condition visible() {
        return file.visible("e.customerId");
    }
}
