package io.taizhang.export;

import io.taizhang.account.EntryService;
import io.taizhang.account.EntryView;
import io.taizhang.card.CardService;
import io.taizhang.card.CardView;
import io.taizhang.contract.ContractService;
import io.taizhang.contract.ContractView;
import io.taizhang.customer.Address;
import io.taizhang.customer.Contact;
import io.taizhang.customer.ContactPoint;
import io.taizhang.customer.ContactPointType;
import io.taizhang.customer.CustomerFile;
import io.taizhang.customer.CustomerRef;
import io.taizhang.customer.CustomerService;
import io.taizhang.customer.CustomerView;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.interaction.InteractionService;
import io.taizhang.interaction.InteractionView;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Money;
import io.taizhang.platform.Page;
import io.taizhang.segment.SegmentService;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lists that can be exported, each with its columns. Amounts are in yuan, moments in the time of the business. */
@ApplicationScoped
class ExportTables {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What values are called in a file; an import understands these words, and the value's own name for all others. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("PERSON", "个人"),
            Map.entry("ORGANISATION", "企业"),
            Map.entry("VIP", "贵宾"),
            Map.entry("REGULAR", "普通"),
            Map.entry("POTENTIAL", "潜在"),
            Map.entry("CALL", "电话"),
            Map.entry("VISIT", "拜访"),
            Map.entry("MAIL", "邮件"),
            Map.entry("SMS", "短信"),
            Map.entry("WECHAT", "微信"),
            Map.entry("WECOM", "企业微信"),
            Map.entry("MEETING", "会议"),
            Map.entry("NOTE", "备注"),
            Map.entry("OTHER", "其他"),
            Map.entry("INBOUND", "呼入"),
            Map.entry("OUTBOUND", "呼出"),
            Map.entry("INTERNAL", "内部"),
            Map.entry("DRAFT", "草稿"),
            Map.entry("SIGNED", "已签"),
            Map.entry("ACTIVE", "生效"),
            Map.entry("EXPIRED", "已到期"),
            Map.entry("SALE", "销售"),
            Map.entry("CHARGE", "应收"),
            Map.entry("PAYMENT", "收款"),
            Map.entry("RETURN", "退货"),
            Map.entry("REFUND", "退款"),
            Map.entry("ADJUSTMENT", "调整"),
            Map.entry("WRITE_OFF", "核销"),
            Map.entry("CASH", "现金"),
            Map.entry("TRANSFER", "转账"),
            Map.entry("ALIPAY", "支付宝"),
            Map.entry("CARD", "储值卡"),
            Map.entry("BANK_CARD", "银行卡"),
            Map.entry("ON_ACCOUNT", "赊账"));

    private final CustomerService customers;
    private final CustomerFile file;
    private final SegmentService segments;
    private final InteractionService interactions;
    private final EntryService entries;
    private final ContractService contracts;
    private final CardService cards;
    private final StaffDirectory staff;
    private final BusinessTime time;

    ExportTables(
            CustomerService customers,
            CustomerFile file,
            SegmentService segments,
            InteractionService interactions,
            EntryService entries,
            ContractService contracts,
            CardService cards,
            StaffDirectory staff,
            BusinessTime time) {
        this.customers = customers;
        this.file = file;
        this.segments = segments;
        this.interactions = interactions;
        this.entries = entries;
        this.contracts = contracts;
        this.cards = cards;
        this.staff = staff;
        this.time = time;
    }

    ExportTable<CustomerView> customers() {
        return new ExportTable<>(
                "customers",
                header("台账编号,客户编号,客户名称,客户类型,手机,邮箱,等级,行业,统一社会信用代码,标签,省,市,区,详细地址,邮编,建档日期,备注"),
                this::listed,
                shown -> shown.stream().map(this::row).toList());
    }

    /** The same columns of the customers of a set, whose pages it reads instead of the list's. */
    ExportTable<CustomerView> of(ExportTable<CustomerView> table, ExportSet set) {
        return new ExportTable<>(
                table.name(),
                table.header(),
                request -> segments.all(set.viewId(), set.filter(), set.q(), set.sort(), request.cursor),
                table.rows());
    }

    /** The best hits of a search are one page; an export is of all of them, and so in an order. */
    private Page<CustomerView> listed(ListRequest request) {
        if (request.sort == null) {
            request.sort = "-createdAt";
        }
        return customers.list(request, List.of());
    }

    private List<@Nullable Object> row(CustomerView customer) {
        var address = customer.addresses().stream()
                .filter(one -> Boolean.TRUE.equals(one.primary()))
                .findFirst();
        return line(
                customer.number(),
                customer.externalRef(),
                customer.name(),
                word(customer.kind()),
                customer.phone(),
                email(customer.contactPoints()),
                word(customer.tier()),
                customer.industry(),
                customer.creditCode(),
                String.join(",", customer.tags()),
                address.map(Address::province).orElse(null),
                address.map(Address::city).orElse(null),
                address.map(Address::district).orElse(null),
                address.map(Address::detail).orElse(null),
                address.map(Address::postcode).orElse(null),
                time.dayOf(customer.createdAt()),
                customer.note());
    }

    private static @Nullable String email(List<ContactPoint> points) {
        return points.stream()
                .filter(point -> point.type() == ContactPointType.EMAIL)
                .filter(point -> Boolean.TRUE.equals(point.primary()))
                .map(ContactPoint::value)
                .findFirst()
                .orElse(null);
    }

    /** The people at the customers that a list of customers shows. */
    ExportTable<CustomerView> contacts() {
        return new ExportTable<>("contacts", header("联系人编号,客户编号,客户名称,联系人,职务,手机,邮箱,主要联系人,备注"), this::listed, shown -> {
            var lines = new ArrayList<List<@Nullable Object>>();
            for (var customer : shown) {
                customer.contacts().forEach(contact -> lines.add(row(customer, contact)));
            }
            return lines;
        });
    }

    private static List<@Nullable Object> row(CustomerView customer, Contact contact) {
        return line(
                contact.id(),
                customer.number(),
                customer.name(),
                contact.name(),
                contact.position(),
                contact.phone(),
                contact.email(),
                Boolean.TRUE.equals(contact.primary()) ? "是" : "否",
                contact.note());
    }

    ExportTable<InteractionView> interactions() {
        return new ExportTable<>(
                "interactions",
                header("记录编号,客户编号,客户名称,跟进时间,方式,方向,内容,跟进结果,参与人,下一步,下次日期,记录人,姓名,创建时间"),
                interactions::list,
                shown -> {
                    var known = numbers(shown, InteractionView::customerId);
                    var authors = staff.usernames(
                            shown.stream().map(InteractionView::staffId).toList());
                    return shown.stream()
                            .map(one -> line(
                                    one.id(),
                                    known.get(one.customerId()),
                                    one.customerName(),
                                    moment(one.occurredAt()),
                                    word(one.channel()),
                                    word(one.direction()),
                                    one.content(),
                                    one.outcome(),
                                    String.join(",", one.participants()),
                                    one.nextStep(),
                                    one.nextStepOn(),
                                    authors.get(one.staffId()),
                                    one.staffName(),
                                    moment(one.createdAt())))
                            .toList();
                });
    }

    ExportTable<EntryView> transactions() {
        return new ExportTable<>(
                "transactions", header("单据号,客户编号,客户名称,业务日期,交易类型,金额,支付方式,类别,摘要,状态,未结清,入账时间"), entries::list, shown -> {
                    var known = numbers(shown, EntryView::customerId);
                    return shown.stream()
                            .map(one -> line(
                                    one.externalRef() == null ? one.number() : one.externalRef(),
                                    known.get(one.customerId()),
                                    one.customerName(),
                                    one.businessDate(),
                                    word(one.type()),
                                    yuan(one.amount()),
                                    word(one.method()),
                                    one.category(),
                                    one.memo(),
                                    one.status(),
                                    yuan(one.residual()),
                                    moment(one.postedAt())))
                            .toList();
                });
    }

    ExportTable<ContractView> contracts() {
        return new ExportTable<>(
                "contracts", header("合同编号,客户编号,客户名称,合同名称,合同金额,开始日期,结束日期,签订日期,状态,负责人,条款,备注"), contracts::list, shown -> {
                    var known = numbers(shown, ContractView::customerId);
                    var owners = staff.usernames(shown.stream()
                            .map(ContractView::ownerId)
                            .filter(Objects::nonNull)
                            .toList());
                    return shown.stream()
                            .map(one -> line(
                                    one.number(),
                                    known.get(one.customerId()),
                                    one.customerName(),
                                    one.title(),
                                    yuan(one.amount()),
                                    one.startsOn(),
                                    one.endsOn(),
                                    one.signedOn(),
                                    word(one.status()),
                                    one.ownerId() == null ? null : owners.get(one.ownerId()),
                                    one.terms(),
                                    one.note()))
                            .toList();
                });
    }

    ExportTable<CardView> cards() {
        return new ExportTable<>("cards", header("卡号,卡种,客户编号,客户名称,状态,本金,赠金,冻结,有效期至,发卡时间"), cards::list, shown -> {
            var known = numbers(shown, CardView::customerId);
            return shown.stream()
                    .map(one -> line(
                            one.number(),
                            one.programName(),
                            one.customerId() == null ? null : known.get(one.customerId()),
                            one.customerName(),
                            one.status(),
                            yuan(one.principal()),
                            yuan(one.bonus()),
                            yuan(one.held()),
                            one.expiresOn(),
                            moment(one.issuedAt())))
                    .toList();
        });
    }

    /** The numbers of the customers of rows that the caller may see. */
    private <V> Map<UUID, String> numbers(List<V> rows, Function<V, @Nullable UUID> customer) {
        var ids = rows.stream()
                .flatMap(row -> Stream.ofNullable(customer.apply(row)))
                .distinct()
                .toList();
        var numbers = new HashMap<UUID, String>();
        for (Map.Entry<UUID, CustomerRef> known : file.find(ids).entrySet()) {
            numbers.put(known.getKey(), known.getValue().number());
        }
        return numbers;
    }

    private static List<String> header(String names) {
        return List.of(names.split(",", -1));
    }

    private static List<@Nullable Object> line(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    private static @Nullable String word(@Nullable Enum<?> value) {
        return value == null ? null : WORDS.getOrDefault(value.name(), value.name());
    }

    private static @Nullable BigDecimal yuan(@Nullable Money money) {
        return money == null ? null : new BigDecimal(money.amount());
    }

    private @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : MOMENT.format(time.shown(moment));
    }
}
