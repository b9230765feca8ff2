package io.taizhang.privacy;

import io.taizhang.customer.CustomerFile;
import io.taizhang.notify.MailGate;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Lets no mail to a customer pass for which there is no ground in the law. */
@ApplicationScoped
class ConsentGate implements MailGate {

    private final Purposes purposes;
    private final Consents consents;
    private final CustomerFile file;

    ConsentGate(Purposes purposes, Consents consents, CustomerFile file) {
        this.purposes = purposes;
        this.consents = consents;
        this.file = file;
    }

    /**
     * @throws Refusal 422 {@code mail_purpose_unknown} for a kind of mail that serves no purpose, {@code consent_missing}
     *     without consent, {@code contact_opted_out} for an address that is not to be used for it
     */
    @Override
    public void requireAllowed(UUID customerId, String subjectKind, List<String> to) {
        var purpose = purposes.ofMail(subjectKind).orElseThrow(() -> Refusal.rule("mail_purpose_unknown", subjectKind));
        if (!purpose.asksConsent()) {
            return;
        }
        consents.holdWithdrawals(customerId);
        if (!consents.isGiven(customerId, purpose.code(), ConsentChannel.MAIL)) {
            throw Refusal.rule("consent_missing", purpose.name());
        }
        if (file.optedOut(customerId, to)) {
            throw Refusal.rule("contact_opted_out", purpose.name());
        }
    }
}
