package io.taizhang.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.taizhang.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Makes the company and its first administrator in an empty database, and prints once how to sign in. A configured
 * password ({@code TAIZHANG_ADMIN_PASSWORD}) is not printed and need not be changed; a generated one must be.
 */
@ApplicationScoped
class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class);
    private static final String ADMIN = "admin";

    private final EntityManager em;
    private final Passwords passwords;
    private final IdentitySettings settings;
    private final Clock clock;

    FirstStart(EntityManager em, Passwords passwords, IdentitySettings settings, Clock clock) {
        this.em = em;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    void prepare(@Observes StartupEvent started) {
        var made = QuarkusTransaction.requiringNew().call(this::makeIfEmpty);
        if (made && settings.adminPassword().isEmpty()) {
            LOG.info("The first administrator was made; how to sign in stands above.");
        }
    }

    private boolean makeIfEmpty() {
        em.createNativeQuery("lock table org_unit in share row exclusive mode").executeUpdate();
        var units = (Number) em.createNativeQuery("select count(*) from org_unit", Long.class)
                .getSingleResult();
        if (units.longValue() > 0) {
            return false;
        }
        var company = Ids.next();
        em.createNativeQuery("insert into org_unit (id, kind, code, name, version, created_at, updated_at)"
                        + " values (:id, 'COMPANY', 'HQ', :name, 0, :now, :now)")
                .setParameter("id", company)
                .setParameter("name", settings.company())
                .setParameter("now", clock.instant())
                .executeUpdate();
        var password = settings.adminPassword().orElseGet(passwords::generate);
        makeAdministrator(company, password);
        if (settings.adminPassword().isEmpty()) {
            printOnce(password);
        }
        return true;
    }

    private void makeAdministrator(UUID company, String password) {
        em.createNativeQuery("insert into staff (id, username, display_name, role, scope, unit_id, password_hash,"
                        + " must_change_password, version, created_at, updated_at) values (:id, :username, :name,"
                        + " 'ADMINISTRATOR', 'ALL', :unit, :hash, :must, 0, :now, :now)")
                .setParameter("id", Ids.next())
                .setParameter("username", ADMIN)
                .setParameter("name", "管理员")
                .setParameter("unit", company)
                .setParameter("hash", passwords.hash(password))
                .setParameter("must", settings.adminPassword().isEmpty())
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** To the terminal and not to the log: a log is kept and read by others. */
    @SuppressWarnings("SystemOut")
    private static void printOnce(String password) {
        System.out.printf(
                """

                ────────────────────────────────────────────────────────────
                  台账已就绪。首次登录 / First sign-in (shown once):
                    用户名 user:     %s
                    密码   password: %s
                  登录后请立即修改密码。Change it when you have signed in.
                ────────────────────────────────────────────────────────────

                """,
                ADMIN, password);
    }
}
