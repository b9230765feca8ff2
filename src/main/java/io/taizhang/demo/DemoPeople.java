package io.taizhang.demo;

import io.taizhang.customer.Address;
import io.taizhang.customer.AddressType;
import io.taizhang.customer.Contact;
import io.taizhang.customer.ContactPoint;
import io.taizhang.customer.ContactPointType;
import io.taizhang.customer.CustomerKind;
import io.taizhang.customer.CustomerStage;
import io.taizhang.customer.CustomerTier;
import io.taizhang.customer.Gender;
import io.taizhang.customer.RegisterCustomer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.datafaker.Faker;

/** Invents customers: Chinese names, numbers and addresses of nobody, the same ones for the same seed. */
final class DemoPeople {

    private record District(String name, String code, List<String> roads) {}

    private static final List<District> DISTRICTS = List.of(
            new District("黄浦区", "310101", List.of("南京东路", "福州路", "淮海中路", "西藏中路")),
            new District("徐汇区", "310104", List.of("漕溪北路", "衡山路", "肇嘉浜路", "天钥桥路")),
            new District("杨浦区", "310110", List.of("四平路", "国定路", "淞沪路", "控江路")),
            new District("静安区", "310106", List.of("南京西路", "延安中路", "愚园路", "江宁路")),
            new District("浦东新区", "310115", List.of("张杨路", "世纪大道", "浦东南路", "锦绣路")));
    private static final List<String> PREFIXES = List.of("138", "139", "136", "150", "158", "186", "188", "177");
    private static final List<String> TAGS = List.of("老客户", "爱喝茶", "企业团购", "生日礼", "周末到店", "线上下单");
    private static final List<String> INDUSTRIES = List.of("餐饮", "零售", "教育", "软件", "物流", "文化传媒");
    private static final List<String> FIRM_TRADES = List.of("科技", "贸易", "广告", "物业管理", "酒店管理", "建筑设计");
    /** Datafaker's companies are families joined by the words of another language. */
    private static final String FIRST_CHARACTERS = "禾云锦瑞恒嘉晟启远朗清沐澄睿";

    private static final String SECOND_CHARACTERS = "源泰和信达盛悦森川丰辰禾宇林";
    private static final List<String> SOURCES = List.of("到店", "朋友介绍", "小程序", "地推活动", "电话咨询");

    private final Random random;
    private final Faker faker;

    DemoPeople(Random random) {
        this.random = random;
        this.faker = new Faker(Locale.SIMPLIFIED_CHINESE, random);
    }

    RegisterCustomer next(DemoCast.Shop shop, LocalDate today) {
        return next(shop, today, random.nextInt(100) < 12);
    }

    /** Somebody who buys for themselves. */
    RegisterCustomer person(DemoCast.Shop shop, LocalDate today) {
        return next(shop, today, false);
    }

    /** The same person as another one, written down a second time by somebody who heard the name a little otherwise. */
    RegisterCustomer again(RegisterCustomer known) {
        return new RegisterCustomer(
                known.kind(),
                known.name() + one(SECOND_CHARACTERS),
                CustomerTier.POTENTIAL,
                CustomerStage.ACTIVE,
                known.ownerId(),
                known.unitId(),
                null,
                null,
                known.gender(),
                known.birthday(),
                "到店",
                null,
                List.of(),
                Map.of(),
                known.contactPoints(),
                List.of(),
                List.of(),
                null);
    }

    /** @param number of the firm, below 182: no two firms have the same name */
    RegisterCustomer firm(int number, DemoCast.Shop shop) {
        var trade = FIRM_TRADES.get(number % FIRM_TRADES.size());
        var name = "上海" + FIRST_CHARACTERS.charAt(number % FIRST_CHARACTERS.length())
                + SECOND_CHARACTERS.charAt(number % SECOND_CHARACTERS.length()) + trade + "有限公司";
        return new RegisterCustomer(
                CustomerKind.ORGANISATION,
                name,
                number % 4 == 0 ? CustomerTier.VIP : CustomerTier.REGULAR,
                CustomerStage.ACTIVE,
                shop.accountManager(),
                shop.id(),
                trade,
                null,
                null,
                null,
                "地推活动",
                null,
                List.of("企业团购"),
                Map.of(),
                List.of(new ContactPoint(null, ContactPointType.PHONE, landline(), "前台", true, false, null)),
                List.of(address()),
                List.of(new Contact(null, faker.name().name(), "行政主管", phone(), null, null, true)),
                null);
    }

    private RegisterCustomer next(DemoCast.Shop shop, LocalDate today, boolean organisation) {
        var industry = organisation ? one(INDUSTRIES) : null;
        var name = industry == null ? faker.name().name() : company(industry);
        return new RegisterCustomer(
                organisation ? CustomerKind.ORGANISATION : CustomerKind.PERSON,
                name.length() > 60 ? name.substring(0, 60) : name,
                tier(),
                CustomerStage.ACTIVE,
                shop.accountManager(),
                shop.id(),
                industry,
                null,
                organisation ? null : (random.nextBoolean() ? Gender.FEMALE : Gender.MALE),
                organisation ? null : today.minusDays(7_000L + random.nextInt(14_000)),
                one(SOURCES),
                null,
                random.nextInt(3) == 0 ? List.of(one(TAGS)) : List.of(),
                Map.of(),
                List.of(new ContactPoint(null, ContactPointType.MOBILE, phone(), null, true, false, null)),
                random.nextInt(3) == 0 ? List.of() : List.of(address()),
                List.of(),
                null);
    }

    private String company(String industry) {
        return "上海" + one(FIRST_CHARACTERS) + one(SECOND_CHARACTERS) + industry + "有限公司";
    }

    private char one(String characters) {
        return characters.charAt(random.nextInt(characters.length()));
    }

    private CustomerTier tier() {
        int draw = random.nextInt(10);
        return draw == 0 ? CustomerTier.VIP : draw < 7 ? CustomerTier.REGULAR : CustomerTier.POTENTIAL;
    }

    private String landline() {
        return "021-6" + String.format(Locale.ROOT, "%07d", random.nextInt(10_000_000));
    }

    private String phone() {
        return one(PREFIXES) + String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000));
    }

    private Address address() {
        var district = one(DISTRICTS);
        var detail = "%s%d号%d室".formatted(one(district.roads()), 1 + random.nextInt(900), 101 + random.nextInt(2_000));
        return new Address(null, AddressType.HOME, district.code(), "上海市", "上海市", district.name(), detail, null, true);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
