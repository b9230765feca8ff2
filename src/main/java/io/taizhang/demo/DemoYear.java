package io.taizhang.demo;

import io.taizhang.platform.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Makes the year of the fictional chain: customers come in over twelve months, each lives through their own story from
 * the day they came. Everything goes through the services, as of the moment it is said to have happened; the same seed
 * makes the same year. When it has come to today, the offices and the counters are given what waits for them.
 */
@ApplicationScoped
class DemoYear {

    /** One in so many customers has a contract. */
    private static final int UNDER_CONTRACT = 16;

    private static final long SEED = 20_251_122;

    private final DemoCompany company;
    private final DemoScene scene;
    private final DemoStory story;
    private final DemoFirms firms;
    private final DemoOffice office;
    private final DemoBank bank;
    private final DemoCounter counter;
    private final DemoRequests requests;
    private final DemoErrands errands;
    private final BusinessTime time;

    DemoYear(
            DemoCompany company,
            DemoScene scene,
            DemoStory story,
            DemoFirms firms,
            DemoOffice office,
            DemoBank bank,
            DemoCounter counter,
            DemoRequests requests,
            DemoErrands errands,
            BusinessTime time) {
        this.company = company;
        this.scene = scene;
        this.story = story;
        this.firms = firms;
        this.office = office;
        this.bank = bank;
        this.counter = counter;
        this.requests = requests;
        this.errands = errands;
        this.time = time;
    }

    /** Makes the company, so many customers and what waits in the offices, unless it is told to stop. */
    @ActivateRequestContext
    void make(int count, BooleanSupplier stopped) {
        var random = new Random(SEED);
        var now = time.now();
        var people = new DemoPeople(random);
        var cast = company.found();
        for (int i = 0; i < count && !stopped.getAsBoolean(); i++) {
            var shop = cast.shops().get(random.nextInt(cast.shops().size()));
            var came = openingHours(now.minus(Duration.ofDays(5 + random.nextInt(360))), random);
            var id = scene.enter(came, people.next(shop, time.today()), null);
            story.live(
                    new DemoStory.Customer(id, shop, cast.cardProgram(), i % UNDER_CONTRACT == 0), came, now, random);
        }
        if (!stopped.getAsBoolean()) {
            furnish(cast, now);
        }
    }

    /** What each role finds to do, the same for the same seed however many customers there are. */
    private void furnish(DemoCast cast, Instant now) {
        var random = new Random(SEED + 1);
        var people = new DemoPeople(random);
        var supplied = firms.found(cast, people, random);
        var owed = office.keepBooks(cast, supplied, now);
        bank.bring(cast, owed, now);
        var cards = counter.trade(cast, people, now);
        requests.ask(cast, supplied, people, cards, now);
        errands.assign(cast, supplied, people, now);
    }

    /** The same day between nine and nine, shop's time. */
    private Instant openingHours(Instant moment, Random random) {
        return time.startOf(time.dayOf(moment)).plus(Duration.ofMinutes(9 * 60L + random.nextInt(12 * 60)));
    }
}
