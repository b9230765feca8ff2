package io.taizhang.notify;

/** How far the delivery of a mail has come. */
public enum MailStatus {
    /** Waits for its turn, for the next try, or for a mail server to be configured. */
    QUEUED,
    /** Is being handed to the mail server. */
    SENDING,
    /** The mail server has taken it; whether somebody read it is not known. */
    SENT,
    /** It was refused for good, at once or later. */
    BOUNCED,
    /** It was tried as often as the settings allow; it can be queued again. */
    FAILED,
    /** Taken back before it was sent. */
    CANCELLED
}
