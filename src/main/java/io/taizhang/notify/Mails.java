package io.taizhang.notify;

import io.quarkus.arc.All;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox, for the rooms above. */
@ApplicationScoped
public class Mails {

    private final MailDeliveries deliveries;
    private final MailViews views;
    private final MailSeal seal;
    private final MailSettings settings;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;
    private final List<MailGate> gates;

    Mails(
            MailDeliveries deliveries,
            MailViews views,
            MailSeal seal,
            MailSettings settings,
            AuditTrail audit,
            Caller caller,
            Clock clock,
            @All List<MailGate> gates) {
        this.deliveries = deliveries;
        this.views = views;
        this.seal = seal;
        this.settings = settings;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
        this.gates = gates;
    }

    /**
     * Puts a mail into the outbox, in the caller's transaction: it leaves after the commit, and not at all without it.
     * The same key again is the mail that is there already.
     *
     * @return the id of the delivery
     * @throws Refusal 422 {@code mail_attachments_too_large}; 409 {@code mail_key_reused} when another mail has the key; and
     *     as a {@link MailGate} says, when the customer may not be written to
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID send(Mail mail) {
        long size = mail.attachments().stream()
                .mapToLong(file -> file.content().length)
                .sum();
        if (size > settings.maxAttachmentBytes()) {
            throw Refusal.rule("mail_attachments_too_large", size, settings.maxAttachmentBytes());
        }
        requireAllowed(mail.customerId(), mail.subjectKind(), mail.to());
        var hash = hash(mail);
        var known = deliveries.findByKey(mail.key());
        if (known.isPresent()) {
            if (!known.get().contentHash.equals(hash)) {
                throw Refusal.conflict("mail_key_reused", mail.key());
            }
            return known.get().id();
        }
        var unit = caller.unitId();
        var delivery = new MailDelivery(mail, hash, unit == null ? null : caller.id(), unit, clock.instant());
        seal.seal(delivery);
        deliveries.persist(delivery);
        deliveries.flush();
        for (int i = 0; i < mail.attachments().size(); i++) {
            deliveries.keep(
                    new MailAttachment(delivery.id(), i, mail.attachments().get(i)));
        }
        audit.record(
                "mail.queued",
                "mail",
                delivery.id(),
                mail.customerId(),
                null,
                Map.of("subjectKind", mail.subjectKind(), "subjectId", mail.subjectId(), "subject", mail.subject()));
        return delivery.id();
    }

    /** Asks the gates about a mail to a customer; one to nobody's customer is nobody's personal data. */
    void requireAllowed(@Nullable UUID customerId, String subjectKind, List<String> to) {
        if (customerId != null) {
            gates.forEach(gate -> gate.requireAllowed(customerId, subjectKind, to));
        }
    }

    /**
     * Takes back what waits to be sent to a customer and is about records of these kinds, in the caller's transaction. What
     * the mail server is just taking is not waiting any more.
     *
     * @return how many mails
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int takeBack(UUID customerId, Collection<String> subjectKinds) {
        var waiting = deliveries.lockQueued(customerId, subjectKinds);
        for (var mail : waiting) {
            mail.cancel();
            audit.record(
                    "mail.cancelled",
                    "mail",
                    mail.id(),
                    customerId,
                    null,
                    Map.of("subjectKind", mail.subjectKind, "subjectId", mail.subjectId));
        }
        deliveries.flush();
        return waiting.size();
    }

    /**
     * The latest hundred mails about a record, the latest first, with their addresses. Whether the caller may see the
     * record is the asking room's to know.
     */
    @Transactional
    public List<MailDeliveryView> of(String subjectKind, UUID subjectId) {
        return views.whole(deliveries.of(subjectKind, subjectId));
    }

    /** Of the mail's own words and not of the files: a document that is made again may differ in nothing but its bytes. */
    private static String hash(Mail mail) {
        var content = String.join(
                "\u0000",
                mail.subjectKind(),
                mail.subjectId().toString(),
                String.join(",", mail.to()),
                mail.subject(),
                mail.html(),
                mail.text(),
                mail.language());
        return Sha256.hex(content);
    }
}
