package io.taizhang.exchange;

import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryType;
import io.taizhang.customer.CustomerKind;
import io.taizhang.customer.CustomerTier;
import io.taizhang.platform.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that files use for the values of the contract. The values' own names are understood everywhere. */
final class Words<E extends Enum<E>> {

    static final Words<CustomerKind> KIND = new Words<>(CustomerKind.class)
            .with(CustomerKind.PERSON, "个人", "自然人", "散客")
            .with(CustomerKind.ORGANISATION, "企业", "公司", "单位", "组织", "organization", "company");
    static final Words<CustomerTier> TIER = new Words<>(CustomerTier.class)
            .with(CustomerTier.VIP, "贵宾", "重要", "重点客户")
            .with(CustomerTier.REGULAR, "普通", "一般", "普通客户")
            .with(CustomerTier.POTENTIAL, "潜在", "潜在客户");
    static final Words<EntryType> TYPE = new Words<>(EntryType.class)
            .with(EntryType.SALE, "销售", "消费", "销售单", "invoice")
            .with(EntryType.CHARGE, "应收", "费用", "收费")
            .with(EntryType.PAYMENT, "收款", "回款", "付款", "还款")
            .with(EntryType.RETURN, "退货", "退货单")
            .with(EntryType.REFUND, "退款")
            .with(EntryType.ADJUSTMENT, "调整", "调账")
            .with(EntryType.WRITE_OFF, "核销", "坏账核销");
    static final Words<EntryMethod> METHOD = new Words<>(EntryMethod.class)
            .with(EntryMethod.CASH, "现金")
            .with(EntryMethod.TRANSFER, "转账", "银行转账", "汇款")
            .with(EntryMethod.WECHAT, "微信", "微信支付")
            .with(EntryMethod.ALIPAY, "支付宝")
            .with(EntryMethod.CARD, "储值卡", "会员卡")
            .with(EntryMethod.BANK_CARD, "银行卡", "刷卡", "creditcard")
            .with(EntryMethod.ON_ACCOUNT, "赊账", "挂账", "月结", "赊销")
            .with(EntryMethod.OTHER, "其他", "其它");

    private final Map<String, E> values = new HashMap<>();
    private final String known;

    private Words(Class<E> type) {
        for (var value : type.getEnumConstants()) {
            values.put(ImportField.plain(value.name()), value);
        }
        known = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private Words<E> with(E value, String... words) {
        for (var word : words) {
            values.put(word, value);
        }
        return this;
    }

    /** @throws Refusal 422 {@code row_value_unknown} at the field */
    E read(String text, ImportField field) {
        var value = values.get(ImportField.plain(text));
        if (value == null) {
            throw Refusal.rule("row_value_unknown", text.length() > 40 ? text.substring(0, 40) : text, known)
                    .at(field.field());
        }
        return value;
    }
}
