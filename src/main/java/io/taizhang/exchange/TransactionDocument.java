package io.taizhang.exchange;

import io.taizhang.account.EntryChannel;
import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryType;
import io.taizhang.account.ImportedEntry;
import io.taizhang.account.PostEntry;
import io.taizhang.account.PostLine;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one document, which together become one entry: all of them or none. What a row leaves out, the rows before
 * it say.
 */
final class TransactionDocument {

    /** As many lines as an entry may have. */
    static final int MAX_ROWS = 2_000;

    private final List<TransactionRow> rows = new ArrayList<>();
    private long spoiltBy;

    /** @throws Refusal 422 when the row does not belong here or another has spoilt the document */
    void add(TransactionRow row) {
        requireWhole();
        if (rows.size() == MAX_ROWS) {
            throw Refusal.rule("row_document_too_long", MAX_ROWS).at(ImportField.DOCUMENT.field());
        }
        var customer = customerRef();
        if (customer != null && row.customerRef() != null && !customer.equals(row.customerRef())) {
            throw Refusal.rule("row_document_mixed", customer).at(ImportField.CUSTOMER_REF.field());
        }
        rows.add(row);
    }

    /** @throws Refusal 422 {@code row_of_rejected_document} when a row before has spoilt the document */
    void requireWhole() {
        if (spoiltBy > 0) {
            throw Refusal.rule("row_of_rejected_document", spoiltBy);
        }
    }

    /** The document cannot become an entry any more. Gives back the rows that are refused with it. */
    List<TableRow> spoil(TableRow culprit) {
        spoiltBy = culprit.number();
        var lost = rows.stream().map(TransactionRow::source).toList();
        rows.clear();
        return lost;
    }

    int size() {
        return rows.size();
    }

    List<TransactionRow> rows() {
        return rows;
    }

    @Nullable
    String customerRef() {
        return first(TransactionRow::customerRef);
    }

    @Nullable
    String customerName() {
        return first(TransactionRow::customerName);
    }

    private <T> @Nullable T first(Function<TransactionRow, @Nullable T> value) {
        return rows.stream().map(value).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** What the document comes to: refunds are negative, however the file writes them. */
    Money total() {
        var total = Money.fen(0);
        for (var row : rows) {
            total = total.plus(row.amount());
        }
        return type() == EntryType.REFUND && total.isPositive() ? total.negated() : total;
    }

    EntryType type() {
        return rows.get(0).type();
    }

    /**
     * The document as an entry. A sale that comes to less than nothing is a refund: amount and lines change their sign.
     *
     * @throws Refusal 422 {@code row_amount_zero}
     */
    ImportedEntry entry(String externalRef, UUID customerId) {
        var stated =
                Money.fen(rows.stream().mapToLong(row -> row.amount().minor()).sum());
        if (stated.isZero()) {
            throw Refusal.rule("row_amount_zero").at(ImportField.AMOUNT.field());
        }
        var turned = stated.isNegative() && (type() == EntryType.SALE || type() == EntryType.REFUND);
        var type = turned ? EntryType.REFUND : type();
        var method = first(TransactionRow::method);
        return new ImportedEntry(
                externalRef,
                new PostEntry(
                        customerId,
                        type,
                        rows.get(0).businessDate(),
                        turned ? stated.negated() : stated,
                        first(TransactionRow::category),
                        method == null ? usualMethod(type) : method,
                        first(TransactionRow::memo),
                        null,
                        EntryChannel.IMPORT,
                        lines(turned)));
    }

    /** A file that does not say how was paid tells of what was paid. */
    private static @Nullable EntryMethod usualMethod(EntryType type) {
        return switch (type) {
            case SALE, PAYMENT, REFUND -> EntryMethod.OTHER;
            case CHARGE, ADJUSTMENT -> null;
        };
    }

    private @Nullable List<PostLine> lines(boolean turned) {
        if (rows.stream().allMatch(row -> row.line() == null)) {
            return null;
        }
        return rows.stream().map(row -> line(row, turned)).toList();
    }

    private static PostLine line(TransactionRow row, boolean turned) {
        var line = row.line() == null ? amountOnly(row.amount()) : row.line();
        if (!turned) {
            return line;
        }
        var quantity = line.quantity();
        var discount = line.discount();
        return new PostLine(
                line.product(),
                line.sku(),
                quantity.startsWith("-") ? quantity.substring(1) : "-" + quantity,
                line.unitPrice(),
                discount == null ? null : discount.negated(),
                null);
    }

    private static PostLine amountOnly(Money amount) {
        return amount.isNegative()
                ? new PostLine("-", null, "-1", amount.negated(), null, null)
                : new PostLine("-", null, "1", amount, null, null);
    }
}
