package io.taizhang.notify;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries the outbox to the mail server. Any number of instances may do so at once: the one that has taken a mail works on
 * it, the others pass it by. A mail is taken in one transaction, sent in none, and its outcome written in another; who dies
 * in between leaves it taken until its lease runs out, and it is sent again with the same Message-ID. So a mail is sent at
 * least once, and more than once only by a crash between the server's answer and its note.
 */
@ApplicationScoped
class MailPostman {

    private static final Logger LOG = Logger.getLogger(MailPostman.class);
    private static final int ROUND = 500;

    private final MailDeliveries deliveries;
    private final MailTransport transport;
    private final MailSeal seal;
    private final MailSettings settings;
    private final Event<MailSettled> settled;
    private final Clock clock;

    MailPostman(
            MailDeliveries deliveries,
            MailTransport transport,
            MailSeal seal,
            MailSettings settings,
            Event<MailSettled> settled,
            Clock clock) {
        this.deliveries = deliveries;
        this.transport = transport;
        this.seal = seal;
        this.settings = settings;
        this.settled = settled;
        this.clock = clock;
    }

    @Scheduled(every = "{taizhang.mail.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @ActivateRequestContext
    void goRound() {
        QuarkusTransaction.requiringNew().call(deliveries::unannounced).forEach(this::announce);
        if (!settings.canSend()) {
            return;
        }
        for (int i = 0; i < ROUND; i++) {
            var letter = take();
            if (letter == null) {
                return;
            }
            var reply = transport.send(letter);
            note(letter, reply);
            announce(letter.id());
            if (reply.outcome() == MailOutcome.REFUSED
                    || (reply.outcome() == MailOutcome.DEFERRED && reply.code() == null)) {
                // Nobody answers, or takes nothing from us: the others need not spend their tries on that.
                LOG.warnf("The mail server cannot be used: %s", reply.text());
                return;
            }
        }
    }

    /** The next mail whose time has come, taken; null when there is none. */
    @Nullable
    Letter take() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            var due = deliveries.lockDue(now);
            if (due.isEmpty()) {
                return null;
            }
            var mail = due.get();
            var from = settings.from().map(EmailAddress::require).orElse("log@taizhang.invalid");
            var words = seal.open(mail);
            int attempt = mail.take(from, now.plus(settings.lease()));
            return new Letter(
                    mail.id(),
                    attempt,
                    mail.sender == null ? from : mail.sender,
                    words.recipients(),
                    mail.subject,
                    words.html(),
                    words.text(),
                    mail.language,
                    deliveries.files(mail.id()));
        });
    }

    void note(Letter letter, MailReply reply) {
        QuarkusTransaction.requiringNew().run(() -> {
            var now = clock.instant();
            deliveries.keep(new MailAttempt(letter.id(), letter.attempt(), now, reply));
            deliveries.lockAny(letter.id()).settle(letter.attempt(), reply, settings.maxTries(), now);
        });
    }

    /** Tells those who wait for it, once; when one of them fails, again the next time. */
    private void announce(UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                var mail = deliveries.lockAny(id);
                if (!mail.announced) {
                    mail.announced = true;
                    settled.fire(mail.settled());
                }
            });
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Nobody could be told what became of mail %s", id);
        }
    }
}
