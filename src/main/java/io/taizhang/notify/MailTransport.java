package io.taizhang.notify;

import io.taizhang.notify.MailSettings.Security;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands letters to the mail server, one connection each, and understands what it says. Never throws. */
@ApplicationScoped
class MailTransport {

    private static final Logger LOG = Logger.getLogger(MailTransport.class);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int OK = 250;
    private static final int SIGN_IN_REQUIRED = 530;
    private static final int SIGN_IN_REFUSED = 535;

    private final MailSettings settings;
    private final Clock clock;

    MailTransport(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    MailReply send(Letter letter) {
        if (settings.log()) {
            LOG.infof("Mail %s to %s: %s%n%s", letter.id(), letter.to(), letter.subject(), letter.text());
            return new MailReply(MailOutcome.SENT, OK, "logged");
        }
        var session = Session.getInstance(properties(letter));
        try (var server = new Connection((SMTPTransport) session.getTransport())) {
            server.smtp.connect(
                    settings.username().orElse(null), settings.password().orElse(null));
            var message = message(session, letter);
            server.smtp.sendMessage(message, message.getAllRecipients());
            return new MailReply(
                    MailOutcome.SENT, server.smtp.getLastReturnCode(), server.smtp.getLastServerResponse());
        } catch (AuthenticationFailedException refused) {
            return new MailReply(MailOutcome.REFUSED, null, words(refused));
        } catch (MessagingException failed) {
            return understood(failed);
        } catch (RuntimeException | UnsupportedEncodingException broken) {
            LOG.errorf(broken, "Mail %s cannot be written", letter.id());
            return new MailReply(MailOutcome.REFUSED, null, words(broken));
        }
    }

    /** Whether what goes wrong when hanging up matters: it does not, for the mail has been taken by then. */
    private record Connection(SMTPTransport smtp) implements AutoCloseable {

        @Override
        public void close() {
            try {
                smtp.close();
            } catch (MessagingException hungUp) {
                LOG.debugf("The mail server hung up first: %s", hungUp.getMessage());
            }
        }
    }

    private Properties properties(Letter letter) {
        var properties = new Properties();
        var timeout = String.valueOf(settings.timeout().toMillis());
        var protocol = settings.security() == Security.TLS ? "smtps" : "smtp";
        var prefix = "mail." + protocol + ".";
        properties.put("mail.transport.protocol", protocol);
        properties.put(prefix + "host", settings.host().orElseThrow());
        properties.put(prefix + "port", String.valueOf(settings.port()));
        properties.put(prefix + "connectiontimeout", timeout);
        properties.put(prefix + "timeout", timeout);
        properties.put(prefix + "writetimeout", timeout);
        properties.put(prefix + "auth", String.valueOf(settings.username().isPresent()));
        properties.put(prefix + "starttls.enable", String.valueOf(settings.security() == Security.STARTTLS));
        properties.put(prefix + "starttls.required", String.valueOf(settings.security() == Security.STARTTLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "from", letter.sender());
        // Otherwise the machine would be asked for its name, which takes seconds where no DNS answers.
        properties.put(prefix + "localhost", EmailAddress.domain(letter.sender()));
        return properties;
    }

    private MimeMessage message(Session session, Letter letter)
            throws MessagingException, UnsupportedEncodingException {
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", letter.messageId());
            }
        };
        message.setFrom(new InternetAddress(letter.sender(), settings.fromName().orElse(null), UTF_8));
        for (var address : letter.to()) {
            message.addRecipient(MimeMessage.RecipientType.TO, new InternetAddress(address, true));
        }
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setContentLanguage(new String[] {letter.language()});
        message.setHeader("Auto-Submitted", "auto-generated");
        var plain = new MimeBodyPart();
        plain.setText(letter.text(), UTF_8);
        var html = new MimeBodyPart();
        html.setText(letter.html(), UTF_8, "html");
        var words = new MimeBodyPart();
        words.setContent(new MimeMultipart("alternative", plain, html));
        var all = new MimeMultipart("mixed", words);
        for (var file : letter.files()) {
            all.addBodyPart(part(file));
        }
        message.setContent(all);
        return message;
    }

    private static MimeBodyPart part(Attachment file) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        part.setHeader("Content-Type", file.mediaType());
        part.setHeader("Content-Transfer-Encoding", "base64");
        var name = new ParameterList();
        name.set("filename", file.name(), UTF_8);
        part.setHeader("Content-Disposition", new ContentDisposition(Part.ATTACHMENT, name).toString());
        return part;
    }

    /** A refusal for good may hide behind one that is not about the mail: every exception of the chain is asked. */
    private static MailReply understood(MessagingException failed) {
        @Nullable MailReply said = null;
        for (@Nullable Exception next = failed; next instanceof MessagingException one; next = one.getNextException()) {
            var reply = reply(one);
            if (reply != null && (said == null || reply.outcome() == MailOutcome.BOUNCED)) {
                said = reply;
            }
        }
        return said == null ? new MailReply(MailOutcome.DEFERRED, null, words(failed)) : said;
    }

    private static @Nullable MailReply reply(MessagingException one) {
        if (one instanceof SMTPAddressFailedException address) {
            return reply(address.getReturnCode(), MailOutcome.BOUNCED, address);
        }
        if (one instanceof SMTPSenderFailedException sender) {
            return reply(sender.getReturnCode(), MailOutcome.REFUSED, sender);
        }
        if (one instanceof SMTPSendFailedException sending && sending.getReturnCode() > 0) {
            int code = sending.getReturnCode();
            var ours = code == SIGN_IN_REQUIRED
                    || code == SIGN_IN_REFUSED
                    || String.valueOf(sending.getCommand()).startsWith("MAIL");
            return reply(code, ours ? MailOutcome.REFUSED : MailOutcome.BOUNCED, sending);
        }
        return null;
    }

    private static MailReply reply(int code, MailOutcome whenForGood, MessagingException said) {
        var known = code >= 200 && code <= 599;
        return new MailReply(
                code >= 500 && known ? whenForGood : MailOutcome.DEFERRED, known ? code : null, words(said));
    }

    private static String words(Exception failed) {
        var message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }
}
