package io.taizhang.billing;

import io.taizhang.customer.CustomerFile;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Turns bills into views, with the names of those concerned: one query for each kind of name. */
@ApplicationScoped
class BillViews {

    private final CustomerFile file;
    private final StaffDirectory staff;
    private final BusinessTime time;

    BillViews(CustomerFile file, StaffDirectory staff, BusinessTime time) {
        this.file = file;
        this.staff = staff;
        this.time = time;
    }

    BillView of(Bill bill) {
        return of(List.of(bill)).get(0);
    }

    List<BillView> of(List<Bill> bills) {
        var customers = file.find(bills.stream().map(bill -> bill.customerId).collect(Collectors.toSet()));
        var people = new HashSet<UUID>();
        bills.forEach(bill -> {
            people.add(bill.createdBy);
            if (bill.approvedBy != null) {
                people.add(bill.approvedBy);
            }
        });
        var names = staff.names(people);
        return bills.stream()
                .map(bill -> view(
                        bill,
                        Objects.requireNonNull(customers.get(bill.customerId)).name(),
                        names))
                .toList();
    }

    private BillView view(Bill bill, String customerName, Map<UUID, String> names) {
        var settled = bill.approvedAt == null ? 0 : bill.totalMinor - bill.residualMinor;
        var paid = bill.voidedAt != null ? 0 : settled - bill.creditedMinor - bill.writtenOffMinor;
        return new BillView(
                bill.id(),
                bill.version(),
                bill.number,
                bill.customerId,
                customerName,
                bill.contractId,
                bill.contractKey,
                bill.status(),
                bill.overdue(time.today()),
                bill.disputedAt != null,
                bill.disputeReason,
                bill.promisedOn,
                bill.periodFrom,
                bill.periodTo,
                bill.issueOn,
                bill.dueOn,
                bill.nextDueOn,
                bill.lines.stream().map(BillView.BilledLine::of).toList(),
                Money.fen(bill.netMinor),
                Money.fen(bill.taxMinor),
                bill.total(),
                Money.fen(paid),
                Money.fen(bill.creditedMinor),
                Money.fen(bill.writtenOffMinor),
                bill.approvedAt == null ? bill.total() : bill.residual(),
                bill.instalments.isEmpty()
                        ? null
                        : bill.instalments.stream()
                                .map(part -> new BillView.InstalmentView(
                                        part.dueOn(), Money.fen(part.amountMinor()), settled >= part.throughMinor()))
                                .toList(),
                bill.memo,
                bill.chargeId,
                bill.createdBy,
                names.get(bill.createdBy),
                bill.approvedBy,
                bill.approvedBy == null ? null : names.get(bill.approvedBy),
                bill.approvedAt,
                bill.sentAt,
                bill.voidedAt,
                bill.voidReason,
                bill.createdAt(),
                bill.updatedAt());
    }
}
