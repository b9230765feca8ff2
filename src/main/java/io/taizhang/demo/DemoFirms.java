package io.taizhang.demo;

import io.taizhang.contract.BillingCycle;
import io.taizhang.contract.BillingTerms;
import io.taizhang.contract.ContractService;
import io.taizhang.contract.DraftContract;
import io.taizhang.contract.SignContract;
import io.taizhang.interaction.InteractionChannel;
import io.taizhang.interaction.InteractionDirection;
import io.taizhang.interaction.InteractionOutcome;
import io.taizhang.interaction.InteractionService;
import io.taizhang.interaction.RecordInteraction;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The firms that are supplied by contract and billed by the month: eight of each shop, each paying in its own way. */
@ApplicationScoped
class DemoFirms {

    /** Three shops and eight ways to pay have no common divisor, so every shop has a firm of each way. */
    private static final int FIRMS = 24;

    private static final int YOUNGEST_MONTHS = 3;

    /**
     * A firm under contract.
     *
     * @param number counts from 0; what a firm does follows from it
     */
    record Firm(int number, UUID id, String name, DemoCast.Shop shop, UUID contract) {

        /** How long after a bill the firm pays, in days. */
        int paysAfterDays() {
            return List.of(8, 18, 35).get(number / 3 % 3);
        }

        /** How many of its last bills the firm has not paid at all: none to those of half a year. */
        int silentMonths() {
            return List.of(0, 0, 0, 1, 2, 3, 4, 6).get(number % 8);
        }

        /** Whether it has paid a part of the oldest bill that it owes. */
        boolean paysPart() {
            return number / 8 == 1;
        }
    }

    private final DemoScene scene;
    private final ContractService contracts;
    private final InteractionService interactions;
    private final BusinessTime time;

    DemoFirms(DemoScene scene, ContractService contracts, InteractionService interactions, BusinessTime time) {
        this.scene = scene;
        this.contracts = contracts;
        this.interactions = interactions;
        this.time = time;
    }

    /** They came three to eight months ago. */
    List<Firm> found(DemoCast cast, DemoPeople people, Random random) {
        var firms = new ArrayList<Firm>();
        var thisMonth = time.today().withDayOfMonth(1);
        for (int i = 0; i < FIRMS; i++) {
            var shop = cast.shops().get(i % cast.shops().size());
            var starts = thisMonth.minusMonths(YOUNGEST_MONTHS + i % 6).plusDays(2L + random.nextInt(20));
            var came = time.startOf(starts).plus(Duration.ofHours(10));
            var firm = people.firm(i, shop);
            var id = scene.enter(came, firm, null);
            talk(id, shop, came.plus(Duration.ofMinutes(20)));
            firms.add(new Firm(
                    i,
                    id,
                    firm.name(),
                    shop,
                    sign(id, shop, i, starts, Money.fen(100L * (1_200 + random.nextInt(6_000))))));
        }
        return firms;
    }

    private void talk(UUID firm, DemoCast.Shop shop, Instant moment) {
        scene.play(
                moment,
                shop.accountManager(),
                () -> interactions.record(new RecordInteraction(
                        firm,
                        InteractionChannel.VISIT,
                        InteractionDirection.OUTBOUND,
                        moment,
                        1_800,
                        null,
                        InteractionOutcome.REACHED,
                        "上门洽谈办公用茶供应，确认按月出账、对公转账付款。",
                        null,
                        null,
                        null,
                        null)));
    }

    /** Half of the firms have a month to pay, half two weeks: so something has just become overdue on every day. */
    private UUID sign(UUID firm, DemoCast.Shop shop, int number, LocalDate starts, Money monthly) {
        var terms = new BillingTerms(BillingCycle.MONTHLY, 1, monthly, number / 8 == 1 ? 15 : 30, "6.00");
        return scene.tell(time.startOf(starts).plus(Duration.ofHours(11)), () -> {
            var contract = contracts.draft(new DraftContract(
                    firm,
                    "办公用茶供应合同",
                    null,
                    shop.accountManager(),
                    Money.fen(monthly.minor() * 12),
                    starts,
                    starts.plusYears(1).minusDays(1),
                    "每月一日出账，逾期按日加收万分之五。",
                    terms,
                    null,
                    null,
                    null));
            contracts.sign(contract.id(), new SignContract(starts));
            return contract.id();
        });
    }
}
