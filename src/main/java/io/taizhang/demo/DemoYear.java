package io.taizhang.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.customer.CustomerService;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.HouseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Makes the year of the fictional chain: customers come in over twelve months, each lives through their own story from
 * the day they came. Everything goes through the services, as of the moment it is said to have happened; the same seed
 * makes the same year.
 */
@ApplicationScoped
class DemoYear {

    /** One in so many customers has a contract. */
    private static final int UNDER_CONTRACT = 16;

    private static final long SEED = 20_251_122;

    private final DemoCompany company;
    private final DemoStory story;
    private final CustomerService customers;
    private final HouseClock clock;
    private final BusinessTime time;
    private final EntityManager em;

    DemoYear(
            DemoCompany company,
            DemoStory story,
            CustomerService customers,
            HouseClock clock,
            BusinessTime time,
            EntityManager em) {
        this.company = company;
        this.story = story;
        this.customers = customers;
        this.clock = clock;
        this.time = time;
        this.em = em;
    }

    /** Makes the company and so many customers, unless it is told to stop. */
    @ActivateRequestContext
    void make(int count, BooleanSupplier stopped) {
        var random = new Random(SEED);
        var now = time.now();
        var people = new DemoPeople(random);
        var cast = company.found();
        for (int i = 0; i < count && !stopped.getAsBoolean(); i++) {
            var shop = cast.shops().get(random.nextInt(cast.shops().size()));
            var came = openingHours(now.minus(Duration.ofDays(5 + random.nextInt(360))), random);
            var person = people.next(shop, time.today());
            var id = new UUID[1];
            clock.asOf(
                    came,
                    () -> id[0] = QuarkusTransaction.requiringNew().call(() -> {
                        var customer = customers.register(person);
                        mark(em, customer.id(), "customer");
                        return customer.id();
                    }));
            story.live(
                    new DemoStory.Customer(id[0], shop, cast.cardProgram(), i % UNDER_CONTRACT == 0),
                    came,
                    now,
                    random);
        }
    }

    /** Notes that a record belongs to the demonstration, in the transaction that makes it. */
    static void mark(EntityManager em, UUID id, String kind) {
        em.createNativeQuery("insert into demo_item (id, kind) values (:id, :kind)")
                .setParameter("id", id)
                .setParameter("kind", kind)
                .executeUpdate();
    }

    /** The same day between nine and nine, shop's time. */
    private Instant openingHours(Instant moment, Random random) {
        return time.startOf(time.dayOf(moment)).plus(Duration.ofMinutes(9 * 60L + random.nextInt(12 * 60)));
    }
}
