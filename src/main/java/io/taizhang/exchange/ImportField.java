package io.taizhang.exchange;

import io.taizhang.platform.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a column can mean, and what such columns are called in the files that people have. */
enum ImportField {
    EXTERNAL_REF(
            ImportTarget.CUSTOMERS,
            "externalRef",
            "客户编号",
            "客户编码",
            "客户代码",
            "会员号",
            "编号",
            "customerid",
            "customerno",
            "id"),
    NAME(
            ImportTarget.CUSTOMERS,
            "name",
            "客户名称",
            "客户姓名",
            "姓名",
            "名称",
            "公司名称",
            "企业名称",
            "单位名称",
            "customername",
            "fullname"),
    KIND(ImportTarget.CUSTOMERS, "kind", "客户类型", "类型", "type"),
    PHONE(
            ImportTarget.CUSTOMERS,
            "phone",
            "手机",
            "手机号",
            "手机号码",
            "移动电话",
            "电话",
            "联系电话",
            "电话号码",
            "mobile",
            "mobilephone",
            "telephone",
            "tel",
            "phonenumber"),
    EMAIL(ImportTarget.CUSTOMERS, "email", "邮箱", "电子邮箱", "邮件", "mail", "emailaddress"),
    TIER(ImportTarget.CUSTOMERS, "tier", "等级", "客户等级", "会员等级", "level"),
    INDUSTRY(ImportTarget.CUSTOMERS, "industry", "行业", "所属行业"),
    CREDIT_CODE(ImportTarget.CUSTOMERS, "creditCode", "统一社会信用代码", "信用代码", "税号", "纳税人识别号", "taxid"),
    TAGS(ImportTarget.CUSTOMERS, "tags", "标签", "客户标签", "tag"),
    PROVINCE(ImportTarget.CUSTOMERS, "province", "省", "省份", "state"),
    CITY(ImportTarget.CUSTOMERS, "city", "市", "城市"),
    DISTRICT(ImportTarget.CUSTOMERS, "district", "区", "区县"),
    ADDRESS(ImportTarget.CUSTOMERS, "address", "地址", "详细地址", "联系地址", "street"),
    POSTCODE(ImportTarget.CUSTOMERS, "postcode", "邮编", "邮政编码", "postalcode", "zip", "zipcode"),
    CREATED_ON(ImportTarget.CUSTOMERS, "createdOn", "建档日期", "注册日期", "开户日期", "registeredon", "since"),
    NOTE(ImportTarget.CUSTOMERS, "note", "备注", "说明", "remark", "comment", "notes"),

    DOCUMENT(
            ImportTarget.TRANSACTIONS,
            "document",
            "发票号",
            "发票号码",
            "单据号",
            "单号",
            "订单号",
            "订单编号",
            "流水号",
            "invoiceno",
            "invoiceid",
            "invoicenumber",
            "invoice",
            "orderno",
            "orderid",
            "documentno"),
    CUSTOMER_REF(
            ImportTarget.TRANSACTIONS,
            "customerRef",
            "客户编号",
            "客户编码",
            "客户代码",
            "会员号",
            "客户",
            "customerid",
            "customerno",
            "customer"),
    CUSTOMER_NAME(ImportTarget.TRANSACTIONS, "customerName", "客户名称", "客户姓名", "姓名"),
    BUSINESS_DATE(
            ImportTarget.TRANSACTIONS,
            "businessDate",
            "日期",
            "业务日期",
            "交易日期",
            "开票日期",
            "订单日期",
            "时间",
            "交易时间",
            "invoicedate",
            "orderdate",
            "transactiondate",
            "date",
            "datetime"),
    TYPE(ImportTarget.TRANSACTIONS, "type", "类型", "交易类型", "业务类型", "transactiontype"),
    AMOUNT(ImportTarget.TRANSACTIONS, "amount", "金额", "总额", "合计", "总金额", "交易金额", "total", "totalamount", "sum"),
    SKU(ImportTarget.TRANSACTIONS, "sku", "货号", "商品编码", "商品编号", "存货编码", "条码", "stockcode", "productcode", "itemcode"),
    PRODUCT(
            ImportTarget.TRANSACTIONS,
            "product",
            "商品",
            "商品名称",
            "品名",
            "货品",
            "存货名称",
            "项目",
            "description",
            "productname",
            "item"),
    QUANTITY(ImportTarget.TRANSACTIONS, "quantity", "数量", "qty"),
    UNIT_PRICE(ImportTarget.TRANSACTIONS, "unitPrice", "单价", "价格", "price"),
    CATEGORY(ImportTarget.TRANSACTIONS, "category", "类别", "分类"),
    METHOD(ImportTarget.TRANSACTIONS, "method", "支付方式", "付款方式", "收款方式", "结算方式", "paymentmethod"),
    MEMO(ImportTarget.TRANSACTIONS, "memo", "摘要", "备注", "说明", "remark", "comment", "note", "notes");

    private final ImportTarget target;
    private final String field;
    private final List<String> spellings;

    ImportField(ImportTarget target, String field, String... spellings) {
        this.target = target;
        this.field = field;
        this.spellings = Stream.concat(Stream.of(field), Arrays.stream(spellings))
                .map(ImportField::plain)
                .toList();
    }

    /** Its name in the contract. */
    String field() {
        return field;
    }

    /** What its columns are called, the surest name first, each as {@link #plain} makes it. */
    List<String> spellings() {
        return spellings;
    }

    static List<ImportField> of(ImportTarget target) {
        return Arrays.stream(values()).filter(field -> field.target == target).toList();
    }

    static Optional<ImportField> find(ImportTarget target, String name) {
        return of(target).stream().filter(field -> field.field.equals(name)).findFirst();
    }

    /** A column's name without what people vary: case, width, spaces, punctuation. */
    static String plain(String name) {
        return Texts.normalised(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
