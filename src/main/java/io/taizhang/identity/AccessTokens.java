package io.taizhang.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Writes access tokens: JWT (RFC 9068, {@code typ: at+jwt}), RS256, good for minutes and for one session. */
@ApplicationScoped
class AccessTokens {

    static final String ISSUER = "taizhang";
    static final String AUDIENCE = "taizhang-api";
    static final String MEMBER_AUDIENCE = "taizhang-member";
    static final String TYPE = "at+jwt";
    static final String SESSION_CLAIM = "sid";

    private final SigningKeys keys;
    private final IdentitySettings settings;
    private final Clock clock;

    AccessTokens(SigningKeys keys, IdentitySettings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    String issue(SessionState session) {
        var claims = claims(AUDIENCE, session.staffId(), session.sessionId());
        claims.setClaim("upn", session.username());
        claims.setStringListClaim("groups", session.role().name());
        return signed(claims);
    }

    /** For a customer as a member: for another audience, without a role. */
    String issue(MemberSessions.MemberSession session) {
        var claims = claims(MEMBER_AUDIENCE, session.customerId(), session.sessionId());
        claims.setClaim("upn", "member:" + session.customerId());
        return signed(claims);
    }

    private JwtClaims claims(String audience, UUID subject, UUID sessionId) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(audience);
        claims.setSubject(subject.toString());
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(
                now.plus(settings.accessTokenLife()).toEpochMilli()));
        claims.setGeneratedJwtId();
        claims.setClaim(SESSION_CLAIM, sessionId.toString());
        return claims;
    }

    private String signed(JwtClaims claims) {
        var key = keys.signer();
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setHeader("typ", TYPE);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Seconds that a token issued now is good for. */
    long lifeSeconds() {
        return settings.accessTokenLife().toSeconds();
    }
}
