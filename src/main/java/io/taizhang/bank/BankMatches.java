package io.taizhang.bank;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.Condition;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The queries on matches. */
@ApplicationScoped
class BankMatches implements PanacheRepositoryBase<BankMatch, UUID> {

    private final Lists lists;
    private final CustomerFile file;
    private final StaffDirectory staff;
    private final Caller caller;

    BankMatches(Lists lists, CustomerFile file, StaffDirectory staff, Caller caller) {
        this.lists = lists;
        this.file = file;
        this.staff = staff;
        this.caller = caller;
    }

    /** What was done about a line, latest first. */
    Page<BankMatchView> of(BankLine line, ListRequest request) {
        return lists.page(
                        BankMatch.class,
                        BankMatchView.class,
                        request,
                        "-createdAt",
                        List.of(Condition.of("e.lineId = :line", Map.of("line", line.id()))))
                .mapAll(rows -> views(line, rows));
    }

    BankMatch require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("bank match"));
    }

    boolean isUndone(UUID id) {
        return count("reverses", id) > 0;
    }

    /** Stores a match; the line moves with it. What was read of the line before is to be read anew. */
    void add(BankMatch match) {
        persistAndFlush(match);
        getEntityManager().clear();
    }

    /** Which of these allocations stand. */
    List<UUID> standing(List<UUID> allocationIds) {
        return allocationIds.stream()
                .filter(id -> getEntityManager()
                        .createNativeQuery("select 1 from allocation where reverses = :id")
                        .setParameter("id", id)
                        .getResultList()
                        .isEmpty())
                .toList();
    }

    private List<BankMatchView> views(BankLine line, List<BankMatch> rows) {
        var customers = file.find(rows.stream()
                .map(row -> row.customerId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var people = staff.names(rows.stream().map(row -> row.createdBy).toList());
        return rows.stream()
                .map(row -> {
                    var customer = row.customerId == null ? null : customers.get(row.customerId);
                    var shown = customer != null && caller.scope().covers(customer.ownerId(), customer.unitId());
                    return new BankMatchView(
                            row.id,
                            row.lineId,
                            row.kind,
                            Money.of(row.amountMinor, line.currency),
                            row.customerId,
                            customer != null && shown ? customer.name() : null,
                            row.entryId,
                            row.allocationIds,
                            row.method,
                            row.automatic,
                            row.score,
                            row.reason,
                            row.reverses,
                            row.reversedBy,
                            row.createdBy,
                            people.get(row.createdBy),
                            row.createdAt);
                })
                .toList();
    }
}
