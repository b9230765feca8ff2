package io.taizhang.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** What other rooms ask about the outbox as a whole; whoever asks, and so for rooms that show it to few. */
@ApplicationScoped
@Transactional
public class MailFigures {

    private final EntityManager em;

    MailFigures(EntityManager em) {
        this.em = em;
    }

    /** Mails about a kind of record, queued from a moment on and before another, that came back or were given up. */
    public long undelivered(String subjectKind, Instant from, Instant before) {
        return em.createQuery(
                        "select count(e.id) from MailDelivery e where e.subjectKind = :kind and e.status in :lost"
                                + " and e.createdAt >= :from and e.createdAt < :before",
                        Long.class)
                .setParameter("kind", subjectKind)
                .setParameter("lost", List.of(MailStatus.BOUNCED, MailStatus.FAILED))
                .setParameter("from", from)
                .setParameter("before", before)
                .getSingleResult();
    }
}
