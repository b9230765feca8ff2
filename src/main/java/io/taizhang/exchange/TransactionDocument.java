package io.taizhang.exchange;

import io.taizhang.account.EntryChannel;
import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryType;
import io.taizhang.account.ImportedEntry;
import io.taizhang.account.PostEntry;
import io.taizhang.account.PostLine;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one document, which together become one entry: all of them or none. What a row leaves out, the rows before
 * it say.
 *
 * <p>What it does to the balance follows from the type and the method of the entry ({@link EntryType}), and the method is
 * the file's, or else the default that the caller names for the import. A file that says nothing of methods tells of
 * trade that is settled: its sales are paid, its returns are paid back, and nobody owes anything afterwards. With the
 * default ON_ACCOUNT the same file makes customers owe exactly what it adds up to.
 *
 * <p>A sale that comes to less than nothing is a {@link EntryType#RETURN}: a refund would be paid out of a credit that the
 * customer of a settled sale does not have, and leave them owing what they were given back. For the same reason a refund
 * whose method nobody names is a return; one with a method is what it says. Entries of both have positive amounts, with
 * the lines turned; the sums of the import count them as negative, as the file does.
 */
final class TransactionDocument {

    /** As many lines as an entry may have. */
    static final int MAX_ROWS = 2_000;

    private final List<TransactionRow> rows = new ArrayList<>();
    private @Nullable String customerRef;
    private long spoiltBy;

    /** @throws Refusal 422 when the row does not belong here or another has spoilt the document */
    void add(TransactionRow row) {
        requireWhole();
        if (rows.size() == MAX_ROWS) {
            throw Refusal.rule("row_document_too_long", MAX_ROWS).at(ImportField.DOCUMENT.field());
        }
        if (customerRef == null) {
            customerRef = row.customerRef();
        } else if (row.customerRef() != null && !customerRef.equals(row.customerRef())) {
            throw Refusal.rule("row_document_mixed", customerRef).at(ImportField.CUSTOMER_REF.field());
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
        return customerRef;
    }

    @Nullable
    String customerName() {
        return first(TransactionRow::customerName);
    }

    private <T> @Nullable T first(Function<TransactionRow, @Nullable T> value) {
        for (var row : rows) {
            var said = value.apply(row);
            if (said != null) {
                return said;
            }
        }
        return null;
    }

    /** What the document comes to: refunds are negative, however the file writes them. */
    Money total() {
        var total = Money.fen(0);
        for (var row : rows) {
            total = total.plus(row.amount());
        }
        return givesBack(type()) && total.isPositive() ? total.negated() : total;
    }

    private static boolean givesBack(EntryType type) {
        return type == EntryType.RETURN || type == EntryType.REFUND;
    }

    EntryType type() {
        return rows.get(0).type();
    }

    /**
     * The document as an entry.
     *
     * @throws Refusal 422 {@code row_amount_zero}
     */
    ImportedEntry entry(String externalRef, UUID customerId) {
        var stated =
                Money.fen(rows.stream().mapToLong(row -> row.amount().minor()).sum());
        if (stated.isZero()) {
            throw Refusal.rule("row_amount_zero").at(ImportField.AMOUNT.field());
        }
        var turned = stated.isNegative() && (type() == EntryType.SALE || givesBack(type()));
        var method = first(TransactionRow::method);
        var type = type(turned, method);
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
                        lines(turned),
                        null,
                        null));
    }

    private EntryType type(boolean turned, @Nullable EntryMethod method) {
        var unnamed = type() == EntryType.REFUND && method == null;
        return unnamed || (turned && type() == EntryType.SALE) ? EntryType.RETURN : type();
    }

    /** A file that does not say how was paid tells of what was paid. */
    private static @Nullable EntryMethod usualMethod(EntryType type) {
        return switch (type) {
            case SALE, RETURN, PAYMENT, REFUND -> EntryMethod.OTHER;
            case CHARGE, ADJUSTMENT, WRITE_OFF -> null;
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
