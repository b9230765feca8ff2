package io.taizhang.handover;

/** What a column of an export can hold; each row is a line of a voucher. */
public enum ExportField {
    /** Of the voucher. */
    DATE,
    YEAR,
    PERIOD,
    WORD,
    NUMBER,
    VOUCHER_ID,
    SUMMARY,
    /** On which it happened. */
    BUSINESS_DATE,
    /** The name of the program that made it: names of people would make the same file differ. */
    PREPARER,
    /** Of the line, from 1. */
    LINE,
    LINE_FROM_ZERO,
    /** In the finance system, where it has another one there. */
    ACCOUNT_CODE,
    ACCOUNT_NAME,
    DEBIT,
    CREDIT,
    /** Debit or credit, whichever there is. */
    AMOUNT,
    CUSTOMER_NUMBER,
    CUSTOMER_NAME,
    SHOP_CODE,
    SHOP_NAME,
    /** 客户---number---name where the account has the customer's dimension. */
    AUXILIARY
}
