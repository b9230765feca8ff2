package io.taizhang.notify;

import io.taizhang.audit.AuditTrail;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What can be done with mails that are in the outbox or have left it. */
@ApplicationScoped
@Transactional
class MailDeliveryService {

    private static final String TEST = "test_mail";

    private final MailDeliveries deliveries;
    private final MailViews views;
    private final Mails mails;
    private final Templates templates;
    private final CompanySettings company;
    private final AuditTrail audit;
    private final Clock clock;

    MailDeliveryService(
            MailDeliveries deliveries,
            MailViews views,
            Mails mails,
            Templates templates,
            CompanySettings company,
            AuditTrail audit,
            Clock clock) {
        this.deliveries = deliveries;
        this.views = views;
        this.mails = mails;
        this.templates = templates;
        this.company = company;
        this.audit = audit;
        this.clock = clock;
    }

    Page<MailDeliveryView> list(ListRequest request) {
        return deliveries.page(request).mapAll(views::masked);
    }

    MailView get(UUID id) {
        return views.of(deliveries.require(id));
    }

    MailView sendTest(SendTestMail command) {
        var id = UUID.randomUUID();
        var words = templates.render(TEST, command.language(), Map.of("company", company.nameOr("Taizhang")));
        var sent = mails.send(Mail.of(TEST + ":" + id, TEST, id, null, List.of(command.to()), words));
        return get(sent);
    }

    MailView retry(UUID id) {
        var mail = deliveries.lock(id);
        var before = view(mail);
        var recipients = before.to();
        if (recipients.isEmpty()) {
            throw Refusal.conflict("mail_not_retriable", mail.status.name());
        }
        mails.requireAllowed(mail.customerId, mail.subjectKind, recipients);
        mail.retry(clock.instant());
        return changed("mail.retried", mail, before);
    }

    MailView cancel(UUID id) {
        var mail = deliveries.lock(id);
        var before = view(mail);
        mail.cancel();
        return changed("mail.cancelled", mail, before);
    }

    MailView bounce(UUID id, ReportBounce command) {
        var mail = deliveries.lock(id);
        var before = view(mail);
        var now = clock.instant();
        var reply = new MailReply(MailOutcome.BOUNCED, command.replyCode(), command.reason());
        mail.bounce(reply.text(), now);
        deliveries.keep(new MailAttempt(id, Math.max(1, mail.attempts), now, reply));
        return changed("mail.bounced", mail, before);
    }

    private MailView changed(String action, MailDelivery mail, MailDeliveryView before) {
        deliveries.flush();
        var after = views.of(mail);
        audit.record(action, "mail", mail.id(), mail.customerId, before, after.delivery());
        return after;
    }

    private MailDeliveryView view(MailDelivery mail) {
        return views.whole(List.of(mail)).get(0);
    }
}
