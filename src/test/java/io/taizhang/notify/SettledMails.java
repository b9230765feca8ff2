package io.taizhang.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens to what becomes of mails, as a room above does. */
@ApplicationScoped
public class SettledMails {

    private final List<MailSettled> heard = new CopyOnWriteArrayList<>();
    private final Set<UUID> deafTo = ConcurrentHashMap.newKeySet();

    void hear(@Observes MailSettled settled) {
        if (deafTo.remove(settled.deliveryId())) {
            throw new IllegalStateException("An observer of the tests fails once");
        }
        heard.add(settled);
    }

    /** Fails the first time that it is told of this mail. */
    void failOnce(UUID delivery) {
        deafTo.add(delivery);
    }

    List<MailStatus> of(UUID delivery) {
        return heard.stream()
                .filter(settled -> settled.deliveryId().equals(delivery))
                .map(MailSettled::status)
                .toList();
    }
}
