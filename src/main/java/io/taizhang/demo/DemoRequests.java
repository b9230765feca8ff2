package io.taizhang.demo;

import io.taizhang.account.EntryChannel;
import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryService;
import io.taizhang.account.EntryType;
import io.taizhang.account.EntryView;
import io.taizhang.account.PostEntry;
import io.taizhang.approval.ApprovalRequestView;
import io.taizhang.card.CardCommands.AdjustCard;
import io.taizhang.card.CardDesk;
import io.taizhang.card.CardLifeService;
import io.taizhang.card.ChangeCardStatus;
import io.taizhang.contract.AmendContract;
import io.taizhang.contract.Amendments;
import io.taizhang.contract.BillingCycle;
import io.taizhang.contract.BillingTerms;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.demo.DemoFirms.Firm;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.receivable.Concessions;
import io.taizhang.receivable.ItemShare;
import io.taizhang.receivable.WriteOffItems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What waits for a second person: asked for by finance and by cashiers, so that the manager has all of it to decide and
 * finance what the cashiers want. Where the policies of the installation want no second person for one of them, it is
 * done or left out.
 */
@ApplicationScoped
class DemoRequests {

    private static final int OLD_DEBT_DAYS = 420;

    private final DemoScene scene;
    private final EntryService entries;
    private final Amendments amendments;
    private final Concessions concessions;
    private final CardDesk desk;
    private final CardLifeService cards;
    private final BusinessTime time;

    DemoRequests(
            DemoScene scene,
            EntryService entries,
            Amendments amendments,
            Concessions concessions,
            CardDesk desk,
            CardLifeService cards,
            BusinessTime time) {
        this.scene = scene;
        this.entries = entries;
        this.amendments = amendments;
        this.concessions = concessions;
        this.desk = desk;
        this.cards = cards;
        this.time = time;
    }

    /** @param regulars cards of the shops, one of each */
    void ask(DemoCast cast, List<Firm> firms, DemoPeople people, List<UUID> regulars, Instant now) {
        var finance = cast.office().finance();
        var morning = now.minus(Duration.ofHours(5));
        scene.play(morning, finance, () -> amend(firms.get(8), now));
        var debt = oldDebt(people.firm(firms.size(), cast.shops().get(0)), now.minus(Duration.ofDays(OLD_DEBT_DAYS)));
        scene.play(morning.plusSeconds(600), finance, () -> writeOff(debt));
        scene.play(
                morning.plusSeconds(900),
                finance,
                () -> desk.adjust(
                        regulars.get(0),
                        Ids.next().toString(),
                        new AdjustCard(Money.fen(2_200), null, "收银重复扣款一杯杨枝甘露，补回卡内")));
        for (int i = 1; i < regulars.size(); i++) {
            var card = regulars.get(i);
            scene.play(morning.plusSeconds(1_200L * i), cast.shops().get(i).cashier(), () -> {
                cards.freeze(card, new ChangeCardStatus("顾客称卡可能被他人使用"));
                return cards.unfreeze(card, new ChangeCardStatus("顾客已到店核实本人，申请解冻"));
            });
        }
    }

    private Optional<ApprovalRequestView> amend(Firm firm, Instant now) {
        return Optional.ofNullable(amendments.request(
                firm.contract(),
                Ids.next().toString(),
                new AmendContract(
                        "客户新增一层办公区，协商提高每月供应额",
                        time.dayOf(now).plusDays(20),
                        null,
                        Money.fen(12_000_000),
                        null,
                        null,
                        null,
                        null,
                        new BillingTerms(BillingCycle.MONTHLY, 1, Money.fen(1_000_000), 15, "6.00"),
                        null,
                        null)));
    }

    /** A firm that has bought on account once, more than a year ago, and never paid. */
    private EntryView oldDebt(RegisterCustomer firm, Instant moment) {
        var id = scene.enter(moment, firm, null);
        return scene.tell(
                moment.plusSeconds(600),
                () -> entries.post(new PostEntry(
                        id,
                        EntryType.SALE,
                        null,
                        Money.fen(238_400),
                        "茶饮",
                        EntryMethod.ON_ACCOUNT,
                        "开业茶礼盒 8 套",
                        firm.unitId(),
                        EntryChannel.STORE,
                        null,
                        null,
                        null)));
    }

    private Optional<ApprovalRequestView> writeOff(EntryView debt) {
        return Optional.ofNullable(concessions.ask(
                debt.customerId(),
                Ids.next().toString(),
                new WriteOffItems(List.of(new ItemShare(debt.id(), null)), "对方公司已注销，多次催收无果", null)));
    }
}
