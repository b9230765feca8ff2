package io.taizhang.card;

import io.taizhang.identity.Caller;
import io.taizhang.identity.Guesses;
import io.taizhang.identity.HouseSecret;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Payment codes: shown by the holder's phone, scanned at a till, good for about a minute and for one payment. The key of
 * a card's codes is derived from the secret of the installation and lies nowhere.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PaymentCodes {

    /** So many wrong codes in a row cost a till nothing: cameras misread. */
    private static final int FREE = 10;

    private final CardSecrets secrets;
    private final HouseSecret secret;
    private final Guesses guesses;
    private final Caller caller;
    private final BusinessTime time;

    PaymentCodes(CardSecrets secrets, HouseSecret secret, Guesses guesses, Caller caller, BusinessTime time) {
        this.secrets = secrets;
        this.secret = secret;
        this.guesses = guesses;
        this.caller = caller;
        this.time = time;
    }

    /** A code to show: 20 digits, when no till takes it any more, and when the next one is due. */
    public record Shown(String code, Instant validUntil, Instant nextAt) {}

    /** The card that a code stands for, or why it is not taken. */
    public record Redeemed(@Nullable UUID cardId, @Nullable Refusal refusal) {}

    /**
     * A code of the card that was not used yet: that of this half minute or of the next, which is taken already.
     *
     * @throws Refusal 429 {@code payment_code_wait} when both are used
     */
    public Shown show(UUID cardId) {
        var alias = secrets.lock(cardId).alias;
        var now = time.now();
        var current = PaymentCode.stepOf(now);
        var used = secrets.usedFrom(cardId, current);
        var step = LongStream.of(current, current + 1)
                .filter(one -> !used.contains(one))
                .findFirst()
                .orElseThrow(() -> {
                    var wait = Duration.between(now, startOf(current + 1));
                    return Refusal.tooMany("payment_code_wait", wait, Math.max(1, wait.toSeconds()));
                });
        return new Shown(PaymentCode.of(alias, key(cardId), step).digits(), startOf(step + 2), startOf(current + 1));
    }

    /**
     * Uses a code up for one movement. A refusal is returned and not thrown, because a wrong code counts only if the
     * caller's transaction commits; that also uses the code up when the payment itself is then declined.
     *
     * @param key the movement's
     * @return the card, or 422 {@code payment_code_invalid} (wrong or too old: the two are not told apart) or 409
     *     {@code payment_code_used}
     * @throws Refusal 429 {@code payment_code_locked} after too many wrong ones from this caller
     */
    public Redeemed redeem(String typed, UUID key) {
        var bucket = "payment-code:" + caller.id();
        guesses.requireFree("payment_code_locked", bucket);
        var code = PaymentCode.read(typed);
        var cardId = code == null ? null : secrets.cardOf(code.alias()).orElse(null);
        var step = code == null || cardId == null ? null : stepOf(code, cardId);
        if (cardId == null || step == null) {
            guesses.failed(bucket, FREE);
            return new Redeemed(null, Refusal.rule("payment_code_invalid").at("/paymentCode"));
        }
        if (!secrets.use(cardId, step, key, time.now())) {
            return new Redeemed(null, Refusal.conflict("payment_code_used").at("/paymentCode"));
        }
        guesses.succeeded(bucket);
        return new Redeemed(cardId, null);
    }

    /** The clocks of till, server and phone may be apart by half a minute. */
    private @Nullable Long stepOf(PaymentCode code, UUID cardId) {
        var key = key(cardId);
        var current = PaymentCode.stepOf(time.now());
        return LongStream.rangeClosed(current - 1, current + 1)
                .filter(step -> code.isOf(key, step))
                .boxed()
                .findFirst()
                .orElse(null);
    }

    private byte[] key(UUID cardId) {
        return secret.key("payment code " + cardId);
    }

    private static Instant startOf(long step) {
        return Instant.ofEpochSecond(step * PaymentCode.STEP_SECONDS);
    }
}
