package io.taizhang.notify;

import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** Turns mails into views, with the names and files of a whole page in one query each. */
@ApplicationScoped
class MailViews {

    private final MailDeliveries deliveries;
    private final StaffDirectory staff;
    private final Caller caller;
    private final MailSettings settings;
    private final MailSeal seal;

    MailViews(MailDeliveries deliveries, StaffDirectory staff, Caller caller, MailSettings settings, MailSeal seal) {
        this.deliveries = deliveries;
        this.seal = seal;
        this.staff = staff;
        this.caller = caller;
        this.settings = settings;
    }

    /** For a list: the addresses of what others have sent are masked. */
    List<MailDeliveryView> masked(List<MailDelivery> mails) {
        return views(mails, true);
    }

    List<MailDeliveryView> whole(List<MailDelivery> mails) {
        return views(mails, false);
    }

    MailView of(MailDelivery mail) {
        var words = seal.open(mail);
        return new MailView(
                mail.id(),
                mail.version(),
                whole(List.of(mail)).get(0),
                mail.sender,
                Letter.messageId(mail.id(), mail.sender),
                words.html(),
                words.text(),
                deliveries.attempts(mail.id()).stream().map(MailAttemptView::of).toList());
    }

    private List<MailDeliveryView> views(List<MailDelivery> mails, boolean masked) {
        var files = deliveries.fileViews(mails.stream().map(MailDelivery::id).toList());
        var names = staff.names(mails.stream()
                .map(mail -> mail.createdBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var words = seal.open(mails);
        return mails.stream()
                .map(mail -> MailDeliveryView.of(
                        mail,
                        words.getOrDefault(mail.id(), MailSeal.Words.ERASED).recipients(),
                        masked && !caller.id().equals(mail.createdBy),
                        settings.canSend(),
                        files.getOrDefault(mail.id(), List.of()),
                        mail.createdBy == null ? null : names.get(mail.createdBy)))
                .toList();
    }
}
