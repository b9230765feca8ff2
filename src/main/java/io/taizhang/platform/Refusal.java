package io.taizhang.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The business says no: a stable code, the figures that explain it, and the HTTP status it is answered with. The words
 * stand in {@code problems.properties} and {@code problems_en.properties} under the code. The only exception that rooms
 * throw.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Object> arguments;
    private final transient List<Field> fields = new ArrayList<>();
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private @Nullable Duration retryAfter;

    /** A place in the request that is wrong; {@code pointer} is a JSON pointer (RFC 6901) or a parameter's name. */
    public record Field(String pointer, String code, List<Object> arguments) {}

    Refusal(int status, String code, Object... arguments) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** 400: the request cannot be read or names something that does not exist in the contract. */
    public static Refusal unreadable(String code, Object... arguments) {
        return new Refusal(400, code, arguments);
    }

    /** 401: the caller is not signed in, or not any more. */
    public static Refusal unauthenticated(String code, Object... arguments) {
        return new Refusal(401, code, arguments);
    }

    /** 403: the caller may not do this at all. */
    public static Refusal forbidden(String code, Object... arguments) {
        return new Refusal(403, code, arguments);
    }

    /** 404: does not exist or lies outside the caller's scope; the two are not told apart. */
    public static Refusal notFound(String noun) {
        return new Refusal(404, "not_found", noun);
    }

    /** 409: conflicts with the state that the resource is in. */
    public static Refusal conflict(String code, Object... arguments) {
        return new Refusal(409, code, arguments);
    }

    /** 412: somebody else has changed the resource; {@code current} is its state now. */
    public static Refusal stale(Object current) {
        return new Refusal(412, "version_stale").with("current", current);
    }

    /** 413: the upload or body is larger than this operation takes. */
    public static Refusal tooLarge(String code, Object... arguments) {
        return new Refusal(413, code, arguments);
    }

    /** 422: readable, but a rule refuses it. */
    public static Refusal rule(String code, Object... arguments) {
        return new Refusal(422, code, arguments);
    }

    /** 428: the request must say which version it changes. */
    public static Refusal preconditionRequired() {
        return new Refusal(428, "if_match_required");
    }

    /** 429: too often; to be tried again after the given time. */
    public static Refusal tooMany(String code, Duration retryAfter, Object... arguments) {
        var refusal = new Refusal(429, code, arguments);
        refusal.retryAfter = retryAfter;
        return refusal;
    }

    /** 503: something that this needs cannot be reached; to be tried again after the given time. */
    public static Refusal unavailable(String code, Duration retryAfter, Object... arguments) {
        var refusal = new Refusal(503, code, arguments);
        refusal.retryAfter = retryAfter;
        return refusal;
    }

    /** Names the place in the request that is wrong, with the refusal's own code. */
    public Refusal at(String pointer) {
        fields.add(new Field(pointer, code, arguments));
        return this;
    }

    /** Adds a member to the problem document. */
    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** The HTTP status, 400–429 or 503; 202 for a {@link Deferral}. */
    public int status() {
        return status;
    }

    /** The stable code of the contract, in snake_case. */
    public String code() {
        return code;
    }

    /** The figures of the message. */
    public List<Object> arguments() {
        return arguments;
    }

    /** The places in the request that are wrong; empty when it is the request as a whole. */
    public List<Field> fields() {
        return fields;
    }

    Map<String, Object> members() {
        return members;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
