package io.taizhang.exchange;

import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryType;
import io.taizhang.account.PostLine;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.tabular.DateReader;
import io.taizhang.tabular.Figures;
import io.taizhang.tabular.TableRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a row of transactions says.
 *
 * @param customerRef null when the row leaves it to the other rows of its document
 * @param amount what the row comes to, negative for a return
 * @param line null when the row is nothing but an amount
 */
record TransactionRow(
        TableRow source,
        @Nullable String customerRef,
        @Nullable String customerName,
        LocalDate businessDate,
        EntryType type,
        @Nullable EntryMethod method,
        @Nullable String category,
        @Nullable String memo,
        Money amount,
        @Nullable PostLine line) {

    /** An amount in yuan with no more digits before the point is no larger than any may be. */
    private static final int SURE_DIGITS = 11;

    /** @throws Refusal 422 at the field that cannot be read */
    static TransactionRow of(TableRow row, ColumnMapping columns, DateReader dates) {
        var type = columns.value(row, ImportField.TYPE);
        var method = columns.value(row, ImportField.METHOD);
        var line = line(row, columns);
        return new TransactionRow(
                row,
                columns.value(row, ImportField.CUSTOMER_REF),
                columns.value(row, ImportField.CUSTOMER_NAME),
                dates.read(required(row, columns, ImportField.BUSINESS_DATE), ImportField.BUSINESS_DATE.field()),
                type == null ? EntryType.SALE : Words.TYPE.read(type, ImportField.TYPE),
                method == null ? null : Words.METHOD.read(method, ImportField.METHOD),
                columns.value(row, ImportField.CATEGORY),
                columns.value(row, ImportField.MEMO),
                line == null ? money(required(row, columns, ImportField.AMOUNT), ImportField.AMOUNT) : lineAmount(line),
                line);
    }

    private static String required(TableRow row, ColumnMapping columns, ImportField field) {
        var value = columns.value(row, field);
        if (value == null) {
            throw ImportRow.missing(field);
        }
        return value;
    }

    /** @throws Refusal 422 at the field that is no amount */
    static Money money(String text, ImportField field) {
        return money(Figures.read(text, field.field()), field);
    }

    private static Money money(BigDecimal value, ImportField field) {
        if (value.scale() <= 2 && value.precision() - value.scale() <= SURE_DIGITS) {
            return Money.fen(value.movePointRight(2).longValueExact());
        }
        try {
            return Money.parse(value.toPlainString(), Money.CNY);
        } catch (Refusal refusal) {
            var arguments = refusal.arguments().toArray();
            throw Refusal.rule(refusal.code(), arguments).at(field.field());
        }
    }

    private static Money lineAmount(PostLine line) {
        var gross = line.unitPrice().times(new BigDecimal(line.quantity()));
        return line.discount() == null ? gross : gross.minus(line.discount());
    }

    /** The row as a line: of quantity, price and amount two are enough, and where they differ there was a discount. */
    private static @Nullable PostLine line(TableRow row, ColumnMapping columns) {
        var product = columns.value(row, ImportField.PRODUCT);
        var sku = columns.value(row, ImportField.SKU);
        var quantityText = columns.value(row, ImportField.QUANTITY);
        var priceText = columns.value(row, ImportField.UNIT_PRICE);
        var amountText = columns.value(row, ImportField.AMOUNT);
        if (priceText == null && (amountText == null || (product == null && sku == null && quantityText == null))) {
            return null;
        }
        var amount = amountText == null ? null : Figures.read(amountText, ImportField.AMOUNT.field());
        var quantity = quantity(quantityText, amount);
        var price = priceText == null
                ? price(amount == null ? BigDecimal.ZERO : amount, quantity)
                : Figures.read(priceText, ImportField.UNIT_PRICE.field());
        var total = amount == null ? price.multiply(quantity).setScale(2, RoundingMode.HALF_UP) : amount;
        return line(name(row, columns, product, sku), sku, quantity, price, total);
    }

    private static BigDecimal quantity(@Nullable String text, @Nullable BigDecimal amount) {
        if (text == null) {
            return amount != null && amount.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        }
        var quantity = Figures.read(text, ImportField.QUANTITY.field());
        if (quantity.signum() == 0 || quantity.scale() > 4 || quantity.abs().compareTo(MOST) > 0) {
            throw Refusal.rule("row_quantity_unusable", quantity.toPlainString())
                    .at(ImportField.QUANTITY.field());
        }
        return quantity;
    }

    private static final BigDecimal MOST = new BigDecimal("999999999");

    private static BigDecimal price(BigDecimal amount, BigDecimal quantity) {
        return amount.divide(quantity, 6, RoundingMode.HALF_UP);
    }

    private static String name(TableRow row, ColumnMapping columns, @Nullable String product, @Nullable String sku) {
        if (product != null) {
            return product;
        }
        var memo = columns.value(row, ImportField.MEMO);
        return sku != null ? sku : memo != null && memo.length() <= 200 ? memo : "-";
    }

    /**
     * Prices are kept to the 分. One that has more decimals is rounded up and the line gets the difference off, so that it
     * comes to the same.
     */
    private static PostLine line(
            String product, @Nullable String sku, BigDecimal quantity, BigDecimal price, BigDecimal total) {
        var unitPrice = money(
                price.setScale(2, price.signum() < 0 ? RoundingMode.HALF_UP : RoundingMode.UP), ImportField.UNIT_PRICE);
        var discount = unitPrice.times(quantity).minus(money(total, ImportField.AMOUNT));
        return new PostLine(
                product,
                sku,
                quantity.stripTrailingZeros().toPlainString(),
                unitPrice,
                discount.isZero() ? null : discount,
                null);
    }
}
