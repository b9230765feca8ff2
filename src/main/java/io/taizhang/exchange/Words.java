package io.taizhang.exchange;

import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryType;
import io.taizhang.customer.CustomerKind;
import io.taizhang.customer.CustomerTier;
import io.taizhang.interaction.InteractionChannel;
import io.taizhang.interaction.InteractionDirection;
import io.taizhang.interaction.InteractionOutcome;
import io.taizhang.platform.Refusal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The words that files use for the values of the contract. The values' own names are understood everywhere. */
final class Words<E extends Enum<E>> {

    static final Words<CustomerKind> KIND = new Words<>(CustomerKind.class)
            .with(CustomerKind.PERSON, "个人", "自然人", "散客")
            .with(CustomerKind.ORGANISATION, "单位", "企业", "公司", "组织", "organization", "company");
    static final Words<CustomerTier> TIER = new Words<>(CustomerTier.class)
            .with(CustomerTier.VIP, "VIP", "贵宾", "重要", "重点客户")
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

    static final Words<InteractionChannel> CHANNEL = new Words<>(InteractionChannel.class)
            .with(InteractionChannel.CALL, "电话", "通话", "致电", "phone", "phonecall")
            .with(InteractionChannel.VISIT, "拜访", "上门", "面谈", "来访")
            .with(InteractionChannel.MAIL, "邮件", "电子邮件", "email")
            .with(InteractionChannel.SMS, "短信")
            .with(InteractionChannel.WECHAT, "微信")
            .with(InteractionChannel.WECOM, "企业微信", "企微")
            .with(InteractionChannel.MEETING, "会议", "开会")
            .with(InteractionChannel.NOTE, "备注", "记录")
            .with(InteractionChannel.OTHER, "其他", "其它");
    static final Words<InteractionDirection> DIRECTION = new Words<>(InteractionDirection.class)
            .with(InteractionDirection.INBOUND, "呼入", "来电", "客户联系", "incoming")
            .with(InteractionDirection.OUTBOUND, "呼出", "去电", "外呼", "主动联系", "outgoing")
            .with(InteractionDirection.INTERNAL, "内部");
    static final Words<InteractionOutcome> OUTCOME = new Words<>(InteractionOutcome.class)
            .with(InteractionOutcome.REACHED, "已联系", "接通")
            .with(InteractionOutcome.NO_ANSWER, "未接", "未接通", "无人接听")
            .with(InteractionOutcome.INTERESTED, "有意向")
            .with(InteractionOutcome.NOT_INTERESTED, "无意向")
            .with(InteractionOutcome.DONE, "已完成", "完成")
            .with(InteractionOutcome.OTHER, "其他", "其它");
    static final Words<ContractState> STATE = new Words<>(ContractState.class)
            .with(ContractState.DRAFT, "草稿", "未签", "待签")
            .with(ContractState.SIGNED, "已签", "已签订", "已签署", "执行中", "履行中", "生效", "active")
            .with(ContractState.SIGNED, "已到期", "到期", "已过期", "完成", "已完成", "expired", "closed");

    /** What a file says of where a contract stands; from when to when a signed one runs is for its dates to say. */
    enum ContractState {
        DRAFT,
        SIGNED
    }

    private static final List<Words<?>> ALL = List.of(KIND, TIER, TYPE, METHOD, CHANNEL, DIRECTION, OUTCOME, STATE);

    private final Map<String, E> values = new HashMap<>();
    /** The first word for each value, which is how it is named to people who write Chinese. */
    private final Map<E, String> first;

    private final String known;

    private Words(Class<E> type) {
        for (var value : type.getEnumConstants()) {
            values.put(ImportField.plain(value.name()), value);
        }
        first = new EnumMap<>(type);
        known = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private Words<E> with(E value, String... words) {
        for (var word : words) {
            values.put(ImportField.plain(word), value);
        }
        first.putIfAbsent(value, words[0]);
        return this;
    }

    /** The values that a refusal has listed by their names in the contract, by words of this language. */
    static String in(String known, Locale language) {
        if (language.getLanguage().equals("en")) {
            return known;
        }
        return ALL.stream()
                .filter(words -> words.known.equals(known))
                .findFirst()
                .map(words -> String.join("、", words.first.values()))
                .orElse(known);
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
