package io.taizhang.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.taizhang.customer.CustomerService;
import io.taizhang.customer.RegisterCustomer;
import io.taizhang.identity.OnBehalf;
import io.taizhang.platform.HouseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the story happens: each scene at a moment of the past, played by one of the cast, with their rights and reach, or
 * by nobody in particular.
 */
@ApplicationScoped
class DemoScene {

    private final HouseClock clock;
    private final OnBehalf onBehalf;
    private final CustomerService customers;
    private final EntityManager em;

    DemoScene(HouseClock clock, OnBehalf onBehalf, CustomerService customers, EntityManager em) {
        this.clock = clock;
        this.onBehalf = onBehalf;
        this.customers = customers;
        this.em = em;
    }

    /** Somebody of the cast does something at a moment of the past, in transactions of its own. */
    <T> T play(Instant moment, UUID staff, Supplier<T> act) {
        return tell(moment, () -> {
            var made = new Made<T>();
            if (!onBehalf.run(staff, () -> made.value = act.get())) {
                throw new IllegalStateException("Nobody of the cast: " + staff);
            }
            return made.get();
        });
    }

    /** Like {@link #play}, for what nobody in particular does. */
    <T> T tell(Instant moment, Supplier<T> act) {
        var made = new Made<T>();
        clock.asOf(moment, () -> made.value = act.get());
        return made.get();
    }

    /**
     * A customer comes; they belong to the demonstration.
     *
     * @param knownAs why they are registered although they may be known already, which is looked at then; null: nobody looks
     */
    UUID enter(Instant moment, RegisterCustomer customer, @Nullable String knownAs) {
        return tell(moment, () -> QuarkusTransaction.requiringNew().call(() -> {
            var id = (knownAs == null ? customers.register(customer) : customers.register(customer, knownAs)).id();
            mark(em, id, "customer");
            return id;
        }));
    }

    /** Notes that a record belongs to the demonstration, in the transaction that makes it. */
    static void mark(EntityManager em, UUID id, String kind) {
        em.createNativeQuery("insert into demo_item (id, kind) values (:id, :kind)")
                .setParameter("id", id)
                .setParameter("kind", kind)
                .executeUpdate();
    }

    /** What came of a scene. */
    private static final class Made<T> {

        @Nullable
        T value;

        T get() {
            if (value == null) {
                throw new IllegalStateException("Nothing came of a scene");
            }
            return value;
        }
    }
}
