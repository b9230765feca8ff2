package io.taizhang.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.taizhang.contract.ContractCommands.TerminateContract;
import io.taizhang.platform.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final LocalDate START = LocalDate.of(2026, 12, 1);
    private static final LocalDate END = LocalDate.of(2027, 11, 30);

    private static Contract draft(LocalDate endsOn) {
        var draft = new DraftContract(
                UUID.randomUUID(), "年度服务合同", null, null, Money.fen(100), START, endsOn, null, null, null, null, null);
        return new Contract("HT2026000001", draft, Agreement.of(draft, Plan.EMPTY), null);
    }

    private static Contract signed(LocalDate endsOn) {
        var contract = draft(endsOn);
        contract.sign(START.minusDays(5), START);
        return contract;
    }

    @Test
    void a_draft_stays_a_draft_whatever_the_day() {
        assertThat(draft(END).status(END.plusYears(1))).isEqualTo(ContractStatus.DRAFT);
    }

    @Test
    void a_signed_contract_is_in_force_from_its_first_day_to_its_last() {
        var contract = signed(END);
        assertThat(contract.status(START.minusDays(1))).isEqualTo(ContractStatus.SIGNED);
        assertThat(contract.status(START)).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.status(END)).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.status(END.plusDays(1))).isEqualTo(ContractStatus.EXPIRED);
    }

    @Test
    void an_open_ended_contract_never_expires() {
        assertThat(signed(null).status(START.plusYears(80))).isEqualTo(ContractStatus.ACTIVE);
    }

    @Test
    void a_suspension_holds_from_its_first_day_to_the_day_before_it_resumes() {
        var contract = signed(END);
        var from = START.plusMonths(1);
        contract.suspend(from, START);
        assertThat(contract.status(from.minusDays(1))).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.status(from.plusMonths(2))).isEqualTo(ContractStatus.SUSPENDED);
        assertThat(contract.status(END.plusDays(1))).isEqualTo(ContractStatus.EXPIRED);
        contract.resume(from.plusDays(10));
        assertThat(contract.status(from.plusDays(9))).isEqualTo(ContractStatus.SUSPENDED);
        assertThat(contract.status(from.plusDays(10))).isEqualTo(ContractStatus.ACTIVE);
    }

    @Test
    void a_termination_ahead_takes_effect_on_its_day() {
        var contract = signed(END);
        var last = START.plusMonths(3);
        contract.terminate(new TerminateContract(last, "客户搬迁"), START, Instant.EPOCH, null);
        assertThat(contract.status(last.minusDays(1))).isEqualTo(ContractStatus.ACTIVE);
        assertThat(contract.status(last)).isEqualTo(ContractStatus.TERMINATED);
        assertThat(contract.status(END.plusDays(1))).isEqualTo(ContractStatus.TERMINATED);
    }
}
