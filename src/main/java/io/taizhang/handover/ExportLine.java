package io.taizhang.handover;

import io.taizhang.platform.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a voucher with everything that a file can say of it. */
record ExportLine(
        UUID voucherId,
        LocalDate dated,
        LocalDate businessDate,
        String word,
        int number,
        int position,
        String summary,
        String accountCode,
        String accountName,
        long debit,
        long credit,
        @Nullable String customerNumber,
        @Nullable String customerName,
        @Nullable String shopCode,
        @Nullable String shopName) {

    private static final String PREPARER = "台账";

    /** A field as a number, a date or a text. */
    Object value(ExportField field, ExportLayout layout) {
        return switch (field) {
            case DATE -> day(dated, layout);
            case YEAR -> dated.getYear();
            case PERIOD -> dated.getMonthValue();
            case WORD -> word;
            case NUMBER -> number;
            case VOUCHER_ID -> voucherId.toString();
            case SUMMARY -> shortened(summary, layout.maxSummary());
            case BUSINESS_DATE -> day(businessDate, layout);
            case PREPARER -> PREPARER;
            case LINE -> position + 1;
            case LINE_FROM_ZERO -> position;
            case ACCOUNT_CODE -> layout.hasPlainCodes() ? accountCode.replace(".", "") : accountCode;
            case ACCOUNT_NAME -> accountName;
            case DEBIT -> yuan(debit);
            case CREDIT -> yuan(credit);
            case AMOUNT -> yuan(debit + credit);
            case CUSTOMER_NUMBER -> text(customerNumber);
            case CUSTOMER_NAME -> text(customerName);
            case SHOP_CODE -> text(shopCode);
            case SHOP_NAME -> text(shopName);
            case AUXILIARY -> customerNumber == null ? "" : "客户---" + customerNumber + "---" + text(customerName);
        };
    }

    private static String day(LocalDate day, ExportLayout layout) {
        return DateTimeFormatter.ofPattern(layout.dateFormat(), Locale.ROOT).format(day);
    }

    private static BigDecimal yuan(long minor) {
        return new BigDecimal(Money.fen(minor).amount());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Cut between characters, not within one. */
    private static String shortened(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
