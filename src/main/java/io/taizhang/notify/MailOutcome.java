package io.taizhang.notify;

/** What came of one try to send a mail. */
public enum MailOutcome {
    SENT,
    /** Not now: a reply 4xx, or no mail server to be reached. */
    DEFERRED,
    /** The mail server does not take mail from this installation: sign-in or sender. Tried again, for that can be put right. */
    REFUSED,
    /** Not ever: a reply 5xx about the address or the mail, or a report that came later. */
    BOUNCED
}
