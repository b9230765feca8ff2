package io.taizhang.regulation;

import static io.taizhang.support.Given.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import io.taizhang.regulation.PrepaidPurchase.Buyer;
import io.taizhang.support.Given;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
class PrepaidRuleTest {

    private static final String RULES = "/api/v1/prepaid-rules";
    /** The rule that these tests decide about; nothing else in the product reads it. */
    private static final String KEPT = "REGISTRATION_KEPT";

    private record Law(PrepaidRuleKey key, long value, String article, String words) {}

    private static final List<Law> LAWS = List.of(
            new Law(PrepaidRuleKey.REGISTERED_BALANCE_CAP, 500_000, "第十八条", "单张记名卡限额不得超过5000元"),
            new Law(PrepaidRuleKey.ANONYMOUS_BALANCE_CAP, 100_000, "第十八条", "单张不记名卡限额不得超过1000元"),
            new Law(PrepaidRuleKey.REGISTERED_MAY_EXPIRE, 0, "第十九条", "记名卡不得设有效期"),
            new Law(PrepaidRuleKey.ANONYMOUS_MIN_VALIDITY, 36, "第十九条", "不记名卡有效期不得少于3年"),
            new Law(PrepaidRuleKey.REAL_NAME_FROM, 1_000_000, "第十五条", "一次性购买1万元（含）以上不记名卡"),
            new Law(PrepaidRuleKey.REGISTRATION_KEPT, 60, "第十六条", "登记信息5年以上"),
            new Law(PrepaidRuleKey.TRANSFER_FROM_ORGANISATION, 500_000, "第十七条", "单位一次性购卡金额达5000元（含）以上"),
            new Law(PrepaidRuleKey.TRANSFER_FROM_PERSON, 5_000_000, "第十七条", "个人一次性购卡金额达5万元（含）以上"),
            new Law(PrepaidRuleKey.RETURN_IN_CASH_BELOW, 10_000, "第二十条", "退货金额不足100元"),
            new Law(PrepaidRuleKey.CASH_REFUND_BELOW, 10_000, "第二十一条", "余额不足100元"),
            new Law(PrepaidRuleKey.CUSTODY_LARGE, 2_000, "第二十六条", "规模发卡企业存管资金比例不低于上一季度预收资金余额的20%"),
            new Law(PrepaidRuleKey.CUSTODY_GROUP, 3_000, "第二十六条", "集团发卡企业存管资金比例不低于上一季度预收资金余额的30%"),
            new Law(PrepaidRuleKey.CUSTODY_BRAND, 4_000, "第二十六条", "品牌发卡企业存管资金比例不低于上一季度预收资金余额的40%"),
            new Law(PrepaidRuleKey.REFUND_WITHIN, 7, "第十四条", "自付款之日起七日内"));

    @Inject
    PrepaidRules rules;

    @Inject
    BusinessTime time;

    @Inject
    DataSource dataSource;

    @AfterEach
    void the_rule_is_as_it_is_written_again() {
        override(KEPT, null, "测试完毕").statusCode(200);
    }

    @TestFactory
    Stream<DynamicTest> each_rule_has_its_figure_and_quotes_its_article() {
        assertThat(LAWS).extracting(Law::key).containsExactlyInAnyOrder(PrepaidRuleKey.values());
        return LAWS.stream()
                .map(law -> DynamicTest.dynamicTest(law.words(), () -> {
                    var rule = get(law.key().name());
                    rule.body("rule.writtenValue", is(Math.toIntExact(law.value())))
                            .body("rule.article", is(law.article()))
                            .body("rule.unit", is(law.key().unit.name()))
                            .body("rule.source", notNullValue());
                    assertThat(rule.extract().<String>path("rule.quotation")).contains(law.words());
                    assertThat(rules.value(law.key())).isEqualTo(law.value());
                }));
    }

    @Test
    void what_is_doubtful_says_so_and_why() {
        admin().get(RULES)
                .then()
                .statusCode(200)
                .body("items.findAll { !it.certain }.key", hasItems("CASH_REFUND_BELOW", "REFUND_WITHIN"))
                .body("items.findAll { !it.certain }.doubt", everyItem(notNullValue()))
                .body("items.findAll { it.certain }.doubt", everyItem(nullValue()))
                .body("items.find { it.key == 'ANONYMOUS_BALANCE_CAP' }.amount.amount", is("1000.00"));
    }

    @Test
    void a_decision_counts_at_once_and_is_written_down() {
        override(KEPT, 84L, "本市要求保存七年")
                .statusCode(200)
                .body("value", is(84))
                .body("writtenValue", is(60))
                .body("override.reason", is("本市要求保存七年"))
                .body("override.decidedByName", notNullValue());
        assertThat(rules.value(PrepaidRuleKey.REGISTRATION_KEPT)).isEqualTo(84);
        String decision = get(KEPT).extract().path("overrides[0].id");
        admin().get("/api/v1/audit-entries?subjectId=" + decision)
                .then()
                .body("items.action", is(List.of("prepaid_rule.overridden")))
                .body("items[0].before.value", is(60))
                .body("items[0].after.rule.value", is(84))
                .body("items[0].after.decision.reason", is("本市要求保存七年"));
    }

    @Test
    void without_a_value_the_rule_holds_as_it_is_written_and_the_history_stays() {
        override(KEPT, 72L, "试行").statusCode(200);
        override(KEPT, null, "恢复法定").statusCode(200).body("value", is(60)).body("override", nullValue());
        assertThat(rules.value(PrepaidRuleKey.REGISTRATION_KEPT)).isEqualTo(60);
        get(KEPT)
                .body("overrides[0].reason", is("恢复法定"))
                .body("overrides[0].value", nullValue())
                .body("overrides[1].value", is(72));
    }

    @Test
    void a_decision_may_count_from_a_later_day() {
        var tomorrow = time.today().plusDays(1);
        put(KEPT, Map.of("value", 96, "reason", "明日起", "validFrom", tomorrow.toString()))
                .statusCode(200)
                .body("value", is(60));
        assertThat(rules.value(PrepaidRuleKey.REGISTRATION_KEPT)).isEqualTo(60);
        assertThat(rules.value(PrepaidRuleKey.REGISTRATION_KEPT, tomorrow)).isEqualTo(96);
        put(KEPT, withoutValue("取消", tomorrow)).statusCode(200);
    }

    @Test
    void nothing_is_decided_for_days_that_have_passed() {
        put(
                        KEPT,
                        Map.of(
                                "value",
                                61,
                                "reason",
                                "补记",
                                "validFrom",
                                time.today().minusDays(1).toString()))
                .statusCode(422)
                .body("code", is("prepaid_rule_backdated"));
    }

    @Test
    void a_value_that_the_unit_does_not_have_is_refused() {
        override("CUSTODY_GROUP", 10_001L, "手误").statusCode(422).body("code", is("prepaid_rule_value"));
        override("REGISTERED_MAY_EXPIRE", 2L, "手误").statusCode(422).body("code", is("prepaid_rule_value"));
        override(KEPT, -1L, "手误").statusCode(400).body("code", is("validation_failed"));
    }

    @Test
    void a_reason_is_required() {
        override(KEPT, 61L, " ").statusCode(400).body("code", is("validation_failed"));
    }

    @Test
    void an_unknown_rule_is_not_found() {
        admin().get(RULES + "/NO_SUCH_RULE").then().statusCode(404);
    }

    @Test
    void only_the_administrator_decides() {
        for (var role : List.of("MANAGER", "FINANCE", "AUDITOR", "CASHIER")) {
            Given.as(role)
                    .body(Map.of("value", 61, "reason", "越权"))
                    .put(RULES + "/" + KEPT + "/override")
                    .then()
                    .statusCode(403);
        }
        Given.as("AUDITOR").get(RULES).then().statusCode(200);
        Given.as("CASHIER").get(RULES).then().statusCode(403);
    }

    @Test
    void neither_laws_nor_decisions_can_be_rewritten() {
        for (var sql : List.of(
                "update prepaid_rule set value = 1", "delete from prepaid_rule_override", "truncate prepaid_rule")) {
            assertThatThrownBy(() -> execute(sql))
                    .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                            .isEqualTo("42501"));
        }
    }

    @Test
    void from_fifty_thousand_on_a_person_pays_by_transfer() {
        refused("prepaid_cash_not_allowed", "50000.00", true, Buyer.PERSON, true);
        accepted("49999.99", true, Buyer.PERSON, true);
        accepted("50000.00", false, Buyer.PERSON, true);
    }

    @Test
    void from_five_thousand_on_an_organisation_pays_by_transfer() {
        refused("prepaid_cash_not_allowed", "5000.00", true, Buyer.ORGANISATION, false);
        accepted("4999.99", true, Buyer.ORGANISATION, false);
    }

    @Test
    void who_buys_for_ten_thousand_or_a_registered_card_is_identified() {
        refused("prepaid_real_name_required", "10000.00", false, Buyer.UNKNOWN, false);
        refused("prepaid_real_name_required", "100.00", false, Buyer.UNKNOWN, true);
        accepted("9999.99", true, Buyer.UNKNOWN, false);
        accepted("10000.00", true, Buyer.PERSON, false);
    }

    @Test
    void the_days_of_a_change_of_mind_are_calendar_days_after_that_of_the_payment() {
        assertThat(rules.refundableUntil(LocalDate.of(2026, 2, 25))).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(rules.mayRefundInCash(Money.fen(9_999))).isTrue();
        assertThat(rules.mayRefundInCash(Money.fen(10_000))).isFalse();
    }

    @Test
    void before_it_was_law_a_rule_has_no_value() {
        assertThatThrownBy(() -> rules.value(PrepaidRuleKey.REFUND_WITHIN, LocalDate.of(2025, 4, 30)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rules.value(PrepaidRuleKey.REFUND_WITHIN, LocalDate.of(2025, 5, 1)))
                .isEqualTo(7);
    }

    @Test
    void the_problem_names_the_article_and_the_figure() {
        override(KEPT, 5_000L, "手误")
                .statusCode(422)
                .body("title", not(startsWith("prepaid")))
                .body("detail", is("该规则的取值不得超过 1,200。"));
    }

    private void refused(String code, String amount, boolean cash, Buyer buyer, boolean registered) {
        assertThatThrownBy(() -> rules.require(purchase(amount, cash, buyer, registered)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void accepted(String amount, boolean cash, Buyer buyer, boolean registered) {
        assertThatCode(() -> rules.require(purchase(amount, cash, buyer, registered)))
                .doesNotThrowAnyException();
    }

    private static PrepaidPurchase purchase(String amount, boolean cash, Buyer buyer, boolean registered) {
        return new PrepaidPurchase(Money.parse(amount, Money.CNY), cash, buyer, registered);
    }

    private static ValidatableResponse get(String key) {
        return admin().get(RULES + "/" + key).then().statusCode(200);
    }

    private static ValidatableResponse override(String key, @Nullable Long value, String reason) {
        var body = new HashMap<String, Object>(Map.of("reason", reason));
        if (value != null) {
            body.put("value", value);
        }
        return put(key, body);
    }

    private static Map<String, Object> withoutValue(String reason, LocalDate from) {
        return Map.of("reason", reason, "validFrom", from.toString());
    }

    private static ValidatableResponse put(String key, Map<String, Object> body) {
        return admin().body(body).put(RULES + "/" + key + "/override").then();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
