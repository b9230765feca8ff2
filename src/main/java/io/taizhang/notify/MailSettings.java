package io.taizhang.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server of an installation. Without host and sender, mails wait in the outbox. */
@ConfigMapping(prefix = "taizhang.mail")
interface MailSettings {

    /** How the way to the mail server is protected. */
    enum Security {
        NONE,
        STARTTLS,
        TLS
    }

    Optional<String> host();

    @WithDefault("587")
    int port();

    @WithDefault("STARTTLS")
    Security security();

    Optional<String> username();

    Optional<String> password();

    /** The address that mail comes from. */
    Optional<String> from();

    /** The name beside that address. */
    Optional<String> fromName();

    /** For development: mails are written to the log and count as sent. */
    @WithDefault("false")
    boolean log();

    /** All files of one mail together. */
    @WithDefault("10485760")
    long maxAttachmentBytes();

    /** After how many tries a mail is given up. */
    @WithDefault("12")
    int maxTries();

    /** How long the mail server may take for each step. */
    @WithDefault("20S")
    Duration timeout();

    /** After how long a try that nobody finished counts as lost and is made again, with the same Message-ID. */
    @WithDefault("10M")
    Duration lease();

    /** How often the outbox is looked through. */
    @WithDefault("10s")
    String every();

    /** Whether mail can leave at all. */
    default boolean canSend() {
        return log() || (host().isPresent() && from().isPresent());
    }
}
