package dev.earlyaccess.endtoend;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Signs tokens, as the company's backend does. */
public final class Tokens {

    public static final String SECRET = "a-secret-of-32-bytes-or-more-that-only-tests-use";

    /** Some tests move the clock ahead of the time at which a token is made. */
    private static final Duration VALID_FOR = Duration.ofDays(30);

    private Tokens() {}

    static String of(String user, String... roles) {
        return of(user, Instant.now(), roles);
    }

    /** A token that has expired at this time. */
    static String expired(String user, Instant now) {
        return of(user, now.minus(VALID_FOR.plusDays(1)));
    }

    private static String of(String user, Instant now, String... roles) {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject(user)
                        .claim("name", user.substring(0, 1).toUpperCase() + user.substring(1))
                        .claim("email", user + "@example.com")
                        .claim("roles", List.of(roles))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(VALID_FOR)))
                        .build());
        try {
            token.sign(new MACSigner(SECRET));
        } catch (JOSEException ex) {
            throw new AssertionError(ex);
        }
        return token.serialize();
    }
}
