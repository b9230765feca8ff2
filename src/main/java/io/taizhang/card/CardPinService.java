package io.taizhang.card;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.taizhang.audit.AuditTrail;
import io.taizhang.customer.PhoneHolders;
import io.taizhang.identity.HouseSecret;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The PIN of a card: six digits, five tries in a row, then the PIN is locked and not the card.
 *
 * <p>Six digits are a million possibilities, so no hash can protect them from whoever has the hash. What protects them is
 * the pepper: the PIN is put through HMAC with a key that lies in no table before it is hashed. Argon2id above that is for
 * the day on which the key is lost too; 4 MiB and one pass cost a till about 10 ms and such a thief hours for each card.
 *
 * <p>A try is counted under the lock of the card's row in {@code card_secret}, before its answer can be known: 64 wrong
 * PINs at once are tried one after the other, and from the sixth on none is looked at.
 */
@ApplicationScoped
@Transactional
public class CardPinService {

    private static final String SUBJECT = "card";
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(4_096, 1, 1, 32, Argon2.ID);

    private final CardSecrets secrets;
    private final Cards cards;
    private final PhoneHolders holders;
    private final AuditTrail audit;
    private final BusinessTime time;
    private final byte[] pepper;
    private final byte[] marks;
    private final Money freeAmount;
    private final String nobody;

    /** Each hash takes 4 MiB and a core: a burst of them waits here. */
    private final Semaphore hashing = new Semaphore(8, true);

    CardPinService(
            CardSecrets secrets,
            Cards cards,
            PhoneHolders holders,
            AuditTrail audit,
            BusinessTime time,
            HouseSecret secret,
            @ConfigProperty(name = "taizhang.card.pin-free-amount", defaultValue = "200.00") BigDecimal freeAmount) {
        this.secrets = secrets;
        this.cards = cards;
        this.holders = holders;
        this.audit = audit;
        this.time = time;
        this.pepper = secret.key("card pin");
        this.marks = secret.key("card pin mark");
        this.freeAmount = Money.parse(freeAmount.toPlainString(), Money.CNY);
        this.nobody = hash(new UUID(0, 0), "no PIN at all");
    }

    /**
     * Whether paying so much with this card takes its PIN. A program may ask for it always or from an amount on; where it
     * says nothing, the house asks above its free amount: with a registered card always, with an anonymous one only when
     * it has a PIN, because nobody could give it one.
     */
    public boolean isNeeded(UUID cardId, Money amount) {
        return cards.asksPin(cardId, freeAmount(), amount.minor());
    }

    /** What the house lets pass without the PIN where the terms of a card say nothing, in 分. */
    long freeAmount() {
        return freeAmount.minor();
    }

    /**
     * Tries the PIN of a payment; a miss counts whatever becomes of the payment.
     *
     * @throws Refusal like the refusals of {@link #check}; 404 without such a card
     */
    @Transactional(dontRollbackOn = Refusal.class)
    void require(UUID cardId, String pin) {
        var missed = check(card(cardId).id(), pin, "/pin");
        if (missed != null) {
            throw missed;
        }
    }

    /**
     * Tries a PIN. The answer is null when it is right. A refusal is returned and not thrown, because the try counts only
     * if the caller's transaction commits; a card without a PIN refuses like one with another PIN.
     *
     * @param pointer where the PIN stands in the request
     * @return 422 {@code card_pin_wrong} with {@code remainingTries}, or 409 {@code card_pin_locked}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public @Nullable Refusal check(UUID cardId, String pin, String pointer) {
        var secret = secrets.lock(cardId);
        if (secret.isLocked()) {
            return locked(pointer);
        }
        var hash = secret.pinHash;
        if (matches(cardId, pin, hash == null ? nobody : hash) && hash != null) {
            secret.unlock();
            return null;
        }
        secret.missed(time.now());
        var remaining = secret.remainingTries();
        record(remaining == 0 ? "card.pin_locked" : "card.pin_missed", cardId, Map.of("remainingTries", remaining));
        return remaining == 0
                ? locked(pointer)
                : Refusal.rule("card_pin_wrong", remaining).at(pointer).with("remainingTries", remaining);
    }

    /** @throws Refusal 422 {@code card_pin_weak}: easily guessed by whoever knows the card or its holder */
    public void requireGood(UUID cardId, String pin) {
        var card = card(cardId);
        var holder = card.customerId == null ? null : holders.find(card.customerId);
        CardPin.requireGood(
                pin,
                card.number,
                holder == null ? null : holder.birthday(),
                holder == null ? List.of() : holder.phones());
    }

    /**
     * Gives a card a new PIN and opens a locked one. The caller has made sure that the holder wants it.
     *
     * @throws Refusal 422 {@code card_pin_weak}
     */
    public void set(UUID cardId, String pin) {
        requireGood(cardId, pin);
        secrets.lock(cardId).set(hash(cardId, pin), time.now());
        record("card.pin_set", cardId, null);
    }

    /** What is known of the PIN of a card that the caller may see. */
    CardPinView get(UUID cardId) {
        cards.require(cardId);
        return state(cardId);
    }

    /** Whether there is a PIN, and how many tries are left. Says nothing about who may know. */
    public CardPinView state(UUID cardId) {
        var secret = secrets.findById(cardId);
        return secret == null
                ? new CardPinView(false, false, CardSecret.TRIES)
                : new CardPinView(secret.pinHash != null, secret.isLocked(), secret.remainingTries());
    }

    /** Opens a locked PIN by the hand of staff. @throws Refusal 409 {@code card_pin_not_locked} */
    CardPinView unlock(UUID cardId) {
        cards.require(cardId);
        var secret = secrets.lock(cardId);
        if (!secret.isLocked()) {
            throw Refusal.conflict("card_pin_not_locked");
        }
        secret.unlock();
        record("card.pin_unlocked", cardId, null);
        return new CardPinView(secret.pinHash != null, false, secret.remainingTries());
    }

    /**
     * The request as it is told from another under the same key, with a mark in the PIN's place: it tells one PIN from
     * another within that key, and nothing of the PIN, whose hash would be as good as the PIN.
     *
     * @param withPin the command with something else in the PIN's place
     */
    public <C> C marked(@Nullable String key, C command, @Nullable String pin, Function<String, C> withPin) {
        return pin == null ? command : withPin.apply(mark(String.valueOf(key), pin));
    }

    private String mark(String key, String pin) {
        return HexFormat.of().formatHex(HouseSecret.hmac(marks, (key + " " + pin).getBytes(StandardCharsets.UTF_8)));
    }

    private void record(String action, UUID cardId, @Nullable Object after) {
        audit.record(action, SUBJECT, cardId, card(cardId).customerId, null, after);
    }

    private Card card(UUID cardId) {
        return cards.findByIdOptional(cardId).orElseThrow(() -> Refusal.notFound("card"));
    }

    private static Refusal locked(String pointer) {
        return Refusal.conflict("card_pin_locked").at(pointer);
    }

    private String hash(UUID cardId, String pin) {
        return limited(() -> Password.hash(peppered(cardId, pin))
                .addRandomSalt(16)
                .with(ARGON2)
                .getResult());
    }

    private boolean matches(UUID cardId, String pin, String hash) {
        return limited(
                () -> Password.check(peppered(cardId, pin), hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    private String peppered(UUID cardId, String pin) {
        var message = (cardId + " " + pin).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(HouseSecret.hmac(pepper, message));
    }

    private <T> T limited(Supplier<T> work) {
        hashing.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
