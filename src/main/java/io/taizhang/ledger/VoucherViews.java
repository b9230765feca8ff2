package io.taizhang.ledger;

import io.taizhang.platform.Filterable;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the journal shows. */
final class VoucherViews {

    private VoucherViews() {}

    /** A voucher without its lines. */
    public record VoucherView(
            UUID id,
            @Filterable(sort = true) @Schema(description = "The first day of its month.") LocalDate period,
            String word,
            @Filterable(sort = true) int number,
            @Filterable(sort = true) LocalDate dated,
            @Filterable(sort = true) @Schema(description = "On which it happened; its month may have been closed.")
                    LocalDate businessDate,
            @Filterable String event,
            @Filterable @Nullable @Schema(description = "Absent: no shop.") UUID shopId,
            @Nullable String shopName,
            @Schema(description = "Of VAT, in basis points; 0 where no line depends on it.") int rate,
            @Filterable VoucherSource source,
            @Filterable @Schema(description = "The accounts of its lines.") List<String> accounts,
            @Schema(description = "Rows of the sub-ledger behind it.") long rows,
            Money total,
            String summary,
            @Filterable @Nullable @Schema(description = "The voucher that it takes back.") UUID reverses,
            @Nullable String reason,
            @Filterable @Nullable UUID runId,
            UUID createdBy,
            @Filterable(sort = true) Instant createdAt) {

        static VoucherView of(Voucher voucher, @Nullable String shopName) {
            return new VoucherView(
                    voucher.id,
                    voucher.period,
                    voucher.word,
                    voucher.number,
                    voucher.dated,
                    voucher.businessDate,
                    voucher.event,
                    voucher.shopId.equals(SourceRows.NO_SHOP) ? null : voucher.shopId,
                    shopName,
                    voucher.rate,
                    voucher.source,
                    voucher.accounts,
                    voucher.rows,
                    Money.fen(voucher.totalMinor),
                    voucher.summary,
                    voucher.reverses,
                    voucher.reason,
                    voucher.runId,
                    voucher.createdBy,
                    voucher.createdAt);
        }
    }

    public record VoucherLineView(
            int position,
            String accountCode,
            String accountName,
            @Nullable UUID customerId,
            Money debit,
            Money credit) {}

    /** A voucher with its lines, the debit side first. */
    public record VoucherDetailView(
            VoucherView voucher,
            List<VoucherLineView> lines,
            @Nullable @Schema(description = "The red voucher that took it back.") UUID reversedBy) {}

    /** What became of a correction. */
    public record VoucherCorrectionView(
            VoucherView red, @Schema(description = "None when nothing was posted again.") List<VoucherView> reposted) {}

    /** A row of a sub-ledger behind a voucher. */
    public record VoucherSourceView(
            @Schema(description = "entry: a transaction of a customer; card: a movement of a card.") String ledger,
            @Schema(description = "Of the transaction, or the key of the movement.") UUID rowId,
            @Schema(description = "Of a payment in parts.") int part,
            String event,
            String method,
            @Nullable String category,
            LocalDate businessDate,
            @Nullable UUID customerId,
            Money amount,
            @Nullable @Schema(description = "Bonus of a card, which is a memorandum.") Money bonus) {}
}
