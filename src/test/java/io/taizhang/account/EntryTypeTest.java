package io.taizhang.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taizhang.platform.Refusal;
import org.junit.jupiter.api.Test;

class EntryTypeTest {

    @Test
    void a_sale_is_owed_only_when_it_is_put_on_the_account() {
        assertThat(EntryType.SALE.effect(100, EntryMethod.ON_ACCOUNT)).isEqualTo(100);
        assertThat(EntryType.SALE.effect(100, EntryMethod.CASH)).isZero();
        assertThat(EntryType.SALE.effect(100, EntryMethod.CARD)).isZero();
    }

    @Test
    void a_return_undoes_what_the_sale_did() {
        for (var method : EntryMethod.values()) {
            assertThat(EntryType.RETURN.effect(100, method)).isEqualTo(-EntryType.SALE.effect(100, method));
        }
    }

    @Test
    void a_charge_is_owed_and_a_payment_is_owed_no_more() {
        assertThat(EntryType.CHARGE.effect(100, null)).isEqualTo(100);
        assertThat(EntryType.PAYMENT.effect(100, EntryMethod.WECHAT)).isEqualTo(-100);
    }

    @Test
    void a_refund_uses_up_credit_and_a_credit_note_gives_it() {
        assertThat(EntryType.REFUND.effect(100, EntryMethod.CASH)).isEqualTo(100);
        assertThat(EntryType.REFUND.effect(100, EntryMethod.ON_ACCOUNT)).isEqualTo(-100);
    }

    @Test
    void an_adjustment_says_itself_what_it_does() {
        assertThat(EntryType.ADJUSTMENT.effect(-30, null)).isEqualTo(-30);
    }

    @Test
    void a_negated_amount_has_the_negated_effect() {
        for (var type : EntryType.values()) {
            for (var method : EntryMethod.values()) {
                assertThat(type.effect(-7, method)).isEqualTo(-type.effect(7, method));
            }
        }
    }

    @Test
    void nobody_pays_by_owing_more() {
        assertThatThrownBy(() -> EntryType.PAYMENT.requireMethod(EntryMethod.ON_ACCOUNT, "/method"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("method_not_possible"));
    }
}
