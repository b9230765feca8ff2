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

    MailViews(MailDeliveries deliveries, StaffDirectory staff, Caller caller, MailSettings settings) {
        this.deliveries = deliveries;
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
        return new MailView(
                mail.id(),
                mail.version(),
                whole(List.of(mail)).get(0),
                mail.sender,
                Letter.messageId(mail.id(), mail.sender),
                mail.html,
                mail.text,
                deliveries.attempts(mail.id()).stream().map(MailAttemptView::of).toList());
    }

    private List<MailDeliveryView> views(List<MailDelivery> mails, boolean masked) {
        var files = deliveries.fileViews(mails.stream().map(MailDelivery::id).toList());
        var names = staff.names(mails.stream()
                .map(mail -> mail.createdBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return mails.stream()
                .map(mail -> MailDeliveryView.of(
                        mail,
                        masked && !caller.id().equals(mail.createdBy),
                        settings.canSend(),
                        files.getOrDefault(mail.id(), List.of()),
                        mail.createdBy == null ? null : names.get(mail.createdBy)))
                .toList();
    }
}
