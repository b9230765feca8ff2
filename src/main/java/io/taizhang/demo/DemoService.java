package io.taizhang.demo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.Refusal;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Loads the demonstration beside the running system and takes it away. What it makes is noted in {@code demo_item} in the
 * same transaction, so that it can be taken away even when loading was cut off.
 */
@ApplicationScoped
class DemoService {

    private static final Logger LOG = Logger.getLogger(DemoService.class);
    private static final UUID DEMO = new UUID(0, 0);

    private final EntityManager em;
    private final DemoYear year;
    private final boolean atStart;
    private final int customers;
    private final AuditTrail audit;
    private final AtomicBoolean loading = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();

    DemoService(
            EntityManager em,
            DemoYear year,
            AuditTrail audit,
            @ConfigProperty(name = "taizhang.demo", defaultValue = "false") boolean atStart,
            @ConfigProperty(name = "taizhang.demo-customers", defaultValue = "2000") int customers) {
        this.em = em;
        this.year = year;
        this.atStart = atStart;
        this.customers = customers;
        this.audit = audit;
    }

    /** After the company and the administrator are made, by observers of the usual priority. */
    void offer(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        if (atStart && status().status() == DemoStatus.ABSENT) {
            begin();
        }
    }

    void stop(@Observes ShutdownEvent ended) {
        stopping.set(true);
    }

    DemoView status() {
        long items = count("select count(*) from demo_item");
        var status = loading.get() ? DemoStatus.LOADING : items > 0 ? DemoStatus.LOADED : DemoStatus.ABSENT;
        return new DemoView(status, count("select count(*) from demo_item where kind = 'customer'"));
    }

    /** @throws Refusal 409 {@code demo_present} when there is one already */
    DemoView load() {
        if (loading.get() || status().status() != DemoStatus.ABSENT) {
            throw Refusal.conflict("demo_present");
        }
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record("demo.loaded", "demo", DEMO, null, null, Map.of("customers", customers)));
        begin();
        return status();
    }

    /**
     * @throws Refusal 409 {@code demo_loading} while it is being loaded, {@code demo_mixed} when real records (customers,
     *     entries, cards, staff) hang on the demonstration's staff, shops or programs and would go with them
     */
    void remove() {
        if (loading.get()) {
            throw Refusal.conflict("demo_loading");
        }
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            em.createNativeQuery("set local statement_timeout = '10min'").executeUpdate();
            long mixed = ((Number) em.createNativeQuery("select demo_entangled()", Long.class)
                            .getSingleResult())
                    .longValue();
            if (mixed > 0) {
                throw Refusal.conflict("demo_mixed", mixed);
            }
            em.createNativeQuery("select remove_demo_data()", Long.class).getSingleResult();
            audit.record("demo.removed", "demo", DEMO, null, null, null);
        });
    }

    private void begin() {
        if (!loading.compareAndSet(false, true)) {
            throw Refusal.conflict("demo_present");
        }
        var thread = new Thread(this::fill, "demo");
        thread.setDaemon(true);
        thread.start();
    }

    private void fill() {
        try {
            LOG.infof("Loading demonstration data: %d customers", customers);
            year.make(customers, () -> stopping.get());
            LOG.info("The demonstration data is loaded");
        } catch (RuntimeException failed) {
            LOG.error("The demonstration data could not be loaded to its end", failed);
        } finally {
            loading.set(false);
        }
    }

    private long count(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) em.createNativeQuery(sql, Long.class).getSingleResult()).longValue());
    }
}
