package io.taizhang.billing;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import io.taizhang.platform.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bill as callers see it on a business day. */
public record BillView(
        @Filterable UUID id,
        long version,
        @Nullable @Filterable @Schema(description = "Given when it is approved, without gaps within a year.")
                String number,
        @Filterable UUID customerId,
        String customerName,
        @Nullable @Filterable UUID contractId,
        @Nullable
                @Schema(
                        description =
                                "What of the contract it bills: a period, an item of the plan or usage; the first where"
                                        + " it bills several.")
                String contractKey,
        @Filterable BillStatus status,
        @Filterable @Schema(description = "Something is open that was due before today.") boolean overdue,
        @Filterable @Schema(description = "The customer disputes it: nobody is dunned for it.") boolean disputed,
        @Nullable String disputeReason,
        @Nullable
                @Filterable
                @Schema(description = "The customer promised to pay by this day; nobody is dunned before.")
                LocalDate promisedOn,
        @Nullable LocalDate periodFrom,
        @Nullable LocalDate periodTo,
        @Nullable @Filterable LocalDate issueOn,
        @Filterable(sort = true) LocalDate dueOn,
        @Schema(description = "By when the next part is to be paid, where there are instalments.") LocalDate nextDueOn,
        List<BilledLine> lines,
        @Schema(description = "The total without the tax in it.") Money net,
        @Schema(description = "Of each line gross · rate / (100 + rate), rounded half up; then added.") Money tax,
        @Filterable(path = "totalMinor", sort = true) Money total,
        @Schema(description = "What was paid of it.") Money paid,
        @Schema(description = "What was taken back by credit notes.") Money credited,
        @Schema(description = "What was given up.") Money writtenOff,
        @Filterable(path = "residualMinor")
                @Schema(description = "What is open; paid + credited + writtenOff + residual = total.")
                Money residual,
        @Nullable List<InstalmentView> instalments,
        @Nullable String memo,
        @Nullable @Schema(description = "The entry on the account that charges its new lines.") UUID chargeId,
        UUID createdBy,
        @Nullable String createdByName,
        @Nullable UUID approvedBy,
        @Nullable String approvedByName,
        @Nullable Instant approvedAt,
        @Nullable Instant sentAt,
        @Nullable Instant voidedAt,
        @Nullable String voidReason,
        @Filterable(sort = true) Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    /** A line, tax included. */
    public record BilledLine(
            String description,
            String quantity,
            Money unitPrice,
            @Nullable Money discount,
            Money amount,
            @Nullable @Schema(description = "Percent.") String taxRate,
            Money tax,
            @Nullable @Schema(description = "The debit that it collects; absent for what the bill charges.")
                    UUID entryId) {

        static BilledLine of(BillLine line) {
            return new BilledLine(
                    line.description(),
                    line.quantity().stripTrailingZeros().toPlainString(),
                    Money.fen(line.unitPriceMinor()),
                    line.discountMinor() == 0 ? null : Money.fen(line.discountMinor()),
                    Money.fen(line.amountMinor()),
                    line.taxRate() == null ? null : line.taxRate().toPlainString(),
                    Money.fen(line.taxMinor()),
                    line.entryId());
        }
    }

    /** A part that may be paid later. */
    public record InstalmentView(LocalDate dueOn, Money amount, boolean paid) {}
}
