package io.taizhang.notify;

import io.quarkus.runtime.StartupEvent;
import io.taizhang.protection.EarlierData;
import io.taizhang.protection.PersonalFields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Seals the mails from before anything was sealed, before the first request. */
@ApplicationScoped
class MailSealing {

    static final String KIND = "seal_mails";
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
        sealAll();
    }

    void sealAll() {
        earlier.seal(KIND, this::sealSome);
    }

    private EarlierData.Part sealSome(UUID after) {
        var some = em.createQuery("from MailDelivery e where e.id > :after order by e.id", MailDelivery.class)
                .setParameter("after", after)
                .setMaxResults(AT_ONCE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        int sealed = 0;
        for (var mail : some) {
            em.detach(mail);
            if (!PersonalFields.isSealed(mail.words().html())) {
                seal(mail);
                sealed++;
            }
        }
        return new EarlierData.Part(
                some.isEmpty() ? null : some.get(some.size() - 1).id(), sealed);
    }

    private void seal(MailDelivery mail) {
        seal.sealEarlier(mail);
        em.createNativeQuery("update mail_delivery set recipients = :recipients, html = :html, text = :text,"
                        + " key_of = cast(:owner as uuid) where id = :id")
                .setParameter("recipients", mail.words().recipients().toArray(String[]::new))
                .setParameter("html", mail.words().html())
                .setParameter("text", mail.words().text())
                .setParameter("owner", mail.keyOf == null ? null : mail.keyOf.toString())
                .setParameter("id", mail.id())
                .executeUpdate();
    }
}
