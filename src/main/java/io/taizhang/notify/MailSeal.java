package io.taizhang.notify;

import io.taizhang.platform.Refusal;
import io.taizhang.protection.HouseSeal;
import io.taizhang.protection.PersonalFields;
import io.taizhang.protection.PersonalKey;
import io.taizhang.protection.PersonalKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * To whom a mail goes and what it says, as the outbox keeps them: sealed with the key of the customer whom it was written
 * to, who may be another one's survivor by now; with the house's where it is nobody's.
 */
@ApplicationScoped
class MailSeal {

    private static final String TABLE = "mail_delivery.";

    private final PersonalKeys keys;
    private final HouseSeal house;

    MailSeal(PersonalKeys keys, HouseSeal house) {
        this.keys = keys;
        this.house = house;
    }

    /** What is sealed of a mail. */
    record Words(List<String> recipients, String html, String text) {

        /** Of a customer who was erased. */
        static final Words ERASED = new Words(List.of(), "", "");

        private Words each(UnaryOperator<String> recipient, UnaryOperator<String> html, UnaryOperator<String> text) {
            return new Words(recipients.stream().map(recipient).toList(), html.apply(this.html), text.apply(this.text));
        }
    }

    /** Seals a mail that is in clear. @throws Refusal 409 {@code customer_erased}: nobody writes to them any more */
    void seal(MailDelivery mail) {
        var owner = mail.customerId;
        var key = owner == null ? null : keys.of(owner);
        if (key != null && key.isDestroyed()) {
            throw Refusal.conflict("customer_erased");
        }
        mail.keep(sealing(mail.id(), key, mail.words()), owner);
    }

    /** Like {@link #seal}; of a mail from before to somebody who was erased meanwhile nothing is kept. */
    void sealEarlier(MailDelivery mail) {
        var owner = mail.customerId;
        if (owner != null && keys.of(owner).isDestroyed()) {
            mail.keep(sealing(mail.id(), null, mail.words().each(any -> "", any -> "", any -> "")), owner);
        } else {
            seal(mail);
        }
    }

    Words open(MailDelivery mail) {
        return open(List.of(mail)).getOrDefault(mail.id(), Words.ERASED);
    }

    /** By mail; the keys of all of them are asked for at once. */
    Map<UUID, Words> open(Collection<MailDelivery> mails) {
        var own = keys.of(mails.stream()
                .map(mail -> mail.keyOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var words = new HashMap<UUID, Words>();
        mails.forEach(mail -> words.put(mail.id(), opened(mail, own)));
        return words;
    }

    private Words sealing(UUID id, @Nullable PersonalKey key, Words clear) {
        return clear.each(
                value -> sealed(key, place("recipients", id), value),
                value -> sealed(key, place("html", id), value),
                value -> sealed(key, place("text", id), value));
    }

    private String sealed(@Nullable PersonalKey key, String place, String value) {
        return key == null ? house.seal(place, value) : Objects.requireNonNull(key.seal(place, value));
    }

    private Words opened(MailDelivery mail, Map<UUID, PersonalKey> own) {
        if (!PersonalFields.isSealed(mail.words().html())) {
            return mail.words();
        }
        var key = mail.keyOf == null ? null : own.get(mail.keyOf);
        if (mail.keyOf != null && (key == null || key.isDestroyed())) {
            return Words.ERASED;
        }
        return mail.words()
                .each(
                        value -> opened(key, place("recipients", mail.id()), value),
                        value -> opened(key, place("html", mail.id()), value),
                        value -> opened(key, place("text", mail.id()), value));
    }

    private String opened(@Nullable PersonalKey key, String place, String value) {
        return key == null ? house.open(place, value) : Objects.requireNonNull(key.open(place, value));
    }

    private static String place(String column, UUID id) {
        return TABLE + column + "/" + id;
    }
}
