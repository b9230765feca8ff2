package io.taizhang.notify;

import io.quarkus.runtime.StartupEvent;
import io.taizhang.protection.EarlierData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Seals the mails from before anything was sealed, before the first request. */
@ApplicationScoped
class MailSealing {

    private static final int AT_ONCE = 200;

    private final EntityManager em;
    private final MailSeal seal;
    private final EarlierData earlier;

    MailSealing(EntityManager em, MailSeal seal, EarlierData earlier) {
        this.em = em;
        this.seal = seal;
        this.earlier = earlier;
    }

    void prepare(@Observes StartupEvent started) {
        earlier.seal("seal_mails", this::sealSome);
    }

    @SuppressWarnings("unchecked")
    private int sealSome() {
        List<MailDelivery> clear = em.createNativeQuery(
                        "select * from mail_delivery where html not like '~1~%' order by id limit " + AT_ONCE
                                + " for update",
                        MailDelivery.class)
                .getResultList();
        for (var mail : clear) {
            em.detach(mail);
            seal.seal(mail);
            em.createNativeQuery("update mail_delivery set recipients = :recipients, html = :html, text = :text,"
                            + " key_of = cast(:owner as uuid) where id = :id")
                    .setParameter("recipients", mail.words().recipients().toArray(String[]::new))
                    .setParameter("html", mail.words().html())
                    .setParameter("text", mail.words().text())
                    .setParameter("owner", mail.keyOf == null ? null : mail.keyOf.toString())
                    .setParameter("id", mail.id())
                    .executeUpdate();
        }
        return clear.size();
    }
}
