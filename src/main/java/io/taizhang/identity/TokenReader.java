package io.taizhang.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Reads access tokens. SmallRye's own reader takes any token type, a life of a hundred years and tokens of the future;
 * this one takes only what {@link AccessTokens} writes: RS256, our issuer, one of our audiences, {@code at+jwt}, a short
 * life.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class TokenReader extends JWTCallerPrincipalFactory {

    private static final int CLOCK_SKEW_SECONDS = 5;

    private final JwtConsumer consumer;

    /** Tokens that were good: the same signature need not be checked for every request. */
    private final Cache<String, JWTCallerPrincipal> good;

    TokenReader(SigningKeys keys, IdentitySettings settings) {
        int minutes = (int) settings.accessTokenLife().toMinutes() + 1;
        this.good = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(settings.accessTokenLife())
                .build();
        this.consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setExpectedIssuer(true, AccessTokens.ISSUER)
                .setExpectedAudience(true, AccessTokens.AUDIENCE, AccessTokens.MEMBER_AUDIENCE)
                .setExpectedType(true, AccessTokens.TYPE)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(CLOCK_SKEW_SECONDS, minutes * 60 + CLOCK_SKEW_SECONDS)
                .setMaxFutureValidityInMinutes(minutes)
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setVerificationKeyResolver((signature, nested) -> {
                    var key = keys.verifier(signature.getKeyIdHeaderValue());
                    if (key == null || signature.getHeader(PublicJsonWebKey.KEY_ID_PARAMETER) == null) {
                        throw new UnresolvableKeyException("No such key");
                    }
                    return key;
                })
                .build();
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        var known = good.getIfPresent(token);
        if (known != null && known.getExpirationTime() > NumericDate.now().getValue()) {
            return known;
        }
        try {
            var context = consumer.process(token);
            var principal = new DefaultJWTCallerPrincipal(token, AccessTokens.TYPE, context.getJwtClaims());
            good.put(token, principal);
            return principal;
        } catch (InvalidJwtException invalid) {
            throw new ParseException("Not a token of this house", invalid);
        }
    }
}
