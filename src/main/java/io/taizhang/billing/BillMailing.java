package io.taizhang.billing;

import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.CustomerFile;
import io.taizhang.notify.Attachment;
import io.taizhang.notify.CapitalAmount;
import io.taizhang.notify.Mail;
import io.taizhang.notify.MailDeliveryView;
import io.taizhang.notify.MailSettled;
import io.taizhang.notify.MailStatus;
import io.taizhang.notify.Mails;
import io.taizhang.notify.Prints;
import io.taizhang.notify.Templates;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Bills as documents, and on their way to the customer. */
@ApplicationScoped
@Transactional
class BillMailing {

    static final String CHINESE = "zh-CN";
    private static final String CODE = "bill";

    private final Bills bills;
    private final BillViews views;
    private final Prints prints;
    private final Templates templates;
    private final Mails mails;
    private final CustomerFile file;
    private final AuditTrail audit;

    BillMailing(
            Bills bills,
            BillViews views,
            Prints prints,
            Templates templates,
            Mails mails,
            CustomerFile file,
            AuditTrail audit) {
        this.bills = bills;
        this.views = views;
        this.prints = prints;
        this.templates = templates;
        this.mails = mails;
        this.file = file;
        this.audit = audit;
    }

    /** The bill as a page to print. */
    String html(UUID id, String language) {
        var bill = bills.require(id);
        return prints.html(CODE, language, title(language), data(bill));
    }

    /** The bill as PDF (A4). */
    byte[] pdf(UUID id, String language) {
        return pdf(bills.require(id), language);
    }

    private byte[] pdf(Bill bill, String language) {
        return prints.pdf(CODE, language, title(language), data(bill));
    }

    private static String title(String language) {
        return CHINESE.equals(language) ? "账单" : "Bill";
    }

    /**
     * Puts the bill into the outbox: the words of the template {@code bill}, and the PDF. It counts as sent when the mail
     * server has taken it. What has been queued or sent in the same words to the same addresses is not sent again, unless
     * the caller says that it is another attempt.
     */
    MailDeliveryView mail(UUID id, MailBill command) {
        var bill = bills.lock(id);
        bill.requireStanding();
        var delivery = mail(bill, CODE, command, "attempt-" + Objects.requireNonNullElse(command.attempt(), 1));
        return mails.of(BillService.SUBJECT, id).stream()
                .filter(sent -> sent.id().equals(delivery))
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param code of the template
     * @param occasion why it is sent: for one occasion the same words go to the same addresses once
     * @throws Refusal 422 {@code bill_no_address}
     */
    UUID mail(Bill bill, String code, MailBill command, String occasion) {
        var to = command.to() == null
                ? file.mailAddresses(bill.customerId).stream().limit(1).toList()
                : command.to();
        if (to.isEmpty()) {
            throw Refusal.rule("bill_no_address").at("/to");
        }
        var language = command.language() == null ? CHINESE : command.language();
        var words = templates.render(code, language, data(bill));
        var name = title(language) + bill.shownNumber() + ".pdf";
        var same = UUID.nameUUIDFromBytes(String.join("\u0000", to)
                .concat("\u0000" + language + "\u0000" + words.subject() + "\u0000" + words.html())
                .getBytes(StandardCharsets.UTF_8));
        var key = code + ':' + bill.id() + ':' + occasion + ':' + same;
        return mails.send(Mail.of(key, BillService.SUBJECT, bill.id(), bill.customerId, to, words)
                .with(List.of(new Attachment(name, "application/pdf", pdf(bill, language)))));
    }

    /** The mails about a bill with what became of them, latest first. */
    List<MailDeliveryView> mails(UUID id) {
        bills.require(id);
        return mails.of(BillService.SUBJECT, id);
    }

    /** The first mail that was taken makes the bill sent. */
    void settled(@Observes MailSettled mail) {
        if (!BillService.SUBJECT.equals(mail.subjectKind()) || mail.status() != MailStatus.SENT) {
            return;
        }
        var bill = bills.find("id = ?1", mail.subjectId())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
        if (bill != null && bill.sentAt == null && bill.voidedAt == null) {
            var before = views.of(bill);
            bill.sentAt = mail.at();
            bills.flush();
            audit.record("bill.sent", BillService.SUBJECT, bill.id(), bill.customerId, before, views.of(bill));
        }
    }

    private Map<String, Object> data(Bill bill) {
        var view = views.of(bill);
        var data = new HashMap<String, Object>();
        data.put("number", bill.shownNumber());
        data.put("draft", bill.approvedAt == null);
        data.put("customer", view.customerName());
        data.put("issueOn", view.issueOn());
        data.put("dueOn", view.nextDueOn());
        data.put("periodFrom", view.periodFrom());
        data.put("periodTo", view.periodTo());
        data.put("memo", view.memo());
        data.put("net", view.net());
        data.put("tax", view.tax());
        data.put("total", view.total());
        data.put("residual", view.residual());
        data.put(
                "settled", bill.approvedAt == null ? Money.fen(0) : view.total().minus(view.residual()));
        data.put("capital", CapitalAmount.of(view.residual()));
        data.put("lines", view.lines().stream().map(BillMailing::line).toList());
        var parts = view.instalments();
        data.put(
                "instalments",
                parts == null
                        ? List.of()
                        : parts.stream()
                                .map(part ->
                                        Map.of("dueOn", part.dueOn(), "amount", part.amount(), "paid", part.paid()))
                                .toList());
        return data;
    }

    private static Map<String, Object> line(BillView.BilledLine line) {
        return Map.of(
                "description", line.description(),
                "quantity", line.quantity(),
                "unitPrice", line.unitPrice(),
                "amount", line.amount(),
                "taxRate", Objects.requireNonNullElse(line.taxRate(), ""),
                "tax", line.tax());
    }
}
