package io.taizhang.notify;

import io.taizhang.platform.Refusal;
import java.util.List;
import java.util.UUID;

/** A room that decides whether a customer may be written to. */
public interface MailGate {

    /**
     * Asked in the transaction that puts a mail to a customer into the outbox, or back into it.
     *
     * @param subjectKind the kind of record that the mail is about, from which its purpose follows
     * @throws Refusal 422 with the room's own code when the mail must not go out
     */
    void requireAllowed(UUID customerId, String subjectKind, List<String> to);
}
