package io.taizhang.demo;

import io.taizhang.account.EntryChannel;
import io.taizhang.account.EntryMethod;
import io.taizhang.account.EntryService;
import io.taizhang.account.EntryType;
import io.taizhang.account.PostEntry;
import io.taizhang.account.PostLine;
import io.taizhang.card.CardMoneyService;
import io.taizhang.card.CardService;
import io.taizhang.card.IssueCard;
import io.taizhang.card.SpendFromCard;
import io.taizhang.card.TopUpCard;
import io.taizhang.card.TopUpMethod;
import io.taizhang.care.FollowUpPlanService;
import io.taizhang.care.PlanFollowUp;
import io.taizhang.contract.ContractService;
import io.taizhang.contract.DraftContract;
import io.taizhang.contract.SignContract;
import io.taizhang.interaction.InteractionChannel;
import io.taizhang.interaction.InteractionDirection;
import io.taizhang.interaction.InteractionOutcome;
import io.taizhang.interaction.InteractionService;
import io.taizhang.interaction.RecordInteraction;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.HouseClock;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import io.taizhang.receivable.PaymentService;
import io.taizhang.receivable.ReceivePayment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One customer's year: they buy, some on account; some have a card, a contract, a plan; people call them. */
@ApplicationScoped
class DemoStory {

    /** Whom the story is about. */
    record Customer(UUID id, DemoCast.Shop shop, UUID cardProgram, boolean underContract) {}

    /** A card and what the story knows to be left on it, in 分. */
    private static final class Wallet {

        final UUID card;
        long left;

        Wallet(UUID card) {
            this.card = card;
        }
    }

    private record Product(String name, String sku, long price) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product("茉莉绿茶", "T001", 1_500), new Product("桂花乌龙", "T002", 1_800),
            new Product("杨枝甘露", "T003", 2_200), new Product("手作豆花", "D001", 1_200),
            new Product("明前龙井 100g", "G001", 16_800), new Product("茶礼盒", "G002", 29_800));
    private static final List<String> TALKS = List.of(
            "电话回访，客户对新品评价不错。", "微信确认本周团购数量。", "客户到店咨询年会用茶。", "提醒储值卡余额，客户表示下周来充值。", "客户反映配送慢，已道歉并登记。", "推荐春季新茶，客户要求寄样。");

    private final InteractionService interactions;
    private final EntryService entries;
    private final PaymentService payments;
    private final CardService cards;
    private final CardMoneyService money;
    private final ContractService contracts;
    private final FollowUpPlanService plans;
    private final HouseClock clock;
    private final BusinessTime time;

    DemoStory(
            InteractionService interactions,
            EntryService entries,
            PaymentService payments,
            CardService cards,
            CardMoneyService money,
            ContractService contracts,
            FollowUpPlanService plans,
            HouseClock clock,
            BusinessTime time) {
        this.interactions = interactions;
        this.entries = entries;
        this.payments = payments;
        this.cards = cards;
        this.money = money;
        this.contracts = contracts;
        this.plans = plans;
        this.clock = clock;
        this.time = time;
    }

    void live(Customer customer, Instant came, Instant now, Random random) {
        var holder = random.nextInt(100) < 30;
        var card = holder ? openCard(customer, came.plus(Duration.ofMinutes(5)), random) : null;
        if (customer.underContract()) {
            signContract(customer, came.plus(Duration.ofHours(3)), random);
        }
        if (random.nextInt(100) < 20) {
            planFollowUp(customer, now.minus(Duration.ofDays(random.nextInt(10))));
        }
        var rhythm = 10 + random.nextInt(90);
        var moment = came.plus(Duration.ofHours(6));
        for (int visits = 0; visits < 12; visits++) {
            if (visits > 0) {
                moment = moment.plus(Duration.ofHours(24L * (1 + random.nextInt(rhythm * 2))));
            }
            if (!moment.isBefore(now)) {
                return;
            }
            visit(customer, card, moment, random);
        }
    }

    private void visit(Customer customer, @Nullable Wallet card, Instant moment, Random random) {
        if (random.nextInt(3) == 0) {
            talk(customer, moment.minus(Duration.ofMinutes(30)), random);
        }
        if (card != null && random.nextInt(10) < 7) {
            payByCard(customer, card, moment, random);
        } else {
            buy(customer, moment, random);
        }
    }

    private void talk(Customer customer, Instant moment, Random random) {
        var outward = random.nextBoolean();
        clock.asOf(
                moment,
                () -> interactions.record(new RecordInteraction(
                        customer.id(),
                        random.nextBoolean() ? InteractionChannel.CALL : InteractionChannel.WECHAT,
                        outward ? InteractionDirection.OUTBOUND : InteractionDirection.INBOUND,
                        moment,
                        60 + random.nextInt(600),
                        null,
                        InteractionOutcome.REACHED,
                        one(TALKS, random),
                        null,
                        null,
                        customer.shop().accountManager(),
                        null)));
    }

    private void buy(Customer customer, Instant moment, Random random) {
        var product = one(PRODUCTS, random);
        int quantity = 1 + random.nextInt(5);
        var amount = Money.fen(product.price() * quantity);
        var line = new PostLine(
                product.name(), product.sku(), Integer.toString(quantity), Money.fen(product.price()), null, amount);
        var method = random.nextInt(10) == 0
                ? EntryMethod.ON_ACCOUNT
                : one(List.of(EntryMethod.WECHAT, EntryMethod.ALIPAY, EntryMethod.CASH), random);
        sell(customer, moment, amount, method, List.of(line));
        if (method == EntryMethod.ON_ACCOUNT && random.nextInt(3) > 0) {
            var paid = moment.plus(Duration.ofDays(1 + random.nextInt(40)));
            if (paid.isBefore(time.now())) {
                pay(customer, paid, amount);
            }
        }
    }

    private void pay(Customer customer, Instant moment, Money amount) {
        clock.asOf(
                moment,
                () -> payments.receive(new ReceivePayment(
                        customer.id(),
                        amount,
                        EntryMethod.TRANSFER,
                        time.dayOf(moment),
                        "回款",
                        customer.shop().id(),
                        null,
                        null)));
    }

    private void sell(
            Customer customer, Instant moment, Money amount, EntryMethod method, @Nullable List<PostLine> lines) {
        clock.asOf(
                moment,
                () -> entries.post(new PostEntry(
                        customer.id(),
                        EntryType.SALE,
                        time.dayOf(moment),
                        amount,
                        "茶饮",
                        method,
                        null,
                        customer.shop().id(),
                        EntryChannel.STORE,
                        lines,
                        null,
                        null)));
    }

    private Wallet openCard(Customer customer, Instant moment, Random random) {
        var wallet = new Wallet[1];
        clock.asOf(moment, () -> {
            var card = cards.issue(new IssueCard(
                    customer.cardProgram(), customer.id(), true, customer.shop().id()));
            wallet[0] = new Wallet(card.id());
            topUp(customer, wallet[0], one(List.of(20_000L, 50_000L, 100_000L), random));
        });
        return wallet[0];
    }

    private void topUp(Customer customer, Wallet wallet, long fen) {
        var posting = money.topUp(
                wallet.card,
                Ids.next().toString(),
                new TopUpCard(
                        Money.fen(fen),
                        null,
                        TopUpMethod.WECHAT,
                        null,
                        customer.shop().id()));
        wallet.left = posting.principalAfter() + posting.bonusAfter();
    }

    private void payByCard(Customer customer, Wallet wallet, Instant moment, Random random) {
        var product = one(PRODUCTS.subList(0, 4), random);
        var amount = Money.fen(product.price() * (1 + random.nextInt(3)));
        clock.asOf(moment, () -> {
            if (wallet.left < amount.minor()) {
                topUp(customer, wallet, 20_000);
            }
            var posting = money.spend(
                    wallet.card,
                    Ids.next().toString(),
                    new SpendFromCard(amount, product.name(), customer.shop().id()));
            wallet.left = posting.principalAfter() + posting.bonusAfter();
        });
    }

    private void signContract(Customer customer, Instant moment, Random random) {
        var starts = time.dayOf(moment);
        clock.asOf(moment, () -> {
            var contract = contracts.draft(new DraftContract(
                    customer.id(),
                    "年度茶饮供应协议",
                    null,
                    customer.shop().accountManager(),
                    Money.fen(100_000L * (5 + random.nextInt(60))),
                    starts,
                    starts.plusYears(1).minusDays(1),
                    "按月结算，月结 30 天。",
                    null,
                    null,
                    null,
                    null));
            contracts.sign(contract.id(), new SignContract(starts));
        });
    }

    private void planFollowUp(Customer customer, Instant moment) {
        clock.asOf(
                moment,
                () -> plans.plan(new PlanFollowUp(
                        customer.id(),
                        "每月回访",
                        "FREQ=MONTHLY",
                        time.dayOf(moment),
                        null,
                        customer.shop().accountManager(),
                        InteractionChannel.CALL,
                        null)));
    }

    private static <T> T one(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
