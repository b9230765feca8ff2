package io.taizhang.demo;

import io.taizhang.care.AddTask;
import io.taizhang.care.TaskService;
import io.taizhang.customer.CustomerTier;
import io.taizhang.demo.DemoFirms.Firm;
import io.taizhang.freshness.BeginReview;
import io.taizhang.freshness.RecordReview;
import io.taizhang.freshness.ReviewOutcome;
import io.taizhang.freshness.ReviewService;
import io.taizhang.interaction.InteractionChannel;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What there is to do for whoever looks after customers: follow-ups that are overdue, due today and due tomorrow, a review
 * of files that is under way, and customers who were written down twice.
 */
@ApplicationScoped
class DemoErrands {

    private record Errand(String title, int dueInDays, InteractionChannel channel) {}

    private static final List<Errand> ERRANDS = List.of(
            new Errand("回电：客户询问下季度供应价", -2, InteractionChannel.CALL),
            new Errand("寄送新茶样品并跟进反馈", 0, InteractionChannel.WECHAT),
            new Errand("确认年会用茶数量", 0, InteractionChannel.CALL),
            new Errand("上门回访，了解续约意向", 1, InteractionChannel.VISIT));

    private final DemoScene scene;
    private final TaskService tasks;
    private final ReviewService reviews;
    private final BusinessTime time;

    DemoErrands(DemoScene scene, TaskService tasks, ReviewService reviews, BusinessTime time) {
        this.scene = scene;
        this.tasks = tasks;
        this.reviews = reviews;
        this.time = time;
    }

    void assign(DemoCast cast, List<Firm> firms, DemoPeople people, Instant now) {
        for (var shop : cast.shops()) {
            addTasks(cast, ofShop(firms, shop), shop.accountManager(), now);
            writeDownTwice(people, shop, now);
        }
        addTasks(cast, firms, cast.office().service(), now);
        review(cast, now);
    }

    private static List<Firm> ofShop(List<Firm> firms, DemoCast.Shop shop) {
        return firms.stream().filter(firm -> firm.shop().equals(shop)).toList();
    }

    /** The manager hands them out a week ago, each for another firm. */
    private void addTasks(DemoCast cast, List<Firm> firms, UUID whose, Instant now) {
        for (int i = 0; i < ERRANDS.size(); i++) {
            var errand = ERRANDS.get(i);
            var firm = firms.get(i);
            scene.play(
                    now.minus(Duration.ofDays(7)),
                    cast.office().manager(),
                    () -> tasks.add(new AddTask(
                            firm.id(),
                            errand.title(),
                            time.dayOf(now).plusDays(errand.dueInDays()),
                            whose,
                            errand.channel(),
                            null)));
        }
    }

    /** The second time a month later, by somebody who was told that they may be known and went on. */
    private void writeDownTwice(DemoPeople people, DemoCast.Shop shop, Instant now) {
        var person = people.person(shop, time.today());
        scene.enter(now.minus(Duration.ofDays(40)), person, "新客户");
        scene.enter(now.minus(Duration.ofDays(4)), people.again(person), "顾客坚持重新办理");
    }

    /** The most valued customers, each with who looks after them; two could not be reached so far. */
    private void review(DemoCast cast, Instant now) {
        var begun = now.minus(Duration.ofDays(3));
        var review = scene.play(
                begun,
                cast.office().manager(),
                () -> reviews.begin(new BeginReview(
                        "重点客户资料核对",
                        time.dayOf(now).plusDays(14),
                        new BeginReview.Whom(List.of(CustomerTier.VIP), null, null, null, null),
                        null)));
        for (var shop : cast.shops().subList(0, 2)) {
            scene.play(begun.plus(Duration.ofDays(1)), shop.accountManager(), () -> {
                var item = reviews.items(review.id(), new ListRequest()).items().get(0);
                return reviews.record(
                        review.id(), item.id(), new RecordReview(ReviewOutcome.UNREACHABLE, null, null, "电话三次未接"));
            });
        }
    }
}
