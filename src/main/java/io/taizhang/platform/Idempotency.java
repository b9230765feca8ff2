package io.taizhang.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.taizhang.protection.HouseSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Lets a caller send the same POST again without a second effect. Key, hash of the request and answer are stored in the
 * transaction of the effect, the answer sealed; a repeat gets the first answer with {@code Idempotency-Replayed: true}. A refusal by a rule
 * stays refused under its key, so a late retry cannot do what the caller was told did not happen.
 */
@ApplicationScoped
public class Idempotency {

    /** The header with the key: any text of 1–255 characters, one for each intended effect. */
    public static final String HEADER = "Idempotency-Key";

    private static final int CREATED = 201;

    private final EntityManager em;
    private final ObjectMapper json;
    private final ObjectMapper canonical;
    private final SecurityIdentity caller;
    private final HouseSeal seal;

    Idempotency(EntityManager em, ObjectMapper json, SecurityIdentity caller, HouseSeal seal) {
        this.em = em;
        this.json = json;
        this.canonical = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        this.caller = caller;
        this.seal = seal;
    }

    private record Stored(String requestHash, int status, String body) {}

    /**
     * Creates something once per key: answers 201 with the view.
     *
     * @param operation the operation's id; the same key on another operation is another key
     * @param key the header's value; null when the caller sent none, and the effect then simply happens
     * @throws Refusal 422 {@code idempotency_key_reused}, 400 {@code idempotency_key_malformed}
     */
    public <V> RestResponse<V> create(
            String operation, @Nullable String key, Object request, Class<V> view, Supplier<V> effect) {
        return once(operation, key, request, view, () -> Settled.done(effect.get()));
    }

    /** Like {@link #create}, for requests that move money: the key is required (400 {@code idempotency_key_required}). */
    public <V> RestResponse<V> createMoney(
            String operation, @Nullable String key, Object request, Class<V> view, Supplier<V> effect) {
        return once(operation, required(key), request, view, () -> Settled.done(effect.get()));
    }

    /**
     * Like {@link #createMoney}, for effects that leave traces when they are refused: what they wrote down, the refusal
     * and its key commit in one transaction. What is thrown takes everything back, as elsewhere.
     */
    public <V> RestResponse<V> settleMoney(
            String operation, @Nullable String key, Object request, Class<V> view, Supplier<Settled<V>> effect) {
        return once(operation, required(key), request, view, effect);
    }

    /** @throws Refusal 400 {@code idempotency_key_required} or {@code idempotency_key_malformed} */
    public static String required(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw Refusal.unreadable("idempotency_key_required").at(HEADER);
        }
        if (key.length() > 255 || !Texts.isStorable(key)) {
            throw Refusal.unreadable("idempotency_key_malformed").at(HEADER);
        }
        return key;
    }

    /** An answer to give, or a refusal to throw once the transaction is through. */
    private record Outcome<V>(@Nullable RestResponse<V> answer, @Nullable Refusal refusal) {

        RestResponse<V> given() {
            if (refusal != null) {
                throw refusal;
            }
            return Objects.requireNonNull(answer);
        }
    }

    private <V> RestResponse<V> once(
            String operation, @Nullable String key, Object request, Class<V> view, Supplier<Settled<V>> effect) {
        if (key == null) {
            return answer(Objects.requireNonNull(effect.get().view()), CREATED, false);
        }
        var scope = caller.getPrincipal().getName() + "|" + operation;
        var hash = hash(operation, request);
        required(key);
        Outcome<V> outcome;
        try {
            outcome = QuarkusTransaction.requiringNew().call(() -> settle(scope, key, hash, view, effect));
        } catch (Refusal refusal) {
            if (refusal.status() == 409 || refusal.status() == 422) {
                keepRefused(scope, key, hash, refusal);
            }
            throw refusal;
        }
        return outcome.given();
    }

    private <V> Outcome<V> settle(String scope, String key, String hash, Class<V> view, Supplier<Settled<V>> effect) {
        var stored = claim(scope, key, hash);
        if (stored != null) {
            return new Outcome<>(replay(stored, hash, view), null);
        }
        var result = effect.get();
        em.flush();
        var refusal = result.refusal();
        if (refusal != null) {
            keep(scope, key, refusal.status(), write(RefusedAnswer.of(refusal)));
            return new Outcome<>(null, refusal);
        }
        var made = Objects.requireNonNull(result.view());
        keep(scope, key, CREATED, write(made));
        return new Outcome<>(answer(made, CREATED, false), null);
    }

    private void keep(String scope, String key, int status, String body) {
        em.createNativeQuery("update idempotency_key set status = :status, body = :body"
                        + " where scope = :scope and key = :key")
                .setParameter("status", status)
                .setParameter("body", seal.seal(place(scope, key), body))
                .setParameter("scope", scope)
                .setParameter("key", key)
                .executeUpdate();
    }

    /** Takes the key, or waits for whoever holds it and returns what they stored. */
    private @Nullable Stored claim(String scope, String key, String hash) {
        var taken = em.createNativeQuery("insert into idempotency_key (scope, key, request_hash, status, body)"
                        + " values (:scope, :key, :hash, 0, '') on conflict do nothing")
                .setParameter("scope", scope)
                .setParameter("key", key)
                .setParameter("hash", hash)
                .executeUpdate();
        return taken == 1 ? null : find(scope, key);
    }

    private @Nullable Stored find(String scope, String key) {
        var rows = em.createNativeQuery(
                        "select request_hash, status, body from idempotency_key where scope = :scope and key = :key",
                        Object[].class)
                .setParameter("scope", scope)
                .setParameter("key", key)
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        var row = (Object[]) rows.get(0);
        return new Stored((String) row[0], ((Number) row[1]).intValue(), seal.open(place(scope, key), (String) row[2]));
    }

    private static String place(String scope, String key) {
        return "idempotency_key.body/" + scope + "/" + key;
    }

    private void keepRefused(String scope, String key, String hash, Refusal refusal) {
        if (refusal.code().equals("idempotency_key_reused")) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery("insert into idempotency_key (scope, key, request_hash, status, body)"
                                + " values (:scope, :key, :hash, :status, :body) on conflict do nothing")
                        .setParameter("scope", scope)
                        .setParameter("key", key)
                        .setParameter("hash", hash)
                        .setParameter("status", refusal.status())
                        .setParameter("body", seal.seal(place(scope, key), write(RefusedAnswer.of(refusal))))
                        .executeUpdate());
    }

    private <V> RestResponse<V> replay(Stored stored, String hash, Class<V> view) {
        if (!stored.requestHash().equals(hash)) {
            throw Refusal.rule("idempotency_key_reused").at(HEADER);
        }
        try {
            if (stored.status() >= 400) {
                throw json.readValue(stored.body(), RefusedAnswer.class).refusal();
            }
            return answer(json.readValue(stored.body(), view), stored.status(), true);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A stored answer cannot be read", broken);
        }
    }

    /** A refusal as it is kept: code and figures, so that a replay speaks the language of its own request. */
    record RefusedAnswer(
            int status,
            String code,
            List<String> arguments,
            List<String> pointers,
            @Nullable Map<String, Object> members) {

        static RefusedAnswer of(Refusal refusal) {
            return new RefusedAnswer(
                    refusal.status(),
                    refusal.code(),
                    refusal.arguments().stream().map(String::valueOf).toList(),
                    refusal.fields().stream().map(Refusal.Field::pointer).toList(),
                    refusal.members());
        }

        Refusal refusal() {
            var refusal = status == 409
                    ? Refusal.conflict(code, arguments.toArray())
                    : Refusal.rule(code, arguments.toArray());
            pointers.forEach(refusal::at);
            if (members != null) {
                members.forEach(refusal::with);
            }
            return refusal;
        }
    }

    private static <V> RestResponse<V> answer(V result, int status, boolean replayed) {
        var answer = RestResponse.ResponseBuilder.<V>create(status).entity(result);
        return replayed ? answer.header("Idempotency-Replayed", "true").build() : answer.build();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** SHA-256 of the request as it was understood: field order and white space do not matter. */
    public String hash(String operation, Object request) {
        try {
            var digest = Sha256.digest();
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(canonical.writeValueAsBytes(request)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
