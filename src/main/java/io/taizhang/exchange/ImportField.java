package io.taizhang.exchange;

import io.taizhang.platform.ProblemTexts;
import io.taizhang.platform.Texts;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a column can mean, and what such columns are called in the files that people have. */
enum ImportField implements ProblemTexts.Word {
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
    NUMBER(ImportTarget.CUSTOMERS, "number", "台账编号", "系统编号"),
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
    MEMO(ImportTarget.TRANSACTIONS, "memo", "摘要", "备注", "说明", "remark", "comment", "note", "notes"),

    CONTACT_REF(ImportTarget.CONTACTS, "externalRef", "联系人编号", "联系人编码", "contactid", "contactno", "id"),
    CONTACT_CUSTOMER(ImportTarget.CONTACTS, "customerRef", "客户编号", "客户编码", "客户", "customerid", "customerno"),
    CONTACT_NAME(ImportTarget.CONTACTS, "name", "联系人", "联系人姓名", "姓名", "contactname", "contact", "fullname"),
    CONTACT_POSITION(ImportTarget.CONTACTS, "position", "职务", "职位", "岗位", "title", "jobtitle"),
    CONTACT_PHONE(ImportTarget.CONTACTS, "phone", "手机", "手机号", "电话", "联系电话", "mobile", "telephone", "tel"),
    CONTACT_EMAIL(ImportTarget.CONTACTS, "email", "邮箱", "电子邮箱", "mail", "emailaddress"),
    CONTACT_PRIMARY(ImportTarget.CONTACTS, "primary", "主要联系人", "首要联系人", "主联系人", "isprimary", "main"),
    CONTACT_NOTE(ImportTarget.CONTACTS, "note", "备注", "说明", "remark", "comment", "notes"),

    INTERACTION_REF(ImportTarget.INTERACTIONS, "externalRef", "记录编号", "跟进编号", "编号", "activityid", "id"),
    INTERACTION_CUSTOMER(ImportTarget.INTERACTIONS, "customerRef", "客户编号", "客户编码", "客户", "customerid", "customerno"),
    OCCURRED_AT(ImportTarget.INTERACTIONS, "occurredAt", "时间", "跟进时间", "联系时间", "日期", "date", "datetime", "time"),
    CHANNEL(ImportTarget.INTERACTIONS, "channel", "方式", "渠道", "跟进方式", "联系方式", "type", "activitytype"),
    DIRECTION(ImportTarget.INTERACTIONS, "direction", "方向", "呼叫方向"),
    CONTENT(ImportTarget.INTERACTIONS, "content", "内容", "跟进内容", "沟通内容", "摘要", "body", "subject", "text", "notes"),
    OUTCOME(ImportTarget.INTERACTIONS, "outcome", "结果", "跟进结果", "result"),
    DURATION(ImportTarget.INTERACTIONS, "durationSeconds", "时长秒", "通话时长秒", "duration"),
    PARTICIPANTS(ImportTarget.INTERACTIONS, "participants", "参与人", "参加人", "attendees"),
    NEXT_STEP(ImportTarget.INTERACTIONS, "nextStep", "下一步", "后续", "下次计划"),
    NEXT_STEP_ON(ImportTarget.INTERACTIONS, "nextStepOn", "下次日期", "下次跟进日期", "nextdate"),
    AUTHOR(ImportTarget.INTERACTIONS, "author", "记录人", "跟进人", "用户名", "创建人", "user", "username", "owner", "createdby"),
    WRITTEN_AT(ImportTarget.INTERACTIONS, "createdAt", "创建时间", "录入时间", "created"),

    CONTRACT_NUMBER(ImportTarget.CONTRACTS, "number", "合同编号", "合同号", "编号", "contractno", "contractnumber"),
    CONTRACT_REF(ImportTarget.CONTRACTS, "externalRef", "外部编号", "原系统编号", "contractid", "id"),
    CONTRACT_CUSTOMER(ImportTarget.CONTRACTS, "customerRef", "客户编号", "客户编码", "客户", "customerid", "customerno"),
    TITLE(ImportTarget.CONTRACTS, "title", "合同名称", "合同标题", "名称", "标题", "contractname", "name"),
    CONTRACT_AMOUNT(ImportTarget.CONTRACTS, "amount", "合同金额", "金额", "总金额", "contractvalue", "total"),
    STARTS_ON(ImportTarget.CONTRACTS, "startsOn", "开始日期", "生效日期", "起始日期", "startdate", "start"),
    ENDS_ON(ImportTarget.CONTRACTS, "endsOn", "结束日期", "到期日期", "终止日期", "enddate", "end"),
    SIGNED_ON(ImportTarget.CONTRACTS, "signedOn", "签订日期", "签署日期", "签约日期", "signeddate", "signed"),
    CONTRACT_STATUS(ImportTarget.CONTRACTS, "status", "状态", "合同状态", "state"),
    CONTRACT_OWNER(ImportTarget.CONTRACTS, "owner", "负责人", "归属人", "销售", "user", "username"),
    TERMS(ImportTarget.CONTRACTS, "terms", "条款", "合同条款", "合同内容"),
    CONTRACT_NOTE(ImportTarget.CONTRACTS, "note", "备注", "说明", "remark", "comment", "notes"),

    OLD_NUMBER(ImportTarget.CARDS, "oldNumber", "原卡号", "卡号", "旧卡号", "cardno", "cardnumber", "externalref"),
    PROGRAM(ImportTarget.CARDS, "program", "卡种", "卡类型", "卡产品", "cardtype", "programcode"),
    CARD_CUSTOMER(ImportTarget.CARDS, "customerRef", "客户编号", "持卡人编号", "会员号", "客户", "customerid", "holder"),
    PRINCIPAL(ImportTarget.CARDS, "principal", "本金", "本金余额", "余额", "储值余额", "balance"),
    BONUS(ImportTarget.CARDS, "bonus", "赠金", "赠送金额", "赠送余额", "bonusbalance"),
    EXPIRES_ON(ImportTarget.CARDS, "expiresOn", "有效期至", "有效期", "到期日期", "expirydate", "expiry");

    /** Whose columns tell in which order a file writes its dates. */
    private static final Set<ImportField> DATES = EnumSet.of(
            BUSINESS_DATE,
            CREATED_ON,
            OCCURRED_AT,
            NEXT_STEP_ON,
            WRITTEN_AT,
            STARTS_ON,
            ENDS_ON,
            SIGNED_ON,
            EXPIRES_ON);

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

    /** What people call it; in English by its name in the contract, in words. */
    @Override
    public String in(Locale language) {
        return language.getLanguage().equals("en")
                ? field.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT)
                : spellings.get(1);
    }

    /** As refusals that are kept hold it. */
    @Override
    public String toString() {
        return field;
    }

    /** What its columns are called, the surest name first, each as {@link #plain} makes it. */
    List<String> spellings() {
        return spellings;
    }

    static List<ImportField> of(ImportTarget target) {
        return Arrays.stream(values()).filter(field -> field.target == target).toList();
    }

    /** Whether a field of this name holds dates. */
    static boolean isDate(String name) {
        return DATES.stream().anyMatch(field -> field.field.equals(name));
    }

    static Optional<ImportField> find(ImportTarget target, String name) {
        return of(target).stream().filter(field -> field.field.equals(name)).findFirst();
    }

    /** A column's name without what people vary: case, width, spaces, punctuation. */
    static String plain(String name) {
        return Texts.normalised(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
