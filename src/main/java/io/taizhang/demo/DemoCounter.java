package io.taizhang.demo;

import io.taizhang.account.EntryChannel;
import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryService;
import io.taizhang.account.EntryType;
import io.taizhang.account.PostEntry;
import io.taizhang.account.PostLine;
import io.taizhang.card.CardCommands.ReturnToCard;
import io.taizhang.card.CardCommands.TransferToCard;
import io.taizhang.card.CardDesk;
import io.taizhang.card.CardMoneyService;
import io.taizhang.card.CardPosting;
import io.taizhang.card.CardService;
import io.taizhang.card.IssueCard;
import io.taizhang.card.SpendFromCard;
import io.taizhang.card.TopUpCard;
import io.taizhang.card.TopUpMethod;
import io.taizhang.oversight.AlertScan;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The counters of the shops: what the cashiers have sold today, and what they did yesterday that the ordinary rules call
 * unusual, so that they raise their alerts.
 */
@ApplicationScoped
class DemoCounter {

    private static final int SALES_TODAY = 8;
    private static final long CUP = 1_800;

    private final DemoScene scene;
    private final CardService cards;
    private final CardMoneyService money;
    private final CardDesk desk;
    private final EntryService entries;
    private final AlertScan alerts;
    private final BusinessTime time;

    DemoCounter(
            DemoScene scene,
            CardService cards,
            CardMoneyService money,
            CardDesk desk,
            EntryService entries,
            AlertScan alerts,
            BusinessTime time) {
        this.scene = scene;
        this.cards = cards;
        this.money = money;
        this.desk = desk;
        this.entries = entries;
        this.alerts = alerts;
        this.time = time;
    }

    /** Somebody who comes every day: a customer with a card, and the shop that they come to. */
    private record Regular(UUID customer, UUID card, DemoCast.Shop shop) {}

    /** @return a card of each shop, in the order of the shops */
    List<UUID> trade(DemoCast cast, DemoPeople people, Instant now) {
        var yesterday = time.startOf(time.dayOf(now).minusDays(1)).plus(Duration.ofHours(15));
        var regulars = new ArrayList<Regular>();
        for (var shop : cast.shops()) {
            regulars.add(regular(cast, people, shop, now.minus(Duration.ofDays(90))));
        }
        sipAllAfternoon(regulars.get(0), yesterday);
        emptyCard(cast, regulars.get(1), yesterday);
        giveBack(regulars.get(2), yesterday);
        regulars.forEach(regular -> today(regular, now));
        raiseAlerts();
        return regulars.stream().map(Regular::card).toList();
    }

    /** What the job that follows the movements does in a few seconds, so that the alerts are there when all is loaded. */
    private void raiseAlerts() {
        var more = true;
        while (more) {
            more = alerts.advance();
        }
    }

    private Regular regular(DemoCast cast, DemoPeople people, DemoCast.Shop shop, Instant came) {
        var id = scene.enter(came, people.person(shop, time.today()), null);
        var card = issue(cast, id, shop, came.plusSeconds(60));
        topUp(card, shop, 100_000, came.plusSeconds(120));
        return new Regular(id, card, shop);
    }

    private UUID issue(DemoCast cast, UUID customer, DemoCast.Shop shop, Instant moment) {
        return scene.tell(moment, () -> cards.issue(new IssueCard(cast.cardProgram(), customer, true, shop.id())))
                .id();
    }

    private void topUp(UUID card, DemoCast.Shop shop, long fen, Instant moment) {
        scene.play(
                moment,
                shop.cashier(),
                () -> money.topUp(
                        card, key(), new TopUpCard(Money.fen(fen), null, TopUpMethod.WECHAT, null, shop.id())));
    }

    private CardPosting spend(Regular regular, long fen, Instant moment) {
        var shop = regular.shop();
        return scene.play(
                moment,
                shop.cashier(),
                () -> money.spend(regular.card(), key(), new SpendFromCard(Money.fen(fen), "茶饮", shop.id())));
    }

    /** Nine payments within nine minutes. */
    private void sipAllAfternoon(Regular regular, Instant moment) {
        for (int i = 0; i < 9; i++) {
            spend(regular, CUP, moment.plusSeconds(60L * i));
        }
    }

    /** Nearly all of a new card goes to the one beside it. */
    private void emptyCard(DemoCast cast, Regular regular, Instant moment) {
        var shop = regular.shop();
        var full = issue(cast, regular.customer(), shop, moment);
        topUp(full, shop, 300_000, moment.plusSeconds(60));
        scene.play(
                moment.plusSeconds(1_800),
                shop.cashier(),
                () -> desk.transfer(
                        full, key(), new TransferToCard(regular.card(), Money.fen(290_000), "顾客要求并卡", shop.id())));
    }

    /** Most of what a cashier sold by card is paid back to it. */
    private void giveBack(Regular regular, Instant moment) {
        for (int i = 0; i < 6; i++) {
            var sold = spend(regular, 3 * CUP, moment.plusSeconds(600L * i));
            if (i > 0) {
                scene.play(
                        moment.plusSeconds(600L * i + 300),
                        regular.shop().cashier(),
                        () -> desk.giveBack(
                                regular.card(),
                                key(),
                                new ReturnToCard(
                                        sold.key(),
                                        Money.fen(3 * CUP),
                                        "顾客退单",
                                        regular.shop().id(),
                                        null)));
            }
        }
    }

    /** What the shop has sold since the day began, by cash, phone and card in turn; nothing lies after now. */
    private void today(Regular regular, Instant now) {
        var morning = time.startOf(time.dayOf(now));
        var step = Duration.between(morning, now).dividedBy(SALES_TODAY + 1L);
        for (int i = 1; i <= SALES_TODAY; i++) {
            var moment = morning.plus(step.multipliedBy(i));
            if (i % 2 == 0) {
                spend(regular, CUP, moment);
            } else {
                sell(regular, i % 4 == 1 ? EntryMethod.WECHAT : EntryMethod.CASH, i, moment);
            }
        }
    }

    private void sell(Regular regular, EntryMethod method, int cups, Instant moment) {
        var shop = regular.shop();
        var amount = Money.fen(CUP * cups);
        scene.play(
                moment,
                shop.cashier(),
                () -> entries.post(new PostEntry(
                        regular.customer(),
                        EntryType.SALE,
                        null,
                        amount,
                        "茶饮",
                        method,
                        null,
                        shop.id(),
                        EntryChannel.STORE,
                        List.of(new PostLine("桂花乌龙", "T002", Integer.toString(cups), Money.fen(CUP), null, amount)),
                        null,
                        null)));
    }

    private static String key() {
        return Ids.next().toString();
    }
}
