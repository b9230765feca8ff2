package io.taizhang.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Money;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The refund of 法释〔2025〕4号, case by case, and what holds for all cases. */
class PrepaymentRefundTest {

    /** Figures in yuan: paid, gift, consumed at the list price and at the agreed price; what comes back, and by what. */
    private record Case(
            String article,
            String paid,
            String gift,
            String atListPrice,
            String atDiscount,
            RefundCause cause,
            String refund,
            List<String> articles) {}

    private static final List<Case> CASES = List.of(
            new Case(
                    "第十四条 自付款之日起七日内请求返还预付款本金的,应予支持",
                    "1000",
                    "200",
                    "0",
                    "0",
                    RefundCause.WITHIN_SEVEN_DAYS,
                    "1000.00",
                    List.of("14", "15")),
            new Case(
                    "第十四条 七日内已部分消费:按第十八条的价格扣除(我方理解)",
                    "1000",
                    "200",
                    "300",
                    "300",
                    RefundCause.WITHIN_SEVEN_DAYS,
                    "750.00",
                    List.of("14", "15", "18")),
            new Case(
                    "第十八条 非因消费者原因,有赠送的按实付比例折算已消费价款",
                    "1000",
                    "200",
                    "300",
                    "300",
                    RefundCause.OPERATOR,
                    "750.00",
                    List.of("15", "18")),
            new Case(
                    "第十九条 因消费者自身原因,按原价计算已消费价款",
                    "1000",
                    "200",
                    "300",
                    "300",
                    RefundCause.CONSUMER,
                    "700.00",
                    List.of("15", "19")),
            new Case(
                    "第十八条 折算结果四舍五入到分",
                    "1000",
                    "200",
                    "1100",
                    "1100",
                    RefundCause.OPERATOR,
                    "83.33",
                    List.of("15", "18")),
            new Case(
                    "第二十条 原价超出预付款的部分不得追讨",
                    "1000",
                    "200",
                    "1100",
                    "1100",
                    RefundCause.CONSUMER,
                    "0.00",
                    List.of("15", "19", "20")),
            new Case("第十八条 折扣卡按折扣价", "1000", "0", "500", "400", RefundCause.OPERATOR, "600.00", List.of("15", "18")),
            new Case("第十九条 折扣卡按原价", "1000", "0", "500", "400", RefundCause.CONSUMER, "500.00", List.of("15", "19")),
            new Case("第十五条 未消费的全额返还", "1000", "0", "0", "0", RefundCause.OPERATOR, "1000.00", List.of("15")),
            new Case(
                    "第二十条 折扣价未超出而原价超出预付款",
                    "1000",
                    "0",
                    "1200",
                    "960",
                    RefundCause.CONSUMER,
                    "0.00",
                    List.of("15", "19", "20")),
            new Case(
                    "第十八条 同一情形非因消费者原因", "1000", "0", "1200", "960", RefundCause.OPERATOR, "40.00", List.of("15", "18")),
            new Case("第十五条 恰好用完", "1000", "200", "1200", "1200", RefundCause.OPERATOR, "0.00", List.of("15", "18")));

    @TestFactory
    Stream<DynamicTest> golden_cases() {
        return CASES.stream()
                .map(golden -> DynamicTest.dynamicTest(golden.article(), () -> {
                    var refund = PrepaymentRefund.explained(
                            yuan(golden.paid()),
                            yuan(golden.gift()),
                            yuan(golden.atListPrice()),
                            yuan(golden.atDiscount()),
                            golden.cause());
                    assertThat(refund.refund().amount()).isEqualTo(golden.refund());
                    assertThat(refund.deducted().plus(refund.refund())).isEqualTo(refund.paid());
                    assertThat(refund.articles()).isEqualTo(golden.articles());
                }));
    }

    @Test
    void half_a_fen_is_rounded_up() {
        assertThat(PrepaymentRefund.explained(
                                Money.fen(1), Money.fen(1), Money.fen(1), Money.fen(1), RefundCause.OPERATOR)
                        .consumed())
                .isEqualTo(Money.fen(1));
    }

    @Test
    void the_consumer_at_fault_never_gets_more_and_nobody_more_than_was_paid() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var most = random.nextInt(10) == 0 ? Money.LIMIT : 200_000;
            var paid = Money.fen(random.nextLong(most + 1));
            var gift = Money.fen(random.nextInt(3) == 0 ? 0 : random.nextLong(most + 1));
            var list = random.nextLong(2 * most + 1);
            var discount = Money.fen(random.nextLong(list + 1));
            var consumer = PrepaymentRefund.of(paid, gift, Money.fen(list), discount, RefundCause.CONSUMER);
            var operator = PrepaymentRefund.of(paid, gift, Money.fen(list), discount, RefundCause.OPERATOR);
            var within = PrepaymentRefund.of(paid, gift, Money.fen(list), discount, RefundCause.WITHIN_SEVEN_DAYS);
            assertThat(consumer).as("seed %d, %s", seed, paid).isBetween(Money.fen(0), operator);
            assertThat(operator).as("seed %d, %s", seed, paid).isLessThanOrEqualTo(paid);
            assertThat(within).as("seed %d, %s", seed, paid).isEqualTo(operator);
        }
    }

    @Test
    void figures_that_cannot_be_are_not_computed_with() {
        var none = Money.fen(0);
        var some = Money.fen(100);
        assertThatThrownBy(() -> PrepaymentRefund.of(some.negated(), none, none, none, RefundCause.OPERATOR))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PrepaymentRefund.of(some, none, none, some, RefundCause.OPERATOR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Money yuan(String amount) {
        return Money.parse(amount, Money.CNY);
    }
}
