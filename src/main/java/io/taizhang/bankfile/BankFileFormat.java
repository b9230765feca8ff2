package io.taizhang.bankfile;

/** How a file is written. */
public enum BankFileFormat {
    /** CSV or XLSX of a bank, read by a layout. */
    TABLE,
    /** 微信支付交易账单. */
    WECHAT,
    /** 支付宝业务明细 or 账务明细, as CSV or in the zip it comes in. */
    ALIPAY,
    /** ISO 20022 camt.052, camt.053 or camt.054. */
    CAMT,
    /** SWIFT MT940. */
    MT940,
    /** OFX, SGML 1.x or XML 2.x. */
    OFX
}
